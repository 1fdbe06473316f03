import { countForce, movedSentences } from '../redline/changes/count-force.ts';
import type { LineTexts } from '../redline/changes/line-texts.ts';
import type { ListedChange, NamedFigures } from '../redline/changes/listed-change.ts';
import { hasMovedDenial } from '../redline/changes/moved-denial.ts';
import { isMeasured, isYear } from '../redline/classify/amounts.ts';
import { figuresOf } from '../redline/classify/figures.ts';
import { bindingPhrases, differInForce, forceWords } from '../redline/classify/force.ts';
import { type Kind, kinds, substance } from '../redline/classify/kinds.ts';
import { isLimitWord } from '../redline/classify/limits.ts';
import { denying } from '../redline/classify/negations.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import { isWord, splitWords } from '../redline/content/words.ts';
import {
  aroundCondition,
  type ConditionChange,
  changeOfCondition,
  clauseOf,
} from './quoted-condition.ts';
import { denialsIn } from './quoted-denial.ts';
import type { RedlineWords } from './redline-words.ts';
import { listed } from './told.ts';

/** Characters of a name or text that a sentence quotes, so that there is room for both values. */
export const longestQuoted = 40;

/** Characters of a text that came or went, and took the place of none. */
export const longestOneSided = 60;

/** Characters of a phrase, as a part of a sentence. Longer texts are other sentences. */
const longestPhrase = 120;

/** A change, or several that make one, and the sentence that quotes it. */
export interface QuotedChange {
  readonly changes: readonly [ListedChange, ...ListedChange[]];
  /** Changes whose words that bind it tells, and not the other ones. */
  readonly parts?: readonly ListedChange[];
  readonly text: string;
  /** Whether it says how binding the text is, or on what that depends. */
  readonly isBinding: boolean;
}

/** Most figures that a sentence quotes. The others are counted. */
const mostFigures = 3;

/**
 * The changes of a text that a sentence quotes: the gravest, of amounts and dates and of how binding
 * the text is several, and one of on what that depends.
 */
export function quotesOf(
  changes: readonly ListedChange[],
  words: RedlineWords,
): readonly QuotedChange[] {
  const condition = changeOfCondition(changes);
  const turned = condition && aroundCondition(condition, changes);
  if (!turned) return quotesBesides(condition, changes, words);
  const { before, after, changes: told } = turned;
  const known: ReadonlySet<ListedChange> = new Set(told);
  const others = changes.filter((one) => !known.has(one));
  const text = words.replaced(...withoutOuterSigns(before.trim(), after.trim()));
  const quotes = quotesBesides(changeOfCondition(others), others, words);
  return [...quotes, { changes: told, text, isBinding: true }];
}

function quotesBesides(
  condition: ConditionChange | undefined,
  changes: readonly ListedChange[],
  words: RedlineWords,
): readonly QuotedChange[] {
  const denials = quotedDenials(changes, words);
  const [denied, bound] = [quotedIn(denials), toldIn(denials)];
  const others = changes.filter((one) => !denied.has(one));
  const found = quotedChange(others, words);
  const first = found && bound.has(found) && found.kind !== 'figures' ? undefined : found;
  const gravest = first ? quotedWith(first, others, words) : [];
  const known = quotedIn(gravest);
  const isOpen = (one: ListedChange) => !known.has(one) && !bound.has(one);
  const most = mostPhrases - denials.length - gravest.filter(({ isBinding }) => isBinding).length;
  const force = quotedForce(changes, isOpen, most, words);
  const ahead = first?.kind === 'figures' ? [...gravest, ...denials] : [...denials, ...gravest];
  const quotes = [...ahead, ...force];
  const all = quotedIn(quotes);
  const isKnown = condition?.changes.some((one) => all.has(one) && !isToldInPart(one));
  return condition && !isKnown ? [...quotes, quotedCondition(condition, bound, words)] : quotes;
}

/** “must” became “must not”, up to three of them, and how often. */
function quotedDenials(changes: readonly ListedChange[], words: RedlineWords): QuotedChange[] {
  const groups = Map.groupBy(denialsIn(changes), ({ before, after }) =>
    words.replaced(nameInvisible(before), nameInvisible(after)),
  );
  return [...groups].slice(0, mostPhrases).map(([text, some]) => {
    const [first, ...others] = new Set(some.flatMap((one) => one.changes));
    if (!first) throw new Error('a denial is made by changes');
    const times = some.reduce((sum, { count }) => sum + count, 0);
    const told = times > 1 ? words.times(text, times) : text;
    const parts = some.flatMap((one) => one.parts);
    return { changes: [first, ...others], parts, text: told, isBinding: true };
  });
}

/** The gravest change; behind an amount or a date the next ones, which may weigh more. */
function quotedWith(
  first: ListedChange,
  changes: readonly ListedChange[],
  words: RedlineWords,
): QuotedChange[] {
  const quotes = [quotedAll(first, changes, words)];
  if (first.kind !== 'figures' || isOfPart(first)) return quotes;
  while (quotes.length < mostFigures) {
    const known = quotedIn(quotes);
    const next = changes.find(
      (one) => !known.has(one) && areQuotableFigures(one) && !isOfPart(one),
    );
    if (!next) break;
    quotes.push(quotedAll(next, changes, words));
  }
  return quotes;
}

/** The changes that quotes tell of: very many where the same was done everywhere. */
export function quotedIn(quotes: readonly (QuotedChange | undefined)[]): ReadonlySet<ListedChange> {
  return new Set(quotes.flatMap((quote) => quote?.changes ?? []));
}

/** The same, and the changes whose words that bind they tell of. */
export function toldIn(quotes: readonly QuotedChange[]): ReadonlySet<ListedChange> {
  return new Set(quotes.flatMap(({ changes, parts = [] }) => [...changes, ...parts]));
}

function quoted(change: ListedChange, text: string): QuotedChange {
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

/** Times from which on a change is told though there are others, too. */
const often = 3;

/** The part of all changes that it has then, at least. */
const leastPart = 0.2;

/** The change that was made most often: everywhere, or often enough among others. */
function mostRepeated(
  changes: readonly ListedChange[],
  words: RedlineWords,
): ListedChange | undefined {
  const groups = Map.groupBy(
    changes.filter(isQuotable),
    (change) => `${change.what} ${quoteText(change, words)}`,
  );
  const [most] = [...groups.values()].toSorted((one, other) => other.length - one.length);
  if (!most || most.length < 2) return undefined;
  const isOften = most.length >= often && most.length >= leastPart * changes.length;
  return isOften || most.length === changes.length ? most[0] : undefined;
}

/** A short change is quoted whole; of longer ones, and of several, the condition is. */
function quotedCondition(
  { before, after, changes }: ConditionChange,
  bound: ReadonlySet<ListedChange>,
  words: RedlineWords,
): QuotedChange {
  const [first, more] = changes;
  const isWhole = !more && isQuotable(first) && !bound.has(first);
  const { amounts: _, phrases: __, figures: ___, clauses: ____, ...rest } = first;
  const texts = clauses({ before, after, changes });
  const text = quoteText(isWhole ? first : { ...rest, ...texts }, words);
  return { changes, text, isBinding: true };
}

/** Of a condition that came or went, its clause; of others, the words that state them. */
function clauses({ before, after, changes }: ConditionChange): LineTexts {
  if (before && after) return { before, after };
  for (const one of changes) {
    const clause = clauseOf(one.before + one.after, before + after);
    if (clause === '') continue;
    const [own, beside] = (before ? [one.before, one.after] : [one.after, one.before]).map((text) =>
      text.trim(),
    );
    // A condition in front of a sentence took the start of that with it.
    const isInPlace = own?.startsWith(clause.slice(0, -1)) && !/^\p{Lu}/u.test(clause);
    const isPhrase = beside && beside.length <= longestQuoted && !/[.!?\n]/u.test(beside);
    const other = isInPlace && isPhrase ? beside : '';
    return before ? { before: clause, after: other } : { before: other, after: clause };
  }
  return { before, after };
}

/**
 * The change of a text that a sentence quotes: the first of the gravest, where it changes the
 * meaning and is short. Of several changed wordings none is quoted, as the first says nothing of the
 * others; but where the same words took the place of the same words, they are.
 */
function quotedChange(
  changes: readonly ListedChange[],
  words: RedlineWords,
): ListedChange | undefined {
  const gravest = Math.max(...changes.map(({ kind }) => kinds.indexOf(kind)));
  const [first, ...others] = changes.filter(({ kind }) => kinds.indexOf(kind) === gravest);
  if (!first || !substance.has(first.kind)) return undefined;
  if (first.kind === 'figures') return quotableFigure([first, ...others]);
  if (others.length === 0) return isQuotable(first) ? first : undefined;
  return mostRepeated([first, ...others], words);
}

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
function quotedForce(
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
const mostPhrases = 3;

/**
 * The first figure that another one replaced, both short enough to be told. Numbers of parts
 * ("Article 4") follow from other changes, so that an amount or a date comes before them.
 */
function quotableFigure(changes: readonly ListedChange[]): ListedChange | undefined {
  const figures = changes.filter(areQuotableFigures);
  return figures.find((figure) => !isOfPart(figure)) ?? figures[0];
}

/**
 * By what changes are told among others. Where parts came, went or are renumbered, the numbers that
 * refer to parts follow from that.
 */
export function weightsOf(changes: readonly ListedChange[]): (change: ListedChange) => Kind {
  const isCause = ({ units, isRenumbering }: ListedChange) =>
    isRenumbering === true || units.some(({ whole }) => whole && whole.deed !== 'moved');
  if (!changes.some(isCause)) return ({ kind }) => kind;
  return (change) => (isReference(change) ? 'structure' : change.kind);
}

function isReference(change: ListedChange): boolean {
  const { kind, what, units } = change;
  return kind === 'figures' && what === 'replaced' && units.length === 0 && isOfPart(change);
}

/** Whether a figure is the number of a part, and no amount with its own sign ("€5", "5%"). */
function isOfPart({ ahead, before, after }: ListedChange): boolean {
  const isNamed = ahead !== undefined || /^[§第]/u.test(after);
  return isNamed && !/[\p{Sc}%‰°]/u.test(before + after);
}

/** Whether figures can be quoted: those of a short change, or those among other words. */
function areQuotableFigures(change: ListedChange): boolean {
  return isFigureAlone(change) || change.figures !== undefined;
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
function quoteCounted(
  { phrase, count }: { readonly phrase: string; readonly count: number },
  words: RedlineWords,
): string {
  return words.quote(nameInvisible(phrase)) + (count > 1 ? ` (${count})` : '');
}

/**
 * Two texts without the signs at their ends that belong to the words beside them, which are not
 * quoted. They stay where nothing else differs.
 */
function withoutOuterSigns(before: string, after: string): [string, string] {
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
