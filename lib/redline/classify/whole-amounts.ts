import { isMeasured, isYear } from './amounts.ts';
import { differInForce } from './force.ts';
import { hanDigits, numberWords } from './number-words.ts';
import { partAhead } from './part-names.ts';

/** What stands beside a text in one version. */
interface Beside {
  readonly left: string;
  readonly right: string;
}

/** What stands beside a text in both versions. */
interface Surroundings {
  readonly old: Beside;
  readonly new: Beside;
}

/** Two versions of an amount, each with its unit. */
export interface Amounts {
  readonly before: string;
  readonly after: string;
  /** Whether they are measured otherwise: in other units, or in days of another sort. */
  readonly isOtherUnit?: boolean;
  /** Whether their limits differ: "up to 30 days" and "at least 30 days". */
  readonly isLimit?: true;
}

const space = '[ \u00a0\u202f-]';

/** A number in figures or words: 20, 1,500, €5 million, twenty, 二十. */
const number = [
  `(?:\\p{Sc} ?)?(?<![\\p{Script=Latin}\\p{N}.,:/-])\\p{N}(?:[.,\u00a0\u202f ]?\\p{N}){0,15}(?:[ \u00a0]${numberWords})?`,
  numberWords,
  `(?<!\\p{Script=Han})[${hanDigits}]{1,8}`,
].join('|');

/** A unit, and two short words at most that lead to what it is a part of: " % of ", " jours ". */
const measure = `${space}?(?:[%‰\\p{Sc}]|\\p{L}{1,20})(?: [\\p{L}’']{1,5}){0,2} ?`;

interface Patterns {
  /** A number at the end, alone or with its unit. */
  readonly lead: RegExp;
  /** A number with a few words. */
  readonly whole: RegExp;
}

let patterns: Patterns | undefined;

function allPatterns(): Patterns {
  patterns ??= {
    lead: new RegExp(`(${number})(${space}?|${measure})$`, 'iu'),
    whole: new RegExp(`^(?:${number})(?:${space}\\p{L}{1,20}|${space}?[%‰]){1,4}$`, 'iu'),
  };
  return patterns;
}

/** A name in front of a number, within a sentence: "in Zone 3". */
const name = /[^.!?:]\s\p{Lu}[\p{L}\p{M}]{0,20} ?$/u;

/** A word that can be a unit or tell its sort: short ones are "of" and "by". */
const telling = /^(?:\p{L}{4}|[\p{Script=Han}\p{Script=Katakana}])/u;

const unit = /^[ \u00a0\u202f-]?(?:[%‰]|\p{Script=Latin}{1,20}|[日月年週周時时分秒])/u;

/** In Japanese, a share stands behind what it is a part of: 売上高の10%. */
const shareBehind = /^の\p{N}(?:[.,]?\p{N}){0,15}[%％]/u;

/** Longer quotations are sentences. */
const longest = 60;

/**
 * The amounts that a change made of one another, where their unit is another one, or what they are a
 * part of: "20 working days" and "20 calendar days", "10 % of turnover" and "10 % of profit".
 * `undefined` where the change belongs to no number.
 */
export function wholeAmounts(
  before: string,
  after: string,
  beside: Surroundings,
): Amounts | undefined {
  if (Math.max(before.length, after.length) > longest || differInForce(before, after))
    return undefined;
  const ends = endsOf(before.trim(), after.trim(), beside);
  const [oldText = '', newText = ''] = [before, after].map((side) =>
    `${ends?.lead}${side}${ends?.trail}`.replace(/\s+/gu, ' ').trim(),
  );
  const isShort = Math.max(oldText.length, newText.length) <= longest;
  if (!ends || !isShort || oldText === newText) return undefined;
  return { before: oldText, after: newText, isOtherUnit: ends.isOtherUnit ?? false };
}

/** What stayed of an amount in front of its change and behind it. */
interface Ends extends Partial<Pick<Amounts, 'isOtherUnit'>> {
  readonly lead: string;
  readonly trail: string;
}

function endsOf(
  before: string,
  after: string,
  { old, new: young }: Surroundings,
): Ends | undefined {
  const behind = unitOf(young.right);
  const trail = unitOf(old.right) === behind ? behind : '';
  const sides = [before, after];
  if (sides.every((side) => allPatterns().whole.test(side)))
    return trail === '' && !sides.every(endsMeasured)
      ? undefined
      : { lead: '', trail, isOtherUnit: true };
  const share = shareBehind.exec(young.right)?.[0];
  if (share !== undefined && before && after && old.right.startsWith(share))
    return { lead: '', trail: share };
  const [lead = '', , gap = ''] = allPatterns().lead.exec(young.left) ?? [];
  if (lead === '' || !old.left.endsWith(lead) || !isCounted(lead, gap, after, old, young))
    return undefined;
  if (isMeasured(gap)) return endsBehindUnit(sides, lead, gap);
  return gap.trim() === '' || gap === '-' ? unitEnds(sides, lead, trail) : undefined;
}

/** The ends of an amount where what follows its unit is another: what it is a part of, or the sort of days. */
function endsBehindUnit(sides: readonly string[], lead: string, gap: string): Ends | undefined {
  const isOtherUnit = sides.every((side) => sortOfUnit.test(side));
  const isLed = leadsToWhole.test(gap) || sides.every((side) => namesWhole.test(side));
  const isShare = isLed && !sides.includes('');
  return isOtherUnit || isShare ? { lead, trail: '', isOtherUnit } : undefined;
}

/** The end of what stands between an amount and what it is a part of: " % of ", " euros a ". */
const leadsToWhole =
  / (?:of|an?|per|d[eiu]|des|del|dell[ao]|der|vom|von|par|pro|je)(?: \p{L}{1,5})? ?$/iu;

/** The same where it is others with what follows it: "de la facturación" and "del beneficio". */
const namesWhole = /^(?:of|d[eiu]|des|del|dell[ao]|der|vom|von) /iu;

/** Words that tell the sort of a unit in front of them: jours ouvrés, días hábiles, giorni lavorativi. */
const sortOfUnit =
  /^(?:ouvr(?:é|able)s?|calendaires?|francs?|consécutifs?|hábil(?:es)?|natural(?:es)?|corridos?|laborables?|consecutiv[oi]s?|úteis|lavorativi)(?!\p{L})/iu;

/** The ends of an amount whose unit changed, or came or went in front of one that stayed. */
function unitEnds(sides: readonly string[], lead: string, trail: string): Ends | undefined {
  if (sides.every(endsMeasured)) return { lead, trail: '', isOtherUnit: true };
  const isTold = sides.includes('') ? trail !== '' : sides.every((side) => telling.test(side));
  return isTold ? { lead, trail, isOtherUnit: trail !== '' || endAlike(sides) } : undefined;
}

/** Whether words are sorts of one unit: Tagen, Werktagen and Kalendertagen. */
function endAlike([before = '', after = '']: readonly string[]): boolean {
  const length = countSameEnd(before.toLowerCase(), after.toLowerCase());
  return length >= 3 && isMeasured(` ${after.slice(-length)}`);
}

function countSameEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return Math.min(count, other.length);
}

/** Whether a number counts something: it is no year, and that of no part. */
function isCounted(lead: string, gap: string, after: string, old: Beside, young: Beside): boolean {
  const value = lead.slice(0, lead.length - gap.length);
  if (isYear(value) && !isMeasured(gap)) return false;
  const [before = '', left = ''] = [old, young].map((side) => side.left.slice(0, -lead.length));
  if (gap.trim() === '' && name.test(left)) return false;
  return partAhead(before, { left, right: gap + after }) === undefined;
}

/** The unit that a text begins with, where it is one. */
function unitOf(text: string): string {
  return isMeasured(text) || /^[日月年週周時时分秒]/u.test(text)
    ? (unit.exec(text)?.[0] ?? '')
    : '';
}

/** Whether the last word of a text is a unit. */
function endsMeasured(text: string): boolean {
  const last = text.split(/[\s-]/u).at(-1) ?? '';
  return last !== '' && isMeasured(` ${last}`);
}
