import type { Content, Element } from '../../plan/model/content.ts';
import { areTiers, isAmount } from '../classify/amounts.ts';
import { putInLetters, type Rank, rankIn, readPutIn } from '../classify/part-numbers.ts';
import { isHeading, isTextBlock } from '../content/elements.ts';
import { textOf } from '../content/excerpt.ts';
import { startTag } from '../content/fingerprints.ts';
import { visitContent } from '../content/rebuild.ts';
import type { Merged } from '../merged/merged.ts';
import type { Item } from './block-items.ts';

/** How a clause begins that has a rank: "(a)", "(1)", "1.2", "3)", "3a.", "§ 3"; not "12 teachers". */
const clause = new RegExp(
  `^[^\\p{L}\\p{N}]{0,3}(?:(?<=[(§] ?)\\p{N}|\\p{N}{1,3}(?:${putInLetters})?[.)]|(?<=\\()[a-z]{1,8}\\))`,
  'u',
);

export function rankOf(block: Element | undefined): Rank | undefined {
  return block && rankIn(textOf(block).trim());
}

/** A heading, label or clause of a version. */
interface Ranked {
  readonly item: Item;
  readonly rank: Rank;
  /** How many headings above its level stand before it. */
  readonly section: number;
  /** What it says, and the block behind it. */
  readonly text: string;
}

/**
 * Marks the headings, labels and clauses whose numbers are ranks: in both versions they begin with
 * the same one and count on from there. So a part that has another number in the other version has
 * more or fewer parts like it in front. Where all of them begin later than before, something else
 * moved them: days or doses, say.
 */
export function markRanks(before: readonly Item[], after: readonly Item[]): void {
  const others = seriesIn(after);
  for (const [name, series] of seriesIn(before)) {
    const other = others.get(name) ?? [];
    if (series[0]?.rank.number !== other[0]?.rank.number || !countsOn(series) || !countsOn(other))
      continue;
    for (const all of [series, other])
      for (const [index, { item, text }] of all.entries()) {
        const beside = [all[index - 1], all[index + 1]];
        item.isRanked = !beside.some((one) => one && areTiers(one.text, text));
      }
  }
}

/**
 * The headings, labels and clauses of a version that count together, by what they begin with, and
 * by their element where there are several.
 */
function seriesIn(items: readonly Item[]): Map<string, Ranked[]> {
  const series = new Map<string, Ranked[]>();
  for (const [lead, group] of Map.groupBy(rankedIn(items), ({ rank }) => rank.lead)) {
    const levels = Map.groupBy(group, ({ item }) => item.block?.name);
    for (const [name, level] of levels)
      series.set(levels.size === 1 ? lead : `${name} ${lead}`, level);
  }
  return series;
}

function rankedIn(items: readonly Item[]): Ranked[] {
  const found: Ranked[] = [];
  const sections = [0, 0, 0, 0, 0, 0, 0];
  for (const [index, item] of items.entries()) {
    const { block } = item;
    const isTop = isTitle(item);
    if (!isTop && !isClause(block)) continue;
    const level = block && isHeading(block) ? Number(block.name.slice(1)) : sections.length;
    const section = sections.slice(0, level).reduce((sum, count) => sum + count, 0);
    const next = items[index + 1];
    const behind = isTop && next && !isTitle(next) ? next.nodes : [];
    const rank = rankOf(block);
    const text = [rank?.rest, ...behind.map(textOf)].join('\n');
    if (rank) found.push({ item, rank, section, text });
    if (level < sections.length) sections[level] = (sections[level] ?? 0) + 1;
  }
  return found;
}

/** Whether an item is a heading, or a line that counts. */
function isTitle({ block, label }: Item): boolean {
  return label !== undefined || (block !== undefined && isHeading(block));
}

/** An item counts by how its first paragraph begins, whatever else it holds. */
function isClause(block: Element | undefined): boolean {
  if (block?.name !== 'li' && !(block && isTextBlock(block))) return false;
  return clause.test(firstText(block));
}

/** The first run of text in a block. */
function firstText(block: Element): string {
  let first: Content | undefined = block;
  while (first?.type === 'element') first = first.children[0];
  return first?.value ?? '';
}

/** Whether each number comes right after the one before, or is the first of another section. */
function countsOn(series: readonly Ranked[]): boolean {
  const isIn = (read: (number: string) => readonly number[] | undefined) => {
    const all = series.map(({ rank }) => readNumber(rank.number, read));
    return all.every((number, index) => {
      if (number === undefined || index === 0) return number !== undefined;
      const isOther = series[index]?.section !== series[index - 1]?.section;
      return isNext(number, all[index - 1]) || (isOther && isNext(number));
    });
  };
  return isIn(digits) || isIn(letter) || isIn(roman) || isIn(han);
}

/** Whether the number of a part comes right after that of another one, however both are written. */
export function comesNext(number: string, last: string): boolean {
  return [digits, letter, roman, han].some((read) => {
    const [one, other] = [readNumber(number, read), readNumber(last, read)];
    return one !== undefined && other !== undefined && isNext(one, other);
  });
}

/** The parts of a number of a text, and its place among those that were put in behind it. */
export interface RankNumber {
  readonly parts: readonly number[];
  readonly putIn: number | undefined;
}

/**
 * Whether a number comes right after another: 4 after 3, 3.2 after 3.1, 4.1 after 3.2, 3a after 3, 4
 * after 3a, 1 at first. The first letter comes only behind the number itself: amperes and metres have
 * letters, too.
 */
export function isNext(
  { parts, putIn }: RankNumber,
  last: RankNumber = { parts: [], putIn: undefined },
): boolean {
  const raised = parts.findIndex((part, index) => part !== last.parts[index]);
  if (putIn !== undefined)
    return raised < 0 && parts.length === last.parts.length && putIn === (last.putIn ?? 0) + 1;
  const isRaised = parts[raised] === (last.parts[raised] ?? 0) + 1;
  return isRaised && parts.slice(raised + 1).every((part) => part === 1);
}

/** 3.1a as 3, 1 and the first one put in behind it. */
export function readNumber(
  number: string,
  read: (number: string) => readonly number[] | undefined = digits,
): RankNumber | undefined {
  const { base, place } = readPutIn(number);
  const parts = read(base);
  return parts && { parts, putIn: place };
}

/** 3.1 as [3, 1] */
function digits(number: string): number[] | undefined {
  return /^\d/u.test(number) ? number.split('.').map(Number) : undefined;
}

/** B and b as [2] */
function letter(number: string): number[] | undefined {
  return /^[A-Za-z]$/u.test(number) ? [number.toUpperCase().charCodeAt(0) - 64] : undefined;
}

const romanDigits: ReadonlyMap<string, number> = new Map(
  Object.entries({ I: 1, V: 5, X: 10, L: 50, C: 100 }),
);

/** IV as [4] */
function roman(number: string): number[] | undefined {
  const values = [...number.toUpperCase()].map((digit) => romanDigits.get(digit) ?? 0);
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
 * heading, label or clause, or the first cell of a row.
 */
export function tellRenumbered<Node extends Merged>(node: Node, before: Item, after: Item): Node {
  if (node.change !== 'within') return node;
  if (before.isNumbered && after.isNumbered) {
    const [cell, ...cells] = node.children;
    const [oldCell, newCell] = [before, after].map(({ block }) => block?.children[0]);
    if (cell?.change !== 'within' || oldCell?.type !== 'element' || newCell?.type !== 'element')
      return node;
    if (!areSameButNumber(oldCell, newCell)) return node;
    return { ...node, children: [{ ...cell, isRenumbered: true }, ...cells] };
  }
  const isOther = before.isRanked && after.isRanked && areSameButNumber(before.block, after.block);
  return isOther ? { ...node, isRenumbered: true } : node;
}

function areSameButNumber(before: Element | undefined, after: Element | undefined): boolean {
  const [old, young] = [rankOf(before), rankOf(after)];
  if (!before || !after || !old || !young || old.number === young.number) return false;
  if (isAmount(old) || isAmount(young)) return false;
  return shapeOf(before, old) === shapeOf(after, young);
}

/**
 * Equal for elements that differ in their own names and numbers alone, not in links, images or
 * emphasis.
 */
function shapeOf(block: Element, { lead, number }: Rank): string {
  const text = textOf(block);
  let place = text.length - text.trimStart().length + lead.length;
  const parts: unknown[] = [];
  visitContent([block], (node) => {
    if (node.type === 'element') {
      const name = node === block ? '' : node.name;
      const attributes = { ...node.attributes, id: '' };
      parts.push(startTag({ name, attributes }), node.children.length);
    }
    const value = node.type === 'text' ? node.value : (node.attributes.alt ?? '');
    const isHere = node.type === 'text' && place >= 0 && place < value.length;
    parts.push(isHere ? [value.slice(0, place), value.slice(place + number.length)] : value);
    place -= value.length;
  });
  return JSON.stringify(parts);
}
