import { countForce, movedSentences } from '../redline/changes/count-force.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { hasMovedDenial } from '../redline/changes/moved-denial.ts';
import { bindingPhrases, differInForce, forceWords } from '../redline/classify/force.ts';
import { denying } from '../redline/classify/negations.ts';
import {
  isQuotable,
  type QuotedChange,
  quoteCounted,
  quoted,
  quotedAll,
  quoteText,
} from './quote-text.ts';
import type { RedlineWords } from './redline-words.ts';
import { listed } from './told.ts';

/** Characters of a phrase, as a part of a sentence. Longer texts are other sentences. */
const longestPhrase = 120;

/**
 * The changes of words within a sentence that make it more or less binding, such as "may" to "must"
 * or a "not" that came. Whole sentences that were replaced are not compared; nor is one said to lose
 * a "not" that went with words too long to be quoted.
 */
function changesOfForce(changes: readonly ListedChange[]): readonly ListedChange[] {
  let moved: ReadonlySet<ListedChange> | undefined;
  const hasMoved = (change: ListedChange) => {
    moved ??= movedSentences(changes);
    return moved.has(change);
  };
  return changes.filter((change, index) => {
    const { kind, units, before, after } = change;
    const near = changes.slice(Math.max(0, index - nearby), index + nearby + 1);
    return (
      (kind === 'wording' || kind === 'figures') &&
      units.length === 0 &&
      Math.max(before.length, after.length) <= longestPhrase &&
      differInForce(before, after) &&
      !holdsSentenceEnd(before + after) &&
      (isQuotable(change) || changedForce(change) !== undefined) &&
      !changedPart(change, near) &&
      !hasMovedDenial(change, near) &&
      !hasMoved(change)
    );
  });
}

/** Whether a text holds parts of two sentences. */
function holdsSentenceEnd(text: string): boolean {
  return /[.!?]\s+\S/u.test(text);
}

/** Changes on each side among which the other half of one is, where a text was split or joined. */
const nearby = 8;

/** Whether the words that bind only stand in another part of a text that was split or joined here. */
function changedPart(change: ListedChange, near: readonly ListedChange[]): boolean {
  const isCut = ({ what, place }: ListedChange) =>
    (what === 'split' || what === 'joined') && Math.abs(place - change.place) <= 1;
  if (!near.some(isCut)) return false;
  return near.some(
    ({ before, after }) =>
      !differInForce(before, change.after) &&
      !differInForce(after, change.before) &&
      differInForce(before, after),
  );
}

/**
 * The first change that {@link changesOfForce} finds, and the next ones that put a verb in the place
 * of a verb, or words that changed places with it: of these, none came or went.
 */
export function quotedForce(
  changes: readonly ListedChange[],
  isOpen: (change: ListedChange) => boolean,
  most: number,
  words: RedlineWords,
): QuotedChange[] {
  const quotes: QuotedChange[] = [];
  const known = new Set<ListedChange>();
  for (const force of changesOfForce(changes).filter(isOpen)) {
    if (quotes.length >= most) break;
    const [first] = quotes[0]?.changes ?? [];
    if (known.has(force) || (first && !isPairedWith(first, force))) continue;
    const quote = isQuotable(force)
      ? quotedAll(force, changes.filter(isOpen), words)
      : quoted(force, quoteForce(force, words));
    quotes.push(quote);
    for (const one of quote.changes) known.add(one);
  }
  return quotes;
}

/** Whether a change has words that bind on both sides, or took another one back in another place. */
function isPairedWith(first: ListedChange, { before, after }: ListedChange): boolean {
  const isBack = before.trim() === first.after.trim() && after.trim() === first.before.trim();
  return isBack || [before, after].every((text) => bindingPhrases(text).length > 0);
}

/** Of a long phrase only the words are quoted that make it more or less binding. */
function quoteForce(change: ListedChange, words: RedlineWords): string {
  const { amounts: _, phrases: __, clauses: ___, ...rest } = change;
  return quoteText({ ...rest, ...changedForce(change) }, words);
}

/**
 * What each side of a change says of how binding it is, where both say it with a verb, or with words
 * that deny alone: a verb did not become the "not" of another one.
 */
function changedForce({
  before,
  after,
}: ListedChange): Pick<ListedChange, 'before' | 'after'> | undefined {
  const [old, young] = [forceOf(before), forceOf(after)];
  const isOne = old.hasVerb === young.hasVerb && old.text !== '' && young.text !== '';
  return isOne && old.text !== young.text ? { before: old.text, after: young.text } : undefined;
}

/** The words in a text that bind or deny: a verb with what denies it, or all with "…" for others. */
function forceOf(text: string): { readonly text: string; readonly hasVerb: boolean } {
  const [phrase, more] = bindingPhrases(text);
  if (phrase && !more) return { text: phrase.written, hasVerb: true };
  const words = forceWords(text);
  const gaps = words.map((word, index) => {
    const last = index === 0 ? undefined : words[index - 1];
    if (last === undefined || text.includes(last + word)) return word;
    return text.includes(`${last} ${word}`) ? ` ${word}` : ` … ${word}`;
  });
  const hasVerb = words.some((word) => !denying.has(word.toLowerCase()));
  return { text: gaps.join(''), hasVerb };
}

/** What is said of the duties that came and that went: “must” and “should” (5) added. */
export type ToldForce = Partial<Readonly<Record<'deleted' | 'inserted', string>>>;

/**
 * The duties that came and went, and apart those of sections that came or went as a whole. Those in
 * blocks that are quoted are not told again.
 */
export function tellForce(
  changes: readonly ListedChange[],
  words: RedlineWords,
  quoted: ReadonlySet<ListedChange>,
): {
  readonly inText: ToldForce;
  readonly inSections: ToldForce;
  readonly toldApart: ReadonlySet<ListedChange>;
} {
  const { inSections, toldApart, ...inText } = countForce(changes, quoted);
  const tell = (counts: typeof inSections): ToldForce =>
    Object.fromEntries(
      (['deleted', 'inserted'] as const).flatMap((deed) => {
        const named = counts[deed].slice(0, mostPhrases).map((one) => quoteCounted(one, words));
        return named.length === 0 ? [] : [[deed, words[deed](listed(named, words), named.length)]];
      }),
    );
  return { inText: tell(inText), inSections: tell(inSections), toldApart };
}

/** Most sorts of duties that a sentence names; the strongest are. */
export const mostPhrases = 3;
