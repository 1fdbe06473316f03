import { amountKey, numbersIn } from '../classify/named-amounts.ts';
import type { ListedChange, NamedFigures } from './listed-change.ts';

/** Most figures that came or went together and are named. */
const mostNamed = 3;

/** Characters of a text in which figures are looked for: a longer one is told by its blocks. */
const longestText = 400;

/** Characters of a block from which on its figures are named: a shorter one is quoted as a whole. */
const shortestBlock = 60;

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
  // One of a unit, "one month", is no amount that is looked for.
  const isNew = (one: string) => (balance.get(amountKey(one)) ?? 1) > 0;
  const isGone = (one: string) => (balance.get(amountKey(one)) ?? -1) < 0;
  for (const [index, figures] of found.entries()) {
    const change = changes[index];
    if (hasColumns && change?.unit === 'row') continue;
    if (change && figures?.before.every(isGone) && figures.after.every(isNew))
      changes[index] = { ...change, figures };
  }
}

function figuresOf(change: ListedChange) {
  const { kind, what, units, before, after, behind = '', figures } = change;
  if (figures) return undefined;
  const isOfWords = what === 'replaced' || what === 'inserted' || what === 'deleted';
  if (kind !== 'figures' || !isOfWords) return undefined;
  if (Math.max(before.length, after.length) > longestText) return undefined;
  const isWhole = units.length > 0;
  if (isWhole && !areLongBlocks(change)) return undefined;
  const [old, young] = [amountsIn(before, behind), amountsIn(after, behind)];
  const [gone, here] = [without(old, young), without(young, old)];
  const most = Math.max(gone.length, here.length);
  const areOneSided = Math.min(gone.length, here.length) === 0;
  // Where a block took the place of another one, its figures did not.
  if (isWhole)
    return most > 0 && areOneSided && most <= mostNamed ? { before: gone, after: here } : undefined;
  if (most === 1 && gone.length !== here.length) return figureAlone(gone, here, before, after);
  const isPlain = most === 1 || (areOneSided && most <= mostNamed);
  return most > 0 && isPlain ? { before: gone, after: here } : undefined;
}

/** One amount that came or went: its unit may be in the other version without a number. */
function figureAlone(
  gone: readonly string[],
  here: readonly string[],
  before: string,
  after: string,
): NamedFigures | undefined {
  const single = singleOf([...gone, ...here].join(''), here.length === 0 ? after : before);
  const isLong = Math.max(before.length, after.length) > longestWhole;
  if (single === '' && isLong) return undefined;
  if (!single) return { before: gone, after: here };
  return here.length === 0 ? { before: gone, after: [single] } : { before: [single], after: here };
}

/** Characters of a change that is told with all its words. */
const longestWhole = 40;

/** Words in front of a unit that say one of it: "one month", "le mois". */
const ofOne = /^(?:one|an?|un[ae]?|eine?[mnrs]?|le|el)$/u;

/**
 * Where a text has the unit of an amount that it lacks: one of that, as "one month" of "three months",
 * or nothing where it says how much in another way. `undefined` where the text has no such unit.
 */
function singleOf(amount: string, text: string): string | undefined {
  const stem = /(?<=[\p{N}\p{L}][ \u00a0\u202f-])\p{L}{3,20}$/u
    .exec(amount)?.[0]
    .slice(0, longestStem)
    .toLowerCase();
  if (stem === undefined) return undefined;
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const place = words.findIndex((word) => word.toLowerCase().startsWith(stem));
  const [ahead = '', unit = ''] = words.slice(Math.max(0, place - 1), place + 1);
  if (place < 0) return undefined;
  return ofOne.test(ahead.toLowerCase()) ? `${ahead} ${unit}` : '';
}

/** Letters by which the forms of a unit are known again: "year" and "yearly", "Jahr" and "Jahre". */
const longestStem = 4;

/** Whether blocks came or went apart from their sections, and none of them is quoted in a sentence. */
function areLongBlocks({ units }: ListedChange): boolean {
  return units.every(({ whole, text = '' }) => whole === undefined && text.length > shortestBlock);
}

/** How much more often each amount and date stands among the new texts than among the old ones. */
function balanceOf(changes: readonly ListedChange[]): ReadonlyMap<string, number> {
  const balance = new Map<string, number>();
  const add = (text: string, behind: string, sign: number) => {
    for (const amount of amountsIn(text, behind))
      balance.set(amountKey(amount), (balance.get(amountKey(amount)) ?? 0) + sign);
  };
  for (const { before, after, behind = '' } of changes) {
    add(before, behind, -1);
    add(after, behind, 1);
  }
  return balance;
}

/** Numbers with their units, and dates. Others say little without the words around them. */
function amountsIn(text: string, behind: string): string[] {
  return numbersIn(text, behind)
    .filter(({ isAmount }) => isAmount)
    .map(({ value, unit }) => value + unit);
}

/** What one list has more often than another one. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = others.map(amountKey);
  return some.filter((one) => {
    const place = left.indexOf(amountKey(one));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
