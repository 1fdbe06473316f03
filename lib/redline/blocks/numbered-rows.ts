import type { Element } from '../../plan/model/content.ts';
import { areTiers } from '../classify/amounts.ts';
import { putInLetters } from '../classify/part-numbers.ts';
import { textOf } from '../content/excerpt.ts';
import type { Item } from './block-items.ts';
import { isNext, type RankNumber, readNumber } from './renumbered.ts';
import type { SiblingPlace } from './siblings.ts';
import { rowsOf } from './table-columns.ts';

/**
 * Names of a column that numbers the rows: none, "#", "No.", "N°", "Nummer". Numbers under any other
 * name may say what a row is about: a class, a zone, a day.
 */
const numberColumn =
  /^[^\p{L}\p{N}]*(?:(?:nos?|n[ro]?|nro|n[uú]m|lp|s\.? ?no|sl\.? ?no|numbers?|num[eé]ro|número|nummer|序号|編号|编号|番号|رقم)[^\p{L}\p{N}]*)?$/iu;

/** Whether rows inside two elements stand in a table whose first column numbers them. */
export function haveNumbers(before: Element, after: Element, place: SiblingPlace): boolean {
  if (after.name !== 'table') return place.isNumbered === true;
  return hasNumberColumn(before) && hasNumberColumn(after);
}

function hasNumberColumn(table: Element): boolean {
  const name = rowsOf(table)[0]?.children[0];
  return name !== undefined && numberColumn.test(textOf(name).normalize('NFKC'));
}

/** Whether the rows of a table are numbered from 1, in a column whose name says so. */
export function countsRows(table: Element): boolean {
  if (!hasNumberColumn(table)) return false;
  const [first] = numbersOf(rowsOf(table).slice(1)) ?? [];
  return first !== undefined && nameOf(first) === '1';
}

/**
 * Marks rows whose first cells number them, from 1, or as parts of parts (1.1, 1.2, 2.1): such a
 * cell is no name of what is in its row, unless nothing else but figures tells one row from another.
 *
 * @param isColumnOfNumbers whether the name of the first column says so (see {@link haveNumbers}),
 *   which numbers without parts need
 */
export function markNumbered(
  before: readonly Item[],
  after: readonly Item[],
  isColumnOfNumbers: boolean,
): void {
  const [old, young] = [before, after].map((items) => numbersOf(items.map(({ block }) => block)));
  const [first, other] = [old?.[0], young?.[0]];
  if (!old || !young || !first || !other || nameOf(first) !== nameOf(other)) return;
  const haveParts = [...old, ...young].every(({ parts }) => parts.length > 1);
  if (haveParts || (isColumnOfNumbers && nameOf(first) === '1'))
    for (const item of [...before, ...after]) item.isNumbered = true;
}

function nameOf({ parts, putIn }: RankNumber): string {
  return `${parts.join('.')}${putIn === undefined ? '' : ` ${putIn}`}`;
}

/** The numbers that the first cells of rows hold; `undefined` where they do not count on. */
function numbersOf(rows: readonly (Element | undefined)[]): RankNumber[] | undefined {
  const texts = rows.map((row) => (row?.name === 'tr' ? row.children.map(textOf) : []));
  const numbers = texts.flatMap(([cell = '']) => numberIn(cell) ?? []);
  const others = texts.map((cells) => cells.slice(1).join('\n'));
  const areTold = others.some((row, index) => index > 0 && !areTiers(row, others[index - 1] ?? ''));
  const countOn = numbers.every((one, index) => index === 0 || isNext(one, numbers[index - 1]));
  const isOnly = rows.length < 2;
  return numbers.length === rows.length && countOn && (isOnly || areTold) ? numbers : undefined;
}

const number = new RegExp(`^\\(?(\\d{1,3}(?:\\.\\d{1,3}){0,3}(?:${putInLetters})?)[.)]?$`, 'u');

/** The number that a cell holds, alone or in brackets or with a full stop: 4, (4), 4., 4.1 or 4a. */
function numberIn(cell: string): RankNumber | undefined {
  const [, written] = number.exec(cell.trim()) ?? [];
  return written === undefined ? undefined : readNumber(written);
}
