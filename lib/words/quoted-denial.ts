import type { ListedChange } from '../redline/changes/listed-change.ts';
import { bindingPhrases } from '../redline/classify/force.ts';
import { denying } from '../redline/classify/negations.ts';
import { countSameEnds } from '../redline/content/same-ends.ts';

/** What a text says before and after, where a word that denies came or went. */
export interface Denial {
  readonly before: string;
  readonly after: string;
  /** The changes of its line that make it. */
  readonly changes: readonly [ListedChange, ...ListedChange[]];
}

/** Articles in whose place such words come: "ein" and "kein". */
const articles: ReadonlySet<string> = new Set([
  ...['a', 'an', 'any', 'un', 'une', 'de', 'd', 'una', 'uno'],
  ...['ein', 'eine', 'einen', 'einem', 'einer', 'eines'],
]);

/** The denials that came or went in lines, in order; at most one of each line. */
export function denialsIn(changes: readonly ListedChange[]): readonly Denial[] {
  const lines = Map.groupBy(changes, ({ place, units }) => (units.length > 0 ? -1 : place));
  return [...lines].flatMap(([place, line]) => (place < 0 ? [] : (denialOf(line) ?? [])));
}

function denialOf(all: readonly ListedChange[]): Denial | undefined {
  const [first, ...others] = all.filter(deniesOnly);
  if (!first?.line) return undefined;
  const found = ofVerb(first.line) ?? ofFrenchVerb(first.line, [first, ...others]);
  return found && { ...found, changes: [first, ...others] };
}

/** Whether a change brings or takes away words that deny, and nothing else. */
function deniesOnly({ what, before, after, amounts }: ListedChange): boolean {
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  // "Not exceed 30 days" is told with its amount.
  if (!isOfWords || amounts || Math.max(before.length, after.length) > longest) return false;
  const words = wordsIn(`${before} ${after}`);
  return (
    words.some((word) => denying.has(word)) &&
    words.every((word) => denying.has(word) || articles.has(word))
  );
}

/** Characters of the words that deny. */
const longest = 20;

type Texts = Pick<Denial, 'before' | 'after'>;

/** A duty or permission that is denied in one version of a line alone: "must" and "must not". */
function ofVerb({ before, after }: Texts): Texts | undefined {
  const [old, young] = [bindingPhrases(before), bindingPhrases(after)];
  const phrases = [old, young].map((some) => some.map(({ phrase }) => phrase));
  const { start, end } = countSameEnds(phrases[0] ?? [], phrases[1] ?? []);
  const [one, more] = old.slice(start, old.length - end);
  const [other, another] = young.slice(start, young.length - end);
  if (!one || !other || more || another) return undefined;
  const [verbs, denials] = [0, 1].map((part) =>
    [one, other].map(({ phrase }) => phrase.split(' ')[part]),
  );
  const isSameVerb = verbs?.[0] === verbs?.[1];
  return isSameVerb && denials?.includes(undefined)
    ? { before: one.written, after: other.written }
    : undefined;
}

/** The words that deny a verb of French on both sides: « ne publie pas », « n’est jamais ». */
const around =
  /(?<![\p{L}\p{M}])n(?:e |['’])([^\s,;:.!?]{1,25}(?: [^\s,;:.!?]{1,25})?) (?:pas|plus|jamais|rien|aucune?)(?![\p{L}\p{M}])/giu;

/** The same of any verb of French, where both words came or went. */
function ofFrenchVerb(
  { before, after }: Texts,
  changes: readonly ListedChange[],
): Texts | undefined {
  if (changes.length !== 2) return undefined;
  if (changes.every((change) => change.what === 'inserted')) return aroundOne(before, after);
  const swapped = changes.every((change) => change.what === 'deleted') && aroundOne(after, before);
  return swapped ? { before: swapped.after, after: swapped.before } : undefined;
}

/** The one verb that a text denies and another one says. */
function aroundOne(plain: string, denied: string): Texts | undefined {
  const fitting = [...denied.matchAll(around)].filter(
    ({ 0: written, 1: verb = '' }) => !plain.includes(written) && plain.includes(verb),
  );
  const [found, more] = fitting;
  return found && !more ? { before: found[1] ?? '', after: found[0] } : undefined;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
