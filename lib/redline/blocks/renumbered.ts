import type { Element } from '../../plan/model/content.ts';
import { isHeading } from '../content/elements.ts';
import { textOf } from '../content/excerpt.ts';
import type { Merged } from '../merged/merged.ts';
import type { Item, Rank } from './block-items.ts';

/** "Article 4", "3.1 Fees", "Annex B", "Part IV", "第四条". A year is no rank. */
const ranked =
  /^([^\p{N}]{0,20}?)((?<!\p{N})\d{1,3}(?:\.\d{1,3}){0,3}(?!\p{N})|(?<!\p{L})(?:[IVXLC]{1,8}|[A-Z])(?![\p{L}\p{N}])|(?<=第)[一二三四五六七八九十百]{1,7})(.*)$/su;

/** Notes the ranks of headings and labels that count on from one to the next in a version. */
export function noteRanks(items: readonly Item[]): void {
  const found = items.flatMap((item) => {
    const rank = isLabel(item) ? rankOf(item.block) : undefined;
    return rank ? [{ item, rank }] : [];
  });
  const groups = Map.groupBy(found, ({ item, rank }) => `${item.block?.name} ${rank.lead}`);
  for (const group of groups.values())
    if (countsOn(group.map(({ rank }) => rank.number)))
      for (const { item, rank } of group) item.rank = rank;
}

function isLabel({ block, label }: Item): boolean {
  return label !== undefined || (block !== undefined && isHeading(block));
}

export function rankOf(block: Element | undefined): Rank | undefined {
  const [, lead = '', number = '', rest = ''] = (block && ranked.exec(textOf(block).trim())) ?? [];
  return number === '' ? undefined : { lead, number, rest };
}

/** Whether each of several numbers comes right after the one before. */
function countsOn(numbers: readonly string[]): boolean {
  const isIn = (read: (number: string) => readonly number[] | undefined) => {
    const all = numbers.map(read);
    return all.every((one, index) => one && (index === 0 || isNext(one, all[index - 1])));
  };
  return numbers.length > 1 && (isIn(digits) || isIn(letter) || isIn(roman) || isIn(han));
}

/** Whether a number comes right after another: 4 after 3, 3.2 after 3.1, 4.1 after 3.2. */
function isNext(number: readonly number[], last: readonly number[] = []): boolean {
  const raised = number.findIndex((part, index) => part !== last[index]);
  const isRaised = number[raised] === (last[raised] ?? 0) + 1;
  return isRaised && number.slice(raised + 1).every((part) => part === 1);
}

/** 3.1 as [3, 1] */
function digits(number: string): number[] | undefined {
  return /^\d/u.test(number) ? number.split('.').map(Number) : undefined;
}

/** B as [2] */
function letter(number: string): number[] | undefined {
  return /^[A-Z]$/u.test(number) ? [number.charCodeAt(0) - 64] : undefined;
}

const romanDigits: ReadonlyMap<string, number> = new Map(
  Object.entries({ I: 1, V: 5, X: 10, L: 50, C: 100 }),
);

/** IV as [4] */
function roman(number: string): number[] | undefined {
  const values = [...number].map((digit) => romanDigits.get(digit) ?? 0);
  if (values.includes(0)) return undefined;
  const isLess = (index: number) => (values[index] ?? 0) < (values[index + 1] ?? 0);
  return [values.reduce((sum, value, index) => sum + (isLess(index) ? -value : value), 0)];
}

/** 二十三 as [23] */
function han(number: string): number[] | undefined {
  const [, hundreds, tens, ones] = /^(?:(.?)百)?(?:(.?)十)?(.?)$/u.exec(number) ?? [];
  if (ones === undefined) return undefined;
  const valueIn = (digit: string | undefined, empty: number) =>
    digit === undefined ? 0 : digit === '' ? empty : hanDigits.indexOf(digit);
  return [valueIn(hundreds, 1) * 100 + valueIn(tens, 1) * 10 + valueIn(ones, 0)];
}

const hanDigits = '零一二三四五六七八九';

/**
 * Marks a part of which only the number changed, because others came or went in front of it: a
 * heading or label, or the first cell of a row.
 */
export function tellRenumbered(node: Merged, before: Item, after: Item): Merged {
  if (node.change !== 'within') return node;
  if (before.isNumbered && after.isNumbered) {
    const [cell, ...cells] = node.children;
    if (cell?.change !== 'within') return node;
    return { ...node, children: [{ ...cell, isRenumbered: true }, ...cells] };
  }
  const [old, young] = [before.rank, after.rank];
  const isSame = old && young && old.lead === young.lead && old.rest === young.rest;
  return isSame && old.number !== young.number ? { ...node, isRenumbered: true } : node;
}
