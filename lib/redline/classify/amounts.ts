import { currencyCodes, currencyNames, unitSymbols } from './measures.ts';
import { monthNames } from './months.ts';
import { numberWords } from './number-words.ts';

/** Words for times, which count no parts of a text, though they may stand in headings: "Day 2". */
const timeWords = [
  'seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|semesters?|years?',
  'secondes?|heures?|jours?|semaines?|mois|trimestres?|semestres?|ans?|années?',
  'sekunden?|minuten?|stunden?|tag(?:e[ns]?)?|wochen?|monat(?:e[ns]?|s)?|quartal(?:e|s)?|jahr(?:e[ns]?)?',
  'segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|mês|años?|anos?',
  'second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|trimestr[ei]|ann[oi]',
  'uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|kwarta(?:al|len)|ja(?:ar|ren)',
].join('|');

interface Patterns {
  /** What ends with something that the number behind it measures. */
  readonly before: RegExp;
  /** What begins with a unit of the number before it, or goes on with it. */
  readonly behind: RegExp;
}

let patterns: Patterns | undefined;

/**
 * Whether a number says how much, how long or when, and not which part of a text: "10 days",
 * "Day 2", "5 mg", "€ 3", "20 %", "9:30", "1 May", "1.2.2024".
 *
 * @param lead the text in front of the number
 * @param rest the text behind it
 */
export function isAmount({
  lead,
  rest,
}: {
  readonly lead: string;
  readonly rest: string;
}): boolean {
  patterns ??= {
    before: new RegExp(
      `(?:[\\p{Sc}±<>≤≥=] ?|(?:^|\\s)[−+-]|${monthNames()} ?|(?<!\\p{L})(?:${currencyCodes}|[qhts]|${timeWords})\\.?[ -]?)1$`,
      'iu',
    ),
    behind: new RegExp(
      `^1(?:[ ’'.,:/–-]\\p{N}|\\p{Script=Latin}{2}|[日月年時时分秒週周天日일월년시분초주]|[ -]?(?:[%‰°′″\\p{Sc}]|(?:${unitSymbols}|${currencyCodes})(?!\\p{L})|${currencyNames}|${numberWords})|\\.?[ -]?(?:(?:${timeWords})(?!\\p{L})|${monthNames()}))`,
      'iu',
    ),
  };
  return patterns.before.test(`${lead}1`) || patterns.behind.test(`1${rest}`);
}

let measures: readonly RegExp[] | undefined;

/**
 * Whether a text begins with a unit or currency of a number in front of it. Single letters are none,
 * as they may go on with the number of a part ("§ 3 b"), nor is "second" ("Article 3 second
 * paragraph").
 */
export function isMeasured(text: string): boolean {
  measures ??= [
    new RegExp(`^[ \u00a0\u202f-]?(?=\\p{L}{2})(?:${unitSymbols}|${currencyCodes}(?!\\p{L}))`, 'u'),
    new RegExp(
      `^[ \u00a0\u202f-]?(?:[%‰°′″\\p{Sc}]|${currencyNames}|(?!second[oi]?(?!\\p{L}))(?:${timeWords})(?!\\p{L}))`,
      'iu',
    ),
  ];
  return measures.some((measure) => measure.test(text));
}

let times: RegExp | undefined;

/** Whether a unit is one of time: "days", "working days", "-day", 日. */
export function isOfTime(unit: string): boolean {
  times ??= new RegExp(`(?:^|[ \u00a0\u202f-])(?:${timeWords})$|[日月年週周時时分秒]$`, 'iu');
  return times.test(unit);
}

/** Whether a number alone is read as a year, which counts nothing. */
export function isYear(number: string): boolean {
  return /^(?:19|20)\p{N}{2}$/u.test(number);
}

/**
 * Whether two texts differ in their figures alone, as tiers of a tariff and steps of a dose do. Only
 * the number in front of them tells which is which.
 */
export function areTiers(one: string, other: string): boolean {
  const withoutFigures = (text: string) => text.replace(/\p{N}+/gu, '#');
  return one !== other && withoutFigures(one) === withoutFigures(other);
}
