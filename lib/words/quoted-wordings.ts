import type { ListedChange } from '../redline/changes/listed-change.ts';
import { hasMovedDenial } from '../redline/changes/moved-denial.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { isWord, splitWords } from '../redline/content/words.ts';
import {
  isFigureAlone,
  isQuotable,
  isShortPhrase,
  isToldInPart,
  noteMark,
  type QuotedChange,
  quotedAll,
  quotedIn,
  toldIn,
} from './quote-text.ts';
import { itemsIn, joinsOnly } from './quoted-item.ts';
import type { RedlineWords } from './redline-words.ts';

/** Adds to quotations the other changes of a few words, where there is room for all of them. */
export function withWordings(
  quotes: readonly QuotedChange[],
  changes: readonly ListedChange[],
  words: RedlineWords,
): readonly QuotedChange[] {
  return withCommas([...quotes, ...quotedWordings(changes, quotes, words)], changes);
}

/** Most other changes of a few words that a sentence quotes, and most quotations with them. */
const mostWordings = 3;
const mostQuotes = 5;

/** Changes of words among which the other place of a word that denies is looked for. */
const mostChanges = 8;

/**
 * The changes of a few words that are not quoted yet, where there is room for all of them: some alone
 * would say nothing of the others. Headings are named by their texts.
 */
function quotedWordings(
  changes: readonly ListedChange[],
  quotes: readonly QuotedChange[],
  words: RedlineWords,
): QuotedChange[] {
  const [known, bound] = [quotedIn(quotes), toldIn(quotes)];
  const left = changes.filter(
    (one) =>
      isOfWords(one) &&
      !(
        known.has(one) ||
        bound.has(one) ||
        one.heading ||
        one.units.length > 0 ||
        isLoneComma(one)
      ),
  );
  const most = Math.min(mostWordings, mostQuotes - quotes.length);
  const told = itemsIn(left).map(({ deed, item, changes: all }): QuotedChange => {
    const text = words[deed](words.quote(nameInvisible(item)), 1);
    return { changes: all, text, isBinding: false };
  });
  const isTold = new Set(quotedIn(told));
  const others = left.filter((one) => !isTold.has(one));
  // What went in one place and came in another one only moved.
  const gone = new Set(changes.map(({ before, after }) => swapKey(before, after)));
  const hasMoved = (one: ListedChange) =>
    one.what !== 'replaced' &&
    (gone.has(swapKey(one.after, one.before)) || others.some((other) => hasTaken(other, one)));
  for (const one of others) {
    if (isTold.has(one)) continue;
    if (told.length >= most || !isPlain(one) || hasMoved(one)) return [];
    if (hasMovedDenial(one, left.slice(0, mostChanges))) return [];
    const quote = quotedAll(one, left, words);
    for (const same of quote.changes) isTold.add(same);
    told.push(quote);
  }
  return told.length > most ? [] : told;
}

/** Whether words are others; amounts that are told without these are counted with their blocks. */
function isOfWords(change: ListedChange): boolean {
  const isFigure = isFigureAlone(change) || isToldInPart(change);
  return change.kind === 'wording' || (change.kind === 'figures' && !isFigure);
}

/** Whether the few words of a change say what it is: no code, no address, no word that joins others. */
function isPlain(change: ListedChange): boolean {
  const { before, after, line, kind, ahead } = change;
  if (!line || !isQuotable(change) || joinsOnly(change) || isHalf(change)) return false;
  if (kind === 'figures' && (ahead !== undefined || !isShortPhrase(change))) return false;
  const isParted =
    change.what === 'replaced' && [before, after].some((text) => holdsSeveral.test(text));
  return !isParted && !noteMark.test(before + after) && !/[@/\\]/u.test(before + after);
}

/** Whether a word came or went that French says on one side of a verb: « ne … que », « ne … pas ». */
function isHalf({ what, before, after }: ListedChange): boolean {
  return (
    what !== 'replaced' && /^\s*(?:ne|n['’]|que|qu['’]|pas|plus|guère)\s*$/iu.test(before + after)
  );
}

/** Parts of two phrases: "15 th, the", "8 and Internet Explorer 10". */
const holdsSeveral =
  /[^\s,;:.!?][,;:.!?]\s+[\p{L}\p{N}]|[、。].|\S\s[–—-]|\p{N}\P{N}{0,20}\p{L}\P{N}{0,20}\p{N}/u;

/** The words of changes, each with those that took the place of the others. */
function swapKey(before: string, after: string): string {
  return [before, after]
    .map((text) => splitWords(text.toLowerCase()).filter(isWord).join(' '))
    .join('|');
}

/** Whether words only came into another change right beside them, as where a link ends elsewhere. */
function hasTaken(other: ListedChange, { before, after, line, place }: ListedChange): boolean {
  if (other.place !== place || other.what !== 'replaced' || !line) return false;
  const isIn = (text: string, some: string) => some.trim() !== '' && text.includes(some.trim());
  const isBeside = (text: string, one: string, more: string) =>
    isIn(text, `${one} ${more}`.replace(/\s+/gu, ' '));
  return before === ''
    ? isIn(other.before, after) && isBeside(line.after, other.after, after)
    : isIn(other.after, before) && isBeside(line.before, other.before, before);
}

/** Adds to quotations the commas that came or went in the same paragraphs, which say nothing more. */
function withCommas(
  quotes: readonly QuotedChange[],
  changes: readonly ListedChange[],
): readonly QuotedChange[] {
  const commas = changes.filter(isLoneComma);
  if (commas.length === 0) return quotes;
  const taken = new Set<number>();
  return quotes.map((quote) => {
    const places = new Set(quote.changes.map(({ place }) => place));
    const beside = commas.filter(({ place }) => places.has(place) && !taken.has(place));
    for (const place of places) taken.add(place);
    const [first, ...others] = quote.changes;
    return { ...quote, changes: [first, ...others, ...beside] };
  });
}

function isLoneComma({ what, kind, before, after, units }: ListedChange): boolean {
  const isOneSided = what === 'inserted' || what === 'deleted';
  const isOfText = kind === 'wording' && units.length === 0;
  return isOneSided && isOfText && /^\s*[,、،]\s*$/u.test(before + after);
}
