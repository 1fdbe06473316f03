import { isMeasured, isYear } from './amounts.ts';
import { currencyCodes } from './measures.ts';
import { monthNames } from './months.ts';
import { digitsOf, hanDigits, numberWords } from './number-words.ts';

let pattern: RegExp | undefined;

/** Dates, and amounts with a sign, a currency or the words behind them, of which the first may be a unit. */
function figures(): RegExp {
  pattern ??= new RegExp(
    [
      '\\p{N}{4}-\\p{N}{2}-\\p{N}{2}',
      '(?:\\p{N}{1,4}年)?\\p{N}{1,2}月\\p{N}{1,2}日',
      `\\p{N}{1,2}(?:st|nd|rd|th|er|\\.|º)? (?:(?:of|de) )?${monthNames()}(?: (?:de )?\\p{N}{4})?`,
      `${monthNames()} (?:(?:\\p{N}{1,2}(?:st|nd|rd|th)?,? )?|de )\\p{N}{4}(?!\\p{N})`,
      `(?:\\p{Sc} ?|(?<!\\p{L})${currencyCodes} )?(?<![\\p{Script=Latin}\\p{N}.,:/-])(?:\\p{N}(?:[.,\u00a0\u202f ]?\\p{N}){0,15}|${numberWords})(?:[ \u00a0](?:millions?|billions?|milliards?|Millionen|Milliarden|millones|Mio\\.|Mrd\\.))?[億万兆]?`,
      `(?<!\\p{Script=Han})[${hanDigits}]{1,8}(?=[日月年週円人歳回件個名箇営])`,
    ].join('|'),
    'giu',
  );
  return pattern;
}

/** What follows a number: its unit, or a word that tells the sort of that, and the unit. */
const behindNumber =
  /^(?:[ \u00a0\u202f-]?[%‰\p{Sc}]|[ \u00a0\u202f-]?[日月年週円人]|([ \u00a0\u202f-]\p{L}{1,20})([ \u00a0\u202f]\p{L}{1,20})?)/u;

/** Characters behind a number that are looked at: two words of 20 letters, and what is in front of each. */
const longestBehind = 42;

/** A number or date in a text. */
export interface FoundNumber {
  readonly start: number;
  readonly value: string;
  /** Its unit, with the word that tells the sort of that; empty of a date, and where none is known. */
  readonly unit: string;
  /** Whether it says how much or when: it has a unit or is a date. */
  readonly isAmount: boolean;
  readonly isDate: boolean;
}

/**
 * The numbers and dates of a text, in order.
 *
 * @param behind the text behind it
 */
export function numbersIn(text: string, behind = ''): FoundNumber[] {
  return [...text.matchAll(figures())].map(({ 0: found, index }) => {
    const [word = ''] = noCurrency.exec(found) ?? [];
    const [value, start] = [found.slice(word.length), index + word.length];
    const isDate = dates.test(value);
    const end = start + value.length;
    if (isDate || withCurrency.test(value)) {
      const unit = isDate ? '' : (thousands.exec(text.slice(end, end + 3))?.[0] ?? '');
      return { start, value, unit, isAmount: true, isDate };
    }
    const unit = isYear(value) ? '' : unitOf(text.slice(end, end + longestBehind) + behind);
    return { start, value, unit, isAmount: unit !== '', isDate };
  });
}

function unitOf(text: string): string {
  const [all = '', first = '', second = ''] = behindNumber.exec(text) ?? [];
  if (first === '') return all;
  if (isMeasured(first)) return first;
  return isMeasured(second) ? first + second : '';
}

/** Codes of currencies are words in small letters: "all 26". Months of three letters stand before a year. */
const noCurrency =
  /^(?!\p{Lu}{3} )\p{L}{3} (?!\p{N}{1,2}(?:st|nd|rd|th)?,? \p{N}{4}|\p{N}{4}(?!\p{N}))/u;

/** "k" in £100k: thousands, millions or billions. */
const thousands = /^(?:[kKmM]|bn)(?![\p{L}\p{N}])/u;

const withCurrency = /^(?:\p{Sc}|[A-Z]{3} )/u;

const dates = /\p{N}\P{N}{1,20}\p{L}{3}|^\p{N}{4}-|月.{1,2}日$|^\p{L}{3,12} (?:de )?\p{N}/u;

/** Equal for amounts that are the same in words and in figures: "three-month" and "3 month". */
export function amountKey(amount: string): string {
  const words = amount.toLowerCase().split(/[\s\u00a0\u202f-]+/u);
  return words.map((word) => digitsOf.get(word) ?? word).join(' ');
}
