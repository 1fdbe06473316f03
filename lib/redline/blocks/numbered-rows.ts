import type { Element } from '../../plan/model/content.ts';
import { areTiers } from '../classify/amounts.ts';
import { textOf } from '../content/excerpt.ts';
import type { Item } from './block-items.ts';
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

/**
 * Marks rows whose first cells number them from 1: such a cell is no name of what is in its row,
 * unless nothing else but figures tells one row from another.
 */
export function markNumbered(before: readonly Item[], after: readonly Item[]): void {
  if (!areNumbered(before) || !areNumbered(after)) return;
  for (const item of [...before, ...after]) item.isNumbered = true;
}

function areNumbered(rows: readonly Item[]): boolean {
  const texts = rows.map(({ block }) => (block?.name === 'tr' ? block.children.map(textOf) : []));
  const others = texts.map((cells) => cells.slice(1).join('\n'));
  return (
    texts.every(([cell = ''], index) => numberOf(cell) === index + 1) &&
    (rows.length < 2 ||
      others.some((row, index) => index > 0 && !areTiers(row, others[index - 1] ?? '')))
  );
}

/** The whole number that a cell holds, alone or in brackets or with a full stop: 4, (4), 4. */
function numberOf(cell: string): number | undefined {
  const [, digits] = /^\(?(\d{1,3})[.)]?$/.exec(cell.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
