import { countSameEnds } from '../content/same-ends.ts';
import { figuresOf, valuesOf } from './figures.ts';
import { graver, type Kind } from './kinds.ts';
import { lineEndSign, writtenForm } from './written-form.ts';

/** What stands before and behind a changed text in one version. */
export interface Beside {
  readonly left: string;
  readonly right: string;
}

/** Where a text stands that changed. */
export interface TextPlace {
  /** Its surroundings in each version: what a sign means depends on them. */
  readonly beside?: readonly Beside[];
  /** Code, of which each character counts. */
  readonly isCode?: boolean;
  /** The kind of all text changes in its line, where the whole line reads the same in both versions. */
  readonly lineKind?: 'typography' | 'formatting';
  /** Whether first cells number the rows of the table that it is in. */
  readonly isNumbered?: boolean;
  /** The headings that stand open in front of it in each version, by level. */
  readonly headingsAhead?: {
    readonly before: ReadonlyMap<number, string>;
    readonly after: ReadonlyMap<number, string>;
  };
  /** The heading that it is in, in both versions. */
  readonly heading?: { readonly before: string; readonly after: string };
}

const alone: readonly Beside[] = [{ left: '', right: '' }];

/**
 * The kind of change when one text replaces another. It is the slightest only where both are the
 * same to a careful reader, aloud and in writing.
 */
export function kindOfText(before: string, after: string, place: TextPlace = {}): Kind {
  if (before === after) return 'formatting';
  const { beside = alone, isCode = false, lineKind, heading } = place;
  if (lineKind && !isCode) return lineKind;
  let kind: Kind | undefined;
  for (const { left, right } of beside) {
    const [oldForm, newForm] = [before, after].map((text) => writtenForm(left + text + right));
    kind = graver(kind, kindOfForms(oldForm ?? '', newForm ?? ''));
  }
  if (isCode) return graver(kind, 'wording');
  if (kind !== 'wording' && kind !== 'typography') return kind ?? 'wording';
  return heading && isOtherCase(before, after, heading) ? 'typography' : (kind ?? 'wording');
}

function kindOfForms(before: string, after: string): Kind {
  if (before === after) return 'typography';
  const [oldPart, newPart] = differingParts(before, after);
  const isSame = (of: (text: string) => string) => of(oldPart) === of(newPart);
  if (!isSame(figuresOf) && !isSame(valuesOf)) return 'figures';
  return isSame(withoutLineEnds) ? 'structure' : 'wording';
}

function withoutLineEnds(form: string): string {
  return form.replaceAll(lineEndSign, ' ');
}

/** The longest figure is shorter: what stands farther from a change belongs to other figures. */
const reach = 32;

/** Two texts without what both begin and end with, but for what figures there may hold. */
function differingParts(before: string, after: string): [string, string] {
  const { start, end } = countSameEnds(before, after);
  const first = Math.max(0, start - reach);
  const left = Math.max(0, end - reach);
  return [before.slice(first, before.length - left), after.slice(first, after.length - left)];
}

/**
 * Whether words differ only in the case of first letters, in a heading that has capitals for all
 * its words in one version, and for none but the first in the other. There, a capital tells nothing.
 */
function isOtherCase(
  before: string,
  after: string,
  heading: { readonly before: string; readonly after: string },
): boolean {
  const isOtherStyle =
    (isTitleCase(heading.before) && isSentenceCase(heading.after)) ||
    (isSentenceCase(heading.before) && isTitleCase(heading.after));
  return isOtherStyle && withoutCapitals(before) === withoutCapitals(after);
}

/** A word of small letters but for its first, which follows no number: "Mg" is a unit there. */
const capitalized = /(?<![\p{L}\p{M}\p{N}]|\p{N} ?)\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu;

/** Names that are other words without a capital. */
const names: ReadonlySet<string> = new Set([
  ...['March', 'May', 'August', 'Lent', 'Polish', 'China', 'Turkey', 'Jersey', 'Reading', 'Nice'],
  ...['Labour', 'Conservative', 'Liberal', 'Commons', 'Lords', 'Crown', 'Job', 'Mark', 'Will'],
]);

function withoutCapitals(text: string): string {
  return writtenForm(text).replace(capitalized, (word) =>
    names.has(word) ? word : word.toLowerCase(),
  );
}

/** Whether each word of four letters or more begins with a capital. */
function isTitleCase(heading: string): boolean {
  const words = heading.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 0 && words.every((word) => /^\p{Lu}/u.test(word));
}

function isSentenceCase(heading: string): boolean {
  const [, ...words] = heading.match(/\p{L}+/gu) ?? [];
  return words.every((word) => !/^\p{Lu}/u.test(word));
}
