import { isMeasured, isYear } from '../classify/amounts.ts';
import { currencyCodes } from '../classify/measures.ts';
import { monthNames } from '../classify/months.ts';
import { digitsOf, numberWords } from '../classify/number-words.ts';
import type { ListedChange } from './listed-change.ts';

/** Most figures that came or went together and are named. */
const mostNamed = 3;

/** Characters of a text in which figures are looked for: a longer one is told by its blocks. */
const longestText = 400;

let pattern: RegExp | undefined;

/** Dates, and amounts with a sign, a currency or the words behind them, of which the first may be a unit. */
function figures(): RegExp {
  pattern ??= new RegExp(
    [
      '\\p{N}{4}-\\p{N}{2}-\\p{N}{2}',
      `\\p{N}{1,2}(?:st|nd|rd|th|er|\\.|º)? (?:(?:of|de) )?${monthNames()}(?: (?:de )?\\p{N}{4})?`,
      `${monthNames()} (?:(?:\\p{N}{1,2}(?:st|nd|rd|th)?,? )?|de )\\p{N}{4}(?!\\p{N})`,
      `(?:\\p{Sc} ?|(?<!\\p{L})${currencyCodes} )?(?<![\\p{Script=Latin}\\p{N}.,:/-])(?:\\p{N}(?:[.,\u00a0\u202f ]?\\p{N}){0,15}|${numberWords})(?:[ \u00a0](?:millions?|billions?|milliards?|Millionen|Milliarden|millones|Mio\\.|Mrd\\.))?[億万兆]?`,
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

/**
 * Notes the amounts and dates of changes in which words are others, too, where it is plain what became
 * of them: one took the place of one, or some came or went. What came in one place and went in another
 * is the same.
 */
export function nameFigures(changes: ListedChange[]): void {
  const found = changes.map(figuresOf);
  if (!found.some((figures) => figures !== undefined)) return;
  const balance = balanceOf(changes);
  // What stands in a column that came or went is not listed cell by cell.
  const hasColumns = changes.some(({ units }) => units.some(({ unit }) => unit === 'column'));
  const isNew = (one: string) => (balance.get(keyOf(one)) ?? 0) > 0;
  const isGone = (one: string) => (balance.get(keyOf(one)) ?? 0) < 0;
  for (const [index, figures] of found.entries()) {
    const change = changes[index];
    if (hasColumns && change?.unit === 'row') continue;
    if (change && figures?.before.every(isGone) && figures.after.every(isNew))
      changes[index] = { ...change, figures };
  }
}

function figuresOf({ kind, what, units, before, after, behind = '' }: ListedChange) {
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  if (kind !== 'figures' || !isOfWords || units.length > 0) return undefined;
  if (Math.max(before.length, after.length) > longestText) return undefined;
  const [old, young] = [amountsIn(before, behind), amountsIn(after, behind)];
  const [gone, here] = [without(old, young), without(young, old)];
  const most = Math.max(gone.length, here.length);
  const isPlain = most === 1 || (Math.min(gone.length, here.length) === 0 && most <= mostNamed);
  return most > 0 && isPlain ? { before: gone, after: here } : undefined;
}

/** How much more often each amount and date stands among the new texts than among the old ones. */
function balanceOf(changes: readonly ListedChange[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>();
  const add = (text: string, behind: string, sign: number) => {
    for (const amount of amountsIn(text, behind))
      balance.set(keyOf(amount), (balance.get(keyOf(amount)) ?? 0) + sign);
  };
  for (const { before, after, behind = '' } of changes) {
    add(before, behind, -1);
    add(after, behind, 1);
  }
  return balance;
}

/** Equal for amounts that are the same in words and in figures: "three-month" and "3 month". */
function keyOf(amount: string): string {
  const words = amount.toLowerCase().split(/[\s\u00a0\u202f-]+/u);
  return words.map((word) => digitsOf.get(word) ?? word).join(' ');
}

/** Numbers with their units, and dates. Others say little without the words around them. */
function amountsIn(text: string, behind: string): string[] {
  return [...text.matchAll(figures())].flatMap(({ 0: value, index }) => {
    if (isWhole.test(value)) return [value];
    if (isYear(value)) return [];
    const end = index + value.length;
    const next = text.slice(end, end + longestBehind);
    const [all = '', first = '', second = ''] = behindNumber.exec(next + behind) ?? [];
    if (first === '') return all === '' ? [] : [value + all];
    if (isMeasured(first)) return [value + first];
    return isMeasured(second) ? [value + first + second] : [];
  });
}

/** A date, or an amount with its currency in front. */
const isWhole =
  /^(?:\p{Sc}|[A-Z]{3} )|\p{N}\P{N}{1,20}\p{L}{3}|^\p{N}{4}-|^\p{L}{3,12} (?:de )?\p{N}/u;

/** What one list has more often than another one. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = others.map(keyOf);
  return some.filter((one) => {
    const place = left.indexOf(keyOf(one));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
