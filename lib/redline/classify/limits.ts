import { isMeasured, isOfTime, isYear } from './amounts.ts';
import { amountKey, type FoundNumber, numbersIn } from './named-amounts.ts';
import { partAhead } from './part-names.ts';
import type { Amounts } from './whole-amounts.ts';

/** What stands beside a text in one version. */
interface Beside {
  readonly left: string;
  readonly right: string;
}

/** Two versions of an amount with its limit, which is another one. */
export interface LimitChange extends Amounts {
  readonly isLimit: true;
  /** Whether nothing else changed with it that is not quoted. */
  readonly isWhole: boolean;
}

/** Longer texts are not searched. */
const longestText = 400;

/** Longest text that is quoted with an amount which has no limit: "in 2016" became "after 2016". */
const longestOther = 12;

/**
 * The amount of which a change made the limit another one, took it away or brought it: "up to 30 days"
 * and "at least 30 days", "30日以内" and "30日以上". A change that holds several amounts tells of one
 * that both versions have.
 */
export function changedLimit(
  before: string,
  after: string,
  around: { readonly old: Beside; readonly new: Beside },
): LimitChange | undefined {
  if (Math.max(before.length, after.length) > longestText) return undefined;
  const beside = { old: near(around.old), new: near(around.new) };
  const [oldText, newText] = [inPlace(before, beside.old), inPlace(after, beside.new)];
  // Most changes are near no limit, or near the same ones.
  if (limitWordsIn(oldText) === limitWordsIn(newText)) return undefined;
  const [old, young] = [touched(before, beside.old), touched(after, beside.new)];
  for (const one of old.amounts) {
    const same = young.amounts.filter(({ key }) => key === one.key);
    const isOnly = old.amounts.length === 1 && young.amounts.length === 1;
    const [other, more] = isOnly ? young.amounts : same;
    if (!other || more || one.bound === other.bound) continue;
    if (one.key !== other.key && !(one.isAmount && other.isAmount)) continue;
    if (!isInside(old, one) && !isInside(young, other)) continue;
    const sides = [
      [old, one],
      [young, other],
    ] as const;
    const isWhole = sides.every(([side, amount]) => isAlone(side, amount));
    const [oldAmount = '', newAmount = ''] = sides.map(([side, amount]) =>
      isWhole ? stretchOf(side, amount) : textOf(side.text, amount),
    );
    return { before: oldAmount, after: newAmount, isLimit: true, isWhole };
  }
  return undefined;
}

/** A changed text with what stands beside it, and the amounts that it is a part of or holds. */
interface Touched {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly amounts: readonly LimitedAmount[];
}

/** As much of what stands beside a text as a limit, its amount and a unit take. */
function near({ left, right }: Beside): Beside {
  return { left: left.slice(-farthest), right: right.slice(0, farthest) };
}

const farthest = 64;

function inPlace(value: string, { left, right }: Beside): string {
  return left + value + right;
}

function touched(value: string, beside: Beside): Touched {
  const text = inPlace(value, beside);
  const { left } = beside;
  const start = left.length + (value.length - value.trimStart().length);
  const end = Math.max(start, left.length + value.trimEnd().length);
  const amounts = limitedAmountsIn(text).filter(
    (one) => one.start <= end + 1 && one.end >= start - 1,
  );
  return { text, start, end, amounts };
}

/** Whether a change holds a part of an amount, and does not only stand beside it. */
function isInside({ start, end }: Touched, amount: LimitedAmount): boolean {
  return start < end && amount.start < end && amount.end > start;
}

/** Whether a change is one of an amount and its limit alone. */
function isAlone({ start, end }: Touched, amount: LimitedAmount): boolean {
  const isHeld = start >= end || (amount.start <= start && end <= amount.end);
  return isHeld || (amount.bound === '' && end - start <= longestOther);
}

/** An amount, and what changed beside it. */
function stretchOf({ text, start, end }: Touched, amount: LimitedAmount): string {
  const isEmpty = start >= end;
  return textOf(text, {
    start: isEmpty ? amount.start : Math.min(start, amount.start),
    end: isEmpty ? amount.end : Math.max(end, amount.end),
  });
}

function textOf(text: string, { start, end }: Pick<LimitedAmount, 'start' | 'end'>): string {
  return text
    .slice(start, end)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;:]+|(?<![\s,;:.])[\s,;:.]+$/gu, '');
}

/** What a limit does to its amount: at most, less, at least, more. */
type Bound = '≤' | '<' | '≥' | '>';

/** Limits in front of an amount, in English, French, German, Spanish and Japanese. */
const ahead: Readonly<Record<Bound, readonly string[]>> = {
  '≤': [
    ...['up to', 'up to and including', 'at most', 'at the most', 'not more than', 'no more than'],
    ...['not longer than', 'no longer than', 'not later than', 'no later than', 'not exceed'],
    ...['not exceeding', 'not to exceed', 'maximum', 'maximum of', 'within', 'within the next'],
    ...['within a period of', 'within the period of', 'before the end of', 'not over', 'not above'],
    ...['au plus', 'au maximum', 'au plus tard', 'au plus tard le', 'jusqu’à', 'pas plus de'],
    ...[
      'n’excédant pas',
      'ne dépassant pas',
      'ne peut excéder',
      'ne peut dépasser',
      'n’excède pas',
      'ne dépasse pas',
      'maximum de',
    ],
    ...['dans un délai de', 'dans le délai de', 'dans un délai maximal de', 'dans les', 'd’ici'],
    ...['d’ici le', 'avant la fin de'],
    ...['bis zu', 'höchstens', 'maximal', 'nicht mehr als', 'nicht länger als', 'binnen'],
    ...[
      'innerhalb',
      'innerhalb von',
      'innerhalb einer frist von',
      'spätestens',
      'spätestens am',
      'spätestens bis zum',
    ],
    ...['spätestens nach', 'längstens', 'nicht über', 'bis zum', 'bis spätestens'],
    ...['bis spätestens zum', 'vor ende'],
    ...['hasta', 'hasta el', 'como máximo', 'a lo sumo', 'no más de', 'un máximo de', 'máximo de'],
    ...['dentro de', 'dentro de los', 'en el plazo de', 'en un plazo de', 'a más tardar'],
    ...[
      'a más tardar el',
      'no superior a',
      'no exceda de',
      'no excederá de',
      'no podrá exceder de',
      'no puede exceder de',
      'antes del fin de',
    ],
    ...['最大', '最長', '遅くとも', '最大で', '最長で'],
  ],
  '<': [
    ...['less than', 'fewer than', 'under', 'below', 'before', 'prior to', 'earlier than'],
    ...['shorter than', 'moins de', 'avant', 'avant le', 'inférieur à', 'inférieure à'],
    ...['weniger als', 'unter', 'vor', 'vor dem', 'kürzer als'],
    ...['menos de', 'antes de', 'antes del', 'inferior a', 'inferiores a'],
  ],
  '≥': [
    ...['at least', 'not less than', 'no less than', 'not fewer than', 'no fewer than', 'minimum'],
    ...[
      'minimum of',
      'not earlier than',
      'no earlier than',
      'not before',
      'not under',
      'not below',
    ],
    ...['not shorter than', 'no shorter than'],
    ...['au moins', 'au minimum', 'pas moins de', 'minimum de', 'au plus tôt', 'au plus tôt le'],
    ...['à partir de', 'à partir du', 'à compter du', 'dès le'],
    ...['mindestens', 'wenigstens', 'zumindest', 'nicht weniger als', 'nicht unter', 'frühestens'],
    ...['frühestens am', 'frühestens nach', 'ab', 'ab dem'],
    ...['al menos', 'por lo menos', 'como mínimo', 'no menos de', 'un mínimo de', 'mínimo de'],
    ...['a partir de', 'a partir del', 'no antes de', 'no antes del'],
    ...['最低', '最低でも', '少なくとも', '最短'],
  ],
  '>': [
    ...['more than', 'over', 'above', 'exceeding', 'exceeds', 'exceed', 'in excess of'],
    ...['longer than', 'later than', 'after', 'beyond', 'greater than', 'higher than'],
    ...['plus de', 'après', 'après le', 'au-delà de', 'supérieur à', 'supérieure à', 'excédant'],
    ...['mehr als', 'über', 'nach', 'nach dem', 'länger als', 'größer als', 'höher als'],
    ...['más de', 'después de', 'después del', 'tras', 'superior a', 'superiores a'],
  ],
};

/** The same in front of a date alone: "by 5 %" says how much. */
const aheadOfDate: Partial<typeof ahead> = {
  '≤': ['by', 'until', 'till', 'bis', 'jusqu’au'],
  '≥': ['from', 'since', 'depuis', 'depuis le', 'seit', 'seit dem', 'desde', 'desde el'],
};

/** The same in front of a time alone: "in 5 towns" says where. */
const aheadOfTime: Partial<typeof ahead> = { '≤': ['in', 'en', 'sous'] };

/** Limits behind an amount. In Japanese no space parts them. */
const behind: Readonly<Record<Bound, readonly string[]>> = {
  '≤': [
    ...['or less', 'or fewer', 'or under', 'or shorter', 'or earlier', 'at most', 'at the most'],
    ...['at the latest', 'maximum', 'ou moins', 'au plus', 'au maximum', 'au plus tard'],
    ...[
      'oder weniger',
      'oder kürzer',
      'höchstens',
      'spätestens',
      'nicht überschreiten',
      'nicht überschreitet',
      'o menos',
      'como máximo',
    ],
    ...[
      'a lo sumo',
      'a más tardar',
      '以下',
      '以内',
      'まで',
      '以前',
      'を超えない',
      'を超えず',
      'を超えては',
    ],
  ],
  '<': ['未満', '前', 'に満たない'],
  '≥': [
    ...['or more', 'or longer', 'or over', 'or above', 'or later', 'at least', 'minimum'],
    ...['ou plus', 'au moins', 'au minimum', 'oder mehr', 'oder länger', 'mindestens'],
    ...['o más', 'al menos', 'como mínimo', '以上', '以降', 'から'],
  ],
  '>': ['を超える', 'を超え', 'を超えて', '超', 'を上回る', '後', '以後'],
};

function byPhrase(all: Partial<typeof ahead>): ReadonlyMap<string, Bound> {
  return new Map(
    (Object.entries(all) as [Bound, readonly string[]][]).flatMap(([bound, phrases]) =>
      phrases.map((phrase): [string, Bound] => [phrase, bound]),
    ),
  );
}

const limits = {
  ahead: byPhrase(ahead),
  aheadOfDate: byPhrase(aheadOfDate),
  aheadOfTime: byPhrase(aheadOfTime),
  behind: byPhrase(behind),
};

/** Words that limits are made of. In Japanese, limits stand within longer runs of letters. */
const limitWords: ReadonlySet<string> = new Set(
  Object.values(limits).flatMap((some) =>
    [...some.keys()].flatMap((phrase) => phrase.split(/[ ’]/u)),
  ),
);
const unspaced = new RegExp(
  [...limitWords].filter((word) => /^[\p{Script=Han}\p{Script=Hiragana}]/u.test(word)).join('|'),
  'gu',
);

/** Whether a word limits what follows it, so that it is no unit of a number in front. */
export function isLimitWord(word: string): boolean {
  const phrase = plainPhrase(word);
  return limits.ahead.has(phrase) || limits.aheadOfDate.has(phrase);
}

function limitWordsIn(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? [];
  const spaced = words.filter((word) => limitWords.has(word));
  return [...spaced, ...(text.match(unspaced) ?? [])].join(' ');
}

/** Characters of the longest limit with the spaces around it, and places where one may begin. */
const longestLimit = 28;
const mostWords = 8;

/** An amount of a text with its limit; ends are exclusive. */
interface LimitedAmount {
  readonly start: number;
  readonly end: number;
  /** Empty where it has no limit. */
  readonly bound: Bound | '';
  /** Whether it has a unit or is a date. */
  readonly isAmount: boolean;
  /** Equal for amounts that are the same. */
  readonly key: string;
}

/** The amounts of a text, each with the words that limit it: "up to 30 days", "30日以内". */
export function limitedAmountsIn(text: string): LimitedAmount[] {
  return [...numbersIn(text), ...singlesIn(text)].flatMap((number) => {
    const [left, right] = [text.slice(0, number.start), text.slice(endOf(number))];
    return partAhead(left, { left, right }) === undefined ? [limited(text, number)] : [];
  });
}

/** "a month", "eines Monats": one, of a time. */
const single =
  /(?<![\p{L}\p{M}])(?:an?|one|une?|ein(?:e[mnrs]?)?|un[oa]?)(?= ((?:calendar |working |full )?\p{L}{2,20}))/giu;

function singlesIn(text: string): FoundNumber[] {
  return [...text.matchAll(single)]
    .filter(([, unit = '']) => isMeasured(` ${unit.split(' ').at(-1)}`))
    .map(({ 0: value, 1: unit, index: start }) => {
      return { start, value, unit: ` ${unit}`, isAmount: true, isDate: false };
    });
}

function endOf({ start, value, unit }: FoundNumber): number {
  return start + value.length + unit.length;
}

function limited(text: string, number: FoundNumber): LimitedAmount {
  const { value, unit, isAmount } = number;
  const isDate = number.isDate || isYear(value);
  const others = isDate ? limits.aheadOfDate : isOfTime(unit) ? limits.aheadOfTime : undefined;
  const lead = text.slice(Math.max(0, number.start - longestLimit), number.start);
  const first = limitAhead(lead, others);
  const counted = isAmount || isYear(value) ? number : withCounted(text, number);
  const end = endOf(counted);
  const last = limitBehind(text.slice(end, end + longestLimit));
  return {
    start: number.start - (first?.length ?? 0),
    end: end + (last?.length ?? 0),
    bound: first?.bound ?? last?.bound ?? '',
    isAmount,
    key: amountKey(value + unit),
  };
}

/** What a number counts that is no unit: " members", 歳. Short words are "of" and "in". */
const counted =
  /^(?: \p{L}{4,20}|[\p{Script=Han}\p{Script=Katakana}]{1,4}?(?=以|未|を|超|ま|か|$|\P{L})|[歳人回件個名])/u;

function withCounted(text: string, number: FoundNumber): FoundNumber {
  const [unit = ''] = counted.exec(text.slice(endOf(number), endOf(number) + 22)) ?? [];
  return { ...number, unit };
}

/** A limit, and how many characters it takes of the text beside the amount. */
interface Limit {
  readonly bound: Bound;
  readonly length: number;
}

/** The longest limit that a text ends with. */
function limitAhead(
  text: string,
  others: ReadonlyMap<string, Bound> | undefined,
): Limit | undefined {
  const starts = [...text.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)].map(({ index }) => index);
  const own = /[\p{Script=Han}\p{Script=Hiragana}]{1,6}$/u.exec(text)?.[0] ?? '';
  for (let place = 1; place < own.length; place += 1) starts.push(text.length - own.length + place);
  for (const start of starts.slice(-mostWords)) {
    const phrase = plainPhrase(text.slice(start));
    const bound = limits.ahead.get(phrase) ?? others?.get(phrase);
    if (bound) return { bound, length: text.length - start };
  }
  return undefined;
}

/** The longest limit that a text begins with. */
function limitBehind(text: string): Limit | undefined {
  const own = /^[\p{Script=Han}\p{Script=Hiragana}]{1,6}/u.exec(text)?.[0] ?? '';
  for (let length = own.length; length > 0; length -= 1) {
    const bound = limits.behind.get(own.slice(0, length));
    if (bound) return { bound, length };
  }
  const ends = [...text.matchAll(/[\p{L}\p{M}’'-]+/gu)].map(
    ({ 0: word, index }) => index + word.length,
  );
  for (const length of ends.slice(0, mostWords).toReversed()) {
    const bound = /^\s/u.test(text) && limits.behind.get(plainPhrase(text.slice(0, length)));
    if (bound) return { bound, length };
  }
  return undefined;
}

function plainPhrase(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll("'", '’').trim().toLowerCase();
}
