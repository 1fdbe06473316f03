import type { OtherFact } from '../model/document.ts';
import { type FieldName, fieldDefinitions, fieldNames } from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import { remembering } from '../model/remembering.ts';
import { collapse } from '../model/text-of.ts';
import { cleanText } from '../source/clean-text.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import type { FrontMatterNode } from '../source/front-matter-node.ts';
import { isPublishingMark } from './draft-mark.ts';
import { saysAddresses } from './former-addresses.ts';
import { fieldOfLabel, isUnmistakable } from './labels.ts';
import { nearestWord } from './nearest-word.ts';

/** Most facts of one document that have no meaning to Gazette. */
const maximumFacts = 200;

/**
 * What else front matter states: every value under its own name, as it was written. What stands in
 * a map has the names of both, joined by a point; empty values are no facts.
 *
 * @param read names that were read as labels of fields, and the fields that front matter states
 */
export function readOtherFacts(
  { fields }: FrontMatter,
  read: { readonly keys: ReadonlySet<string>; readonly stated: ReadonlySet<FieldName> },
  report: Report,
): OtherFact[] {
  const facts: OtherFact[] = [];
  for (const [key, field] of fields) {
    if (read.keys.has(key) || ownNames.has(key)) continue;
    if (saysAddresses(key, field.node) || isPublishingMark(key, field.node)) continue;
    const found = factsOf(field.name, field.node);
    const values = found.flatMap((fact) => fact.values);
    if (values.length > 0)
      reportOtherName({ name: field.name, values }, field.node.line, read.stated, report);
    facts.push(...found);
  }
  if (facts.length > maximumFacts) {
    const line = [...fields.values()].at(-1)?.node.line ?? 1;
    const message = `front matter has more than ${maximumFacts} facts; the first ones count`;
    report(line, 'warning', message, 'Move what is no fact below it.');
  }
  return facts.slice(0, maximumFacts);
}

/**
 * The field that a fact of another name may have meant: its letters are near, or the name is one of
 * the field's labels. Gazette did not read that as the field, as other programs use the word, too.
 */
export function meantField({ name, values }: OtherFact): FieldName | undefined {
  const near = misspeltField(name);
  if (near !== undefined) return near;
  const labelled = fieldOfLabel(name);
  return labelled !== undefined && mayState(labelled, name, values) ? labelled : undefined;
}

const misspeltField = remembering((name) => nearestWord(name, fieldNames), 1000);

const ownNames: ReadonlySet<string> = new Set(fieldNames);

/** "end: 7" is no date, and "roadmap: https://…" no milestone. */
function mayState(field: FieldName, label: string, values: readonly string[]): boolean {
  if (fieldDefinitions[field].sort === 'date') return values.some((value) => year.test(value));
  return field !== 'milestones' || !isUnmistakable(label) || values.length > 1;
}

const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

/** Tells an author of a name that may have meant a field that is stated nowhere else. */
function reportOtherName(
  fact: OtherFact,
  line: number,
  stated: ReadonlySet<FieldName>,
  report: Report,
): void {
  const { name } = fact;
  const meant = meantField(fact);
  if (meant === undefined || stated.has(meant)) return;
  const why =
    misspeltField(name) === undefined
      ? 'is shown under its own name, as other programs use this word, too'
      : 'has no meaning to Gazette, so it is shown under its own name';
  const message = `"${name.slice(0, 80)}" ${why}: did you mean "${meant}"?`;
  report(line, 'warning', message, `Write "${meant}" if you did.`);
}

function factsOf(name: string, { value, written }: FrontMatterNode): OtherFact[] {
  if (value.kind === 'empty') return [];
  if (value.kind === 'map')
    return value.entries.flatMap(([inside, node]) => factsOf(`${name}.${inside}`, node));
  if (value.kind === 'alias') return [{ name, values: [written] }];
  const values =
    value.kind === 'list' ? value.items.flatMap(textOf) : [collapse(cleanText(value.text))];
  const stated = values.filter((text) => text !== '');
  return stated.length === 0 ? [] : [{ name, values: stated }];
}

function textOf({ value, written }: FrontMatterNode): string[] {
  if (value.kind === 'empty') return [];
  return [value.kind === 'scalar' ? collapse(cleanText(value.text)) : written];
}
