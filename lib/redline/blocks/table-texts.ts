import { type Element, text } from '../../plan/model/content.ts';
import { isBlock, isTextBlock } from '../content/elements.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { mergeText } from '../inline/merge-text.ts';
import { boundary } from '../inline/tokens.ts';
import type { Merged, Whole, Within, Wrapped } from '../merged/merged.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import type { Likeness } from './far-pairs.ts';
import { withPairs } from './list-splits.ts';
import { contentOf, tagOf } from './merge-split.ts';
import type { WordOverlap } from './word-overlap.ts';

/** A text and a table that share at least this part of their words are one. */
const leastShared = 0.7;

type Pair = readonly [number, number];

/**
 * Adds pairs of a text and a table, where neither has a partner: the lines of a paragraph became
 * rows as their markup was mended, or rows became a paragraph.
 *
 * @param pairs in order
 * @returns all pairs in order
 */
export function withTables(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly Pair[],
  similarity: WordOverlap,
): readonly Pair[] {
  const hasTable = ({ block }: Item) => block?.name === 'table';
  if (!before.some(hasTable) && !after.some(hasTable)) return pairs;
  const texts = new Set([...before, ...after].filter(isText));
  const tables = new Set([...before, ...after].filter(isTable));
  const likeness: Likeness = (old, young) => {
    if (!old || !young) return 0;
    const areBoth = texts.has(old) ? tables.has(young) : tables.has(old) && texts.has(young);
    const value = areBoth ? similarity.between(old, young) : 0;
    return value >= leastShared ? value : 0;
  };
  return withPairs(before, after, pairs, similarity, likeness);
}

/** Whether one of two items is a text, and the other a table of texts. */
export function becameTable(before: Item, after: Item): boolean {
  return (isText(before) && isTable(after)) || (isTable(before) && isText(after));
}

function isText({ block }: Item): boolean {
  return block?.name === 'p' && isTextBlock(block) && Object.keys(block.attributes).length === 0;
}

function isTable({ block }: Item): boolean {
  return block?.name === 'table' && cellsOf(block).length > 1 && areTexts(block);
}

function areTexts(table: Element): boolean {
  return (
    elementsIn(table).every(({ name }) => name === 'thead' || name === 'tbody') &&
    elementsIn(table).length === table.children.length &&
    cellsOf(table).every((cell) => !cell.children.some(isBlock))
  );
}

function elementsIn({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}

function cellsOf(table: Element): Element[] {
  return elementsIn(table).flatMap(elementsIn).flatMap(elementsIn);
}

/**
 * Merges a text with the table that it became, or that became it. The text is compared as one run
 * with the texts of all cells, and cut at their boundaries.
 */
export function mergeTable(
  before: Element,
  after: Element,
  fingerprints: Fingerprints,
  work: StepBudget,
): Merged {
  const isNew = after.name === 'table';
  const [paragraph, table] = isNew ? [before, after] : [after, before];
  const nodesOf = (block: Element) =>
    block === table
      ? contentOf(cellsOf(table).map(({ children }) => ({ nodes: children })))
      : block.children;
  const texts = cut(mergeText(nodesOf(before), nodesOf(after), fingerprints, work));
  const [change, other, join] = isNew
    ? (['wrapped', 'unwrapped', 'split'] as const)
    : (['unwrapped', 'wrapped', 'joined'] as const);
  const around = (block: Element, children: readonly Merged[]): Wrapped => ({
    change,
    ...tagOf(block),
    children,
  });
  let next = 0;
  // The first cell holds the paragraph of the other version, and the second one tells of all.
  const cellWith = (cell: Element): Within | Wrapped => {
    const children = withoutSeparators(texts[next++] ?? []);
    if (next === 1) return around(cell, [{ change: other, ...tagOf(paragraph), children }]);
    return { change: 'within', ...tagOf(cell), children, join, ...(next > 2 && { isTold: true }) };
  };
  return around(
    table,
    elementsIn(table).map((part) =>
      around(
        part,
        elementsIn(part).map((row) => around(row, elementsIn(row).map(cellWith))),
      ),
    ),
  );
}

/** Cuts what was merged at the ends of cells. What the first word of a cell replaced stays with it. */
function cut(merged: readonly Merged[]): Merged[][] {
  const parts: Merged[][] = [[]];
  for (const [index, node] of merged.entries()) {
    const part = parts.at(-1);
    const isEnd = 'content' in node && node.content === boundary;
    if (!isEnd) part?.push(node);
    else if (part?.at(-1)?.change === 'deleted' && merged[index + 1]?.change === 'inserted')
      parts.push(part.splice(-1));
    else parts.push([]);
  }
  return parts;
}

/** What an author wrote between the cells is no change of its own. */
function withoutSeparators(part: readonly Merged[]): Merged[] {
  return part.flatMap((node, index): Merged[] => {
    if (!('content' in node) || node.content.type !== 'text' || node.change === 'same')
      return [node];
    const { change } = node;
    const { value } = node.content;
    const letters = value.split('');
    const [isFirst, isLast] = [index === 0, index === part.length - 1];
    const start = isFirst || isLast ? lengthOfSeparators(letters) : 0;
    const end = value.length - (isLast ? lengthOfSeparators(letters.slice(start).reverse()) : 0);
    return [
      ...respaced(change, value.slice(0, start)),
      ...(start < end ? [{ change, content: text(value.slice(start, end)) }] : []),
      ...respaced(change, value.slice(end)),
    ];
  });
}

function respaced(change: Whole['change'], value: string): Merged[] {
  if (value === '') return [];
  const [before, after] = change === 'deleted' ? [value, ''] : ['', value];
  return [{ change: 'respaced', before, after }];
}

/** How many letters of separators a text begins with. Dashes may be all that a cell holds. */
function lengthOfSeparators(letters: readonly string[]): number {
  const length = lengthOf(letters, ' \n|:-');
  const lines = letters.slice(0, length).join('').split('\n');
  const areRules = lines.every((line) => line.includes('--') || !/[:-]/u.test(line));
  return areRules && lines.length > 1 ? length : lengthOf(letters, ' \n|');
}

function lengthOf(letters: readonly string[], signs: string): number {
  const length = letters.findIndex((letter) => !signs.includes(letter));
  return length < 0 ? letters.length : length;
}
