import type { ListedChange, NamedFigures } from '../redline/changes/listed-change.ts';
import { isMeasured, isYear } from '../redline/classify/amounts.ts';
import { figuresOf } from '../redline/classify/figures.ts';
import { differInForce } from '../redline/classify/force.ts';
import { isLimitWord } from '../redline/classify/limits.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { isWord, splitWords } from '../redline/content/words.ts';
import type { RedlineWords } from './redline-words.ts';
import { listed } from './told.ts';

/** Characters of a name or text that a sentence quotes, so that there is room for both values. */
export const longestQuoted = 40;

/** Characters of a text that came or went, and took the place of none. */
export const longestOneSided = 60;

/** A change, or several that make one, and the sentence that quotes it. */
export interface QuotedChange {
  readonly changes: readonly [ListedChange, ...ListedChange[]];
  /** Changes whose words that bind it tells, and not the other ones. */
  readonly parts?: readonly ListedChange[];
  readonly text: string;
  /** Whether it says how binding the text is, or on what that depends. */
  readonly isBinding: boolean;
}

/** The changes that quotes tell of: very many where the same was done everywhere. */
export function quotedIn(quotes: readonly (QuotedChange | undefined)[]): ReadonlySet<ListedChange> {
  return new Set(quotes.flatMap((quote) => quote?.changes ?? []));
}

/** The same, and the changes whose words that bind they tell of. */
export function toldIn(quotes: readonly QuotedChange[]): ReadonlySet<ListedChange> {
  return new Set(quotes.flatMap(({ changes, parts = [] }) => [...changes, ...parts]));
}

export function quoted(change: ListedChange, text: string): QuotedChange {
  return { changes: [change], text, isBinding: differInForce(change.before, change.after) };
}

/** The same words that came, went or took the place of the same are quoted once, with how often. */
export function quotedAll(
  first: ListedChange,
  changes: readonly ListedChange[],
  words: RedlineWords,
): QuotedChange {
  const others = changes.filter((change) => change !== first && areSame(first, change, words));
  const text = quoteText(first, words);
  const count = countAmounts([first, ...others]);
  return {
    ...quoted(first, count === 1 ? text : words.times(text, count)),
    changes: [first, ...others],
  };
}

/** How many changes there are: several in one block that make one limit another are one. */
function countAmounts(changes: readonly ListedChange[]): number {
  return new Set(changes.map((one) => (one.amounts?.isLimit ? one.place : one))).size;
}

function areSame(one: ListedChange, other: ListedChange, words: RedlineWords): boolean {
  // A limit in front may go where one behind comes: "at most 30 days", "30 days or more".
  const areLimits = one.amounts?.isLimit === true && other.amounts?.isLimit === true;
  const isDeed = areLimits || one.what === other.what;
  const isLike = isDeed && one.kind === other.kind && isQuotable(other);
  return isLike && quoteText(one, words) === quoteText(other, words);
}

/** Whether a figure took the place of another one, and no other words came or went with it. */
export function isFigureAlone(change: ListedChange): boolean {
  const { kind, what, before, after, amounts } = change;
  if (kind !== 'figures' || !isQuotable(change)) return false;
  if (amounts || change.phrases) return true;
  if (what !== 'replaced') return false;
  const [old, young] = [before, after].map(withoutNoteMarks);
  if (old === young || old === '' || young === '') return false;
  // A part of a mark that an author wrote without a note: "3][4".
  return wordsIn(before) === wordsIn(after) && !`${old}${young}`.includes('][');
}

/** “10 euros” became “90 euros” */
export function quoteText(change: ListedChange, words: RedlineWords): string {
  const { behind = '', ahead, amounts, phrases, clauses } = change;
  const whole = amounts ?? phrases;
  if (whole) return words.replaced(nameInvisible(whole.before), nameInvisible(whole.after));
  if (change.figures && isToldInPart(change)) return quoteFigures(change.figures, words);
  const [old, young] = withoutOuterSigns(...valuesOf(change));
  if (saysNothing.test(young)) return words.deleted(words.quote(old), 1);
  if (saysNothing.test(old)) return words.inserted(words.quote(young), 1);
  if (ahead && change.kind === 'figures' && isOfPart(change)) {
    const end = endOfPart(ahead, behind);
    return words.replaced(ahead + old + end, ahead + young + end);
  }
  const isAmount =
    change.kind === 'figures' &&
    [old, young].every((value) => amount.test(value) && !isYear(value));
  if (/^[第제]/u.test(old) && /^[第제]/u.test(young)) {
    const end = endOfPart('第', behind);
    return words.replaced(old + end, young + end);
  }
  const amountUnit = isAmount ? unitIn(behind) : '';
  if (clauses && amountUnit === '')
    return words.replaced(
      old + nameInvisible(clauses.before),
      young + nameInvisible(clauses.after),
    );
  const unit = amountUnit || endOfAmount(change);
  return words.replaced(old + unit, young + unit);
}

/** The unit that a text begins with, or a word that can name what is counted. */
function unitIn(behind: string): string {
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(behind))
    return unitOfHan.exec(behind)?.[0] ?? '';
  const isUnit = named.test(behind) || isMeasured(behind);
  return isUnit && !isLimitWord(behind) ? behind : '';
}

const unitOfHan =
  /^[千万億兆]?(?:円|ドル|ユーロ|営業日|[かヶカケ箇]月|時間|日間|年間|週間|[日月年週人個件歳名回倍時分秒割点度])/u;

/** The bracket that closes "Article 3(1", or what a number of Chinese letters counts: 第二条. */
function endOfPart(ahead: string, behind: string): string {
  if (/\(\P{L}{0,20}$/u.test(ahead)) return ')';
  return /^[第제]/u.test(ahead) ? (/^[条條项項号號章節节款編编]/u.exec(behind)?.[0] ?? '') : '';
}

/** Whether a quotation tells the figures of a change, and not the words that changed with them. */
export function isToldInPart(change: ListedChange): boolean {
  return !isFigureAlone(change) && !isWholePhrase(change) && change.figures !== undefined;
}

/** Whether words are short enough to be quoted with the figures in them. A number alone says little. */
export function isShortPhrase(change: ListedChange): boolean {
  const { kind, what, before, after } = change;
  const text = `${before} ${after}`;
  const isOfWords = what === 'replaced' || /\p{L}/u.test(text);
  return kind === 'figures' && isQuotable(change) && isOfWords && !noteMark.test(text);
}

/** Whether all words are short enough to be quoted, and hold the figures that are named. */
function isWholePhrase(change: ListedChange): boolean {
  const { before, after, figures, behind = '' } = change;
  if (!isQuotable(change)) return false;
  const isIn = (text: string) => (one: string) => `${text}${behind}`.includes(one);
  return (
    figures === undefined ||
    (figures.before.every(isIn(before)) && figures.after.every(isIn(after)))
  );
}

/** What ends the amount of a phrase behind it: " mois" of "les deux", " notice" of "three months’". */
function endOfAmount({ before, after, figures, behind = '' }: ListedChange): string {
  if (!figures || behind === '') return '';
  const sides = [before, after];
  const isOpen =
    sides.some((text) => /\p{L}['’]s?$|['’]s$/u.test(text.trim())) ||
    [...figures.before, ...figures.after].some((one) => one.endsWith(behind)) ||
    (isYear(behind.trim()) && sides.some((text) => /\p{N} \p{L}{3,}$/u.test(text)));
  return isOpen ? behind : '';
}

/** The mark of a footnote, or a part of several that an author wrote without notes: "3][4". */
export const noteMark = /\[\d{1,5}\]|\]\[/u;

/** “30 days” became “60 days”; “100,000 euros” added */
function quoteFigures({ before, after }: NamedFigures, words: RedlineWords): string {
  if (before.length === 0) return words.inserted(listFigures(after, words), after.length);
  if (after.length === 0) return words.deleted(listFigures(before, words), before.length);
  return words.replaced(nameInvisible(before[0] ?? ''), nameInvisible(after[0] ?? ''));
}

/** “30 days” (2) and “60 days” */
function listFigures(figures: readonly string[], words: RedlineWords): string {
  const counts = new Map<string, number>();
  for (const figure of figures) counts.set(figure, (counts.get(figure) ?? 0) + 1);
  return listed(
    [...counts].map(([phrase, count]) => quoteCounted({ phrase, count }, words)),
    words,
  );
}

/** “should” (5) */
export function quoteCounted(
  { phrase, count }: { readonly phrase: string; readonly count: number },
  words: RedlineWords,
): string {
  return words.quote(nameInvisible(phrase)) + (count > 1 ? ` (${count})` : '');
}

/**
 * Two texts without the signs at their ends that belong to the words beside them, which are not
 * quoted. They stay where nothing else differs.
 */
export function withoutOuterSigns(before: string, after: string): [string, string] {
  const [old, young] = [before.replace(outerSigns, ''), after.replace(outerSigns, '')];
  return old === young ? [before, after] : [old, young];
}

/** A dash before a number is its sign, and one right behind a number leads to another. */
const outerSigns = new RegExp(
  [
    '^(?:[,;:.!?)\\]”’»"]+\\s+(?=[\\p{L}\\p{N}])|[、，；：](?=[\\p{L}\\p{N}]))',
    '^(?:[–—]\\s*|-\\s+)(?=\\p{L})',
    '(?<=[\\p{L}\\p{N}])(?:\\s*[,;:、，；：]|\\s+(?:[–—([“‘«"]|-{1,3}))$',
  ].join('|'),
  'gu',
);

/** Nothing, or signs that only part words. */
const saysNothing = /^[\s()[\],.;:!?'"“”‘’«»–—-]*$/u;

/** One number, in figures or as a word, without a unit. */
const amount = /^\p{Sc}?(?:\p{N}[\p{N}.,^ \u00a0\u202f]*|\p{L}+)$/u;

/** A word that can name what is counted: short ones are "of" and "in" rather than a unit. */
const named =
  /^(?:\s[\p{L}\p{M}]{4}|\s?[\p{Sc}%‰]|\s\p{L}{1,4}\s\p{L}{4}|\s[ap]\.?m|\s?\p{L}{1,3}(?:[²³]|\/\p{L}))/u;

export function isQuotable({ what, before, after, units, phrases }: ListedChange): boolean {
  if (what !== 'replaced' && what !== 'inserted' && what !== 'deleted') return false;
  if (what !== 'replaced' && units.length > 0) return false;
  const values = [before, after].map((value) => value.trim());
  if (values[0] === values[1]) return false;
  const longest = what === 'replaced' ? longestQuoted : longestOneSided;
  if (!values.every((value) => value.length <= longest && !/[\n\t]/u.test(value))) return false;
  return phrases !== undefined || values.some((value) => /[\p{L}\p{N}]/u.test(value));
}

/** Both values, of figures without the marks of footnotes beside them. */
function valuesOf(change: ListedChange): [string, string] {
  const read = isFigureAlone(change) ? withoutNoteMarks : (value: string) => value.trim();
  return [nameInvisible(read(change.before)), nameInvisible(read(change.after))];
}

/** Numbers of footnotes say nothing: each footnote in front of others changes theirs. */
function withoutNoteMarks(value: string): string {
  return value.replace(/\[\d{1,5}\]/gu, '').trim();
}

/**
 * The words of a text that are no figures: where these are others, one figure did not become the
 * other.
 */
function wordsIn(value: string): string {
  return splitWords(value)
    .filter((word) => isWord(word) && figuresOf(word) === '')
    .join(' ');
}

/** Whether a figure is the number of a part, and no amount with its own sign ("€5", "5%"). */
export function isOfPart({ ahead, before, after }: ListedChange): boolean {
  const isNamed = ahead !== undefined || /^[§第]/u.test(after);
  return isNamed && !/[\p{Sc}%‰°]/u.test(before + after);
}
