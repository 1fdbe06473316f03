import type { OtherFact } from '../model/document.ts';
import { type FieldName, fieldNames } from '../model/field-definitions.ts';
import type { Report } from '../model/problem.ts';
import { remembering } from '../model/remembering.ts';
import { collapse } from '../model/text-of.ts';
import { cleanText } from '../source/clean-text.ts';
import type { FrontMatter, FrontMatterField } from '../source/front-matter.ts';
import type { FrontMatterNode } from '../source/front-matter-node.ts';
import { isPublishingMark } from './draft-mark.ts';
import { saysAddresses } from './former-addresses.ts';
import { nearestWord } from './nearest-word.ts';

/** Most facts of one document that have no meaning to Gazette. */
const maximumFacts = 200;

/**
 * What else front matter states: every value under its own name, as it was written. What stands in
 * a map has the names of both, joined by a point; empty values are no facts.
 *
 * @param read names that were read as fields
 */
export function readOtherFacts(
  { fields }: FrontMatter,
  read: ReadonlySet<string>,
  report: Report,
): OtherFact[] {
  const facts: OtherFact[] = [];
  for (const [key, field] of fields) {
    if (read.has(key) || fieldNames.some((name) => name === key)) continue;
    if (saysAddresses(key, field.node) || isPublishingMark(key, field.node)) continue;
    reportMisspelt(field, fields, report);
    facts.push(...factsOf(field.name, field.node));
  }
  if (facts.length > maximumFacts) {
    const line = [...fields.values()].at(-1)?.node.line ?? 1;
    const message = `front matter has more than ${maximumFacts} facts; the first ones count`;
    report(line, 'warning', message, 'Move what is no fact below it.');
  }
  return facts.slice(0, maximumFacts);
}

/** The fact whose name was meant by another name, as far as its letters tell. */
export const misspeltField: (name: string) => FieldName | undefined = remembering(
  (name) => nearestWord(name, fieldNames),
  1000,
);

function reportMisspelt(
  { name, node }: FrontMatterField,
  fields: FrontMatter['fields'],
  report: Report,
): void {
  const meant = misspeltField(name);
  if (meant === undefined || fields.has(meant)) return;
  const message = `"${name.slice(0, 80)}" has no meaning to Gazette, so it is shown under its own name: did you mean "${meant}"?`;
  report(node.line, 'warning', message, `Write "${meant}" if you did.`);
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
