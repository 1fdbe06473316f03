import type { LineTexts } from '../redline/changes/line-texts.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import { type Kind, kinds, substance } from '../redline/classify/kinds.ts';
import { nameInvisible } from '../redline/content/invisible.ts';
import {
  isFigureAlone,
  isOfPart,
  isQuotable,
  isToldInPart,
  longestQuoted,
  type QuotedChange,
  quotedAll,
  quotedIn,
  quoteText,
  toldIn,
  withoutOuterSigns,
} from './quote-text.ts';
import {
  aroundCondition,
  type ConditionChange,
  changeOfCondition,
  clauseOf,
} from './quoted-condition.ts';
import { denialsIn } from './quoted-denial.ts';
import { mostPhrases, quotedForce } from './quoted-force.ts';
import type { RedlineWords } from './redline-words.ts';

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

/** Whether figures can be quoted: those of a short change, or those among other words. */
function areQuotableFigures(change: ListedChange): boolean {
  return isFigureAlone(change) || change.figures !== undefined;
}
