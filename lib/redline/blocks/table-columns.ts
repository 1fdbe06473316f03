import type { Content, Element } from '../../plan/model/content.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { align, gaps } from '../sequences/align.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { WordOverlap } from './word-overlap.ts';

/** The columns of two versions of a table. */
export interface Columns {
  /** A key for each column of each version. A column of both versions has the same key in both. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Keys of the columns that both versions have. */
  readonly kept: ReadonlySet<number>;
}

/** Two columns with different names that share at least this part of their words are the same. */
const leastShared = 0.4;

/** The tools for comparing columns. */
interface ColumnTools {
  readonly fingerprints: Fingerprints;
  readonly similarity: WordOverlap;
  readonly work: StepBudget;
}

/**
 * Pairs the columns of two tables: by name, then by content. Returns `undefined` when the rows of a
 * table differ in width, because HTML wants rows of equal width in the merged table.
 */
export function pairColumns(
  before: Element,
  after: Element,
  { fingerprints, similarity, work }: ColumnTools,
): Columns | undefined {
  const [oldColumns, newColumns] = [columnsOf(before), columnsOf(after)];
  if (!oldColumns || !newColumns) return undefined;
  const keys = newColumns.map((_, index) => oldColumns.length + index);
  const names = (columns: readonly Column[]) =>
    columns.map(({ name }) => fingerprints.ofAll(name?.children ?? []));
  const pairs = [...align(names(oldColumns), names(newColumns), work)]
    .map((column, index): [number, number] => [index, column])
    .filter(([, column]) => column >= 0);
  const all = {
    beforeStart: 0,
    beforeEnd: oldColumns.length,
    afterStart: 0,
    afterEnd: newColumns.length,
  };
  for (const [from, to] of pairs) keys[to] = from;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of gaps(all, pairs)) {
    const isEven = beforeEnd - beforeStart === afterEnd - afterStart;
    for (let from = beforeStart, to = afterStart; from < beforeEnd && to < afterEnd; ) {
      if (isEven || areAlike(oldColumns[from], newColumns[to], similarity)) keys[to++] = from++;
      else if (afterEnd - to > beforeEnd - from) to++;
      else from++;
    }
  }
  const kept = new Set(keys.filter((key) => key < oldColumns.length));
  return { before: oldColumns.map((_, index) => index), after: keys, kept };
}

/** Whether a column was inserted, removed or moved. */
export function areColumnsChanged({ before, after }: Columns): boolean {
  return before.length !== after.length || after.some((key, index) => key !== index);
}

/** The first cell of a column, and all cells below it as one item. */
interface Column {
  readonly name: Element | undefined;
  readonly cells: Item;
}

function columnsOf(table: Element): Column[] | undefined {
  const rows = rowsOf(table).map(({ children }) => elementsOf(children));
  const width = rows[0]?.length ?? 0;
  const isEven = rows.every(
    (cells) =>
      cells.length === width &&
      cells.every(({ attributes }) => !attributes.colspan && !attributes.rowspan),
  );
  if (!isEven) return undefined;
  return Array.from({ length: width }, (_, index) => {
    const [name, ...cells] = rows.map((row) => row[index]);
    return { name, cells: { id: index, nodes: cells.flatMap((cell) => cell?.children ?? []) } };
  });
}

function areAlike(
  one: Column | undefined,
  other: Column | undefined,
  similarity: WordOverlap,
): boolean {
  if (!one || !other) return false;
  return similarity.between(one.cells, other.cells) >= leastShared;
}

/** The rows of a table, wherever in it they stand. */
export function rowsOf(table: Element): Element[] {
  return elementsOf(table.children).flatMap((child) =>
    child.name === 'tr' ? [child] : elementsOf(child.children).filter(({ name }) => name === 'tr'),
  );
}

function elementsOf(content: readonly Content[]): Element[] {
  return content.filter((node) => node.type === 'element');
}
