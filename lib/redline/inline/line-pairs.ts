import type { Fingerprints } from '../content/fingerprints.ts';
import { align, gaps } from '../sequences/align.ts';
import { maximumPairs, type StepBudget } from '../sequences/step-budget.ts';
import type { TokenPair } from './token-sequence.ts';
import type { Token } from './tokens.ts';

/** Two lines that share at least this part of their words are versions of each other. */
const leastShared = 0.5;

/** Lines that keep at least this part of their words, in order, were wrapped at other places. */
const leastWrapped = 0.8;

/** A line of code: its words, as indices of tokens, and a number that is equal for equal lines. */
interface Line {
  readonly words: readonly number[];
  readonly key: number;
}

/** Pairs the words of two lines, given as indices of tokens. */
type PairWords = (before: readonly number[], after: readonly number[]) => readonly TokenPair[];

/**
 * Pairs the words of code line by line: equal lines first, then lines between them that are alike.
 * Of lines that were only wrapped at other places, and of very many lines between two equal ones,
 * all words are compared as one text.
 */
export function linePairs(
  before: readonly Token[],
  after: readonly Token[],
  { fingerprints, work }: { readonly fingerprints: Fingerprints; readonly work: StepBudget },
  pairWords: PairWords,
): TokenPair[] {
  const [oldLines, newLines] = [linesOf(before, fingerprints), linesOf(after, fingerprints)];
  const keysOf = (lines: readonly Line[]) => lines.map(({ key }) => key);
  const equal = [...align(keysOf(oldLines), keysOf(newLines), work)]
    .map((to, from): [number, number] => [from, to])
    .filter(([, to]) => to >= 0);
  const all = {
    ...{ beforeStart: 0, beforeEnd: oldLines.length },
    ...{ afterStart: 0, afterEnd: newLines.length },
  };
  const found: TokenPair[] = [];
  const pairLines = (from: readonly Line[], to: readonly Line[]) => {
    for (const pair of pairWords(wordsOf(from), wordsOf(to))) found.push(pair);
  };
  for (const [index, gap] of gaps(all, equal).entries()) {
    const from = oldLines.slice(gap.beforeStart, gap.beforeEnd);
    const to = newLines.slice(gap.afterStart, gap.afterEnd);
    const isOneText =
      from.length * to.length > maximumPairs || areWrapped(wordsOf(from), wordsOf(to), pairWords);
    if (isOneText) pairLines(from, to);
    else
      for (const [row, column] of alikeLines(from, to, before, after, work))
        pairLines(from.slice(row, row + 1), to.slice(column, column + 1));
    const [oldIndex, newIndex] = equal[index] ?? [oldLines.length, newLines.length];
    pairLines(oldLines.slice(oldIndex, oldIndex + 1), newLines.slice(newIndex, newIndex + 1));
  }
  return found;
}

function wordsOf(lines: readonly Line[]): number[] {
  return lines.flatMap(({ words }) => words);
}

function areWrapped(from: readonly number[], to: readonly number[], pairWords: PairWords): boolean {
  const [few, many] = [from.length, to.length].toSorted((one, other) => one - other);
  if (few === undefined || many === undefined || few < leastWrapped * many || few === 0)
    return false;
  return pairWords(from, to).length >= leastWrapped * many;
}

function linesOf(tokens: readonly Token[], fingerprints: Fingerprints): Line[] {
  const lines: Line[] = [];
  let words: number[] = [];
  const endLine = () => {
    const keys = words.map((index) => tokens[index]?.key);
    if (words.length > 0) lines.push({ words, key: fingerprints.ofKey(`line ${keys.join(' ')}`) });
    words = [];
  };
  for (const [index, { kind, content }] of tokens.entries())
    if (kind !== 'space') words.push(index);
    else if (content.type === 'text' && content.value.includes('\n')) endLine();
  endLine();
  return lines;
}

/** The pairs of lines, in order, that share most words. */
function alikeLines(
  from: readonly Line[],
  to: readonly Line[],
  before: readonly Token[],
  after: readonly Token[],
  work: StepBudget,
): [number, number][] {
  const [height, width] = [from.length, to.length];
  const value = (row: number, column: number) =>
    sharedPart(keysIn(from[row], before), keysIn(to[column], after), work);
  const best = new Float64Array((height + 1) * (width + 1));
  const at = (row: number, column: number) => best[row * (width + 1) + column] ?? 0;
  for (let row = height - 1; row >= 0; row--)
    for (let column = width - 1; column >= 0; column--)
      best[row * (width + 1) + column] = Math.max(
        at(row + 1, column),
        at(row, column + 1),
        value(row, column) + at(row + 1, column + 1),
      );
  const pairs: [number, number][] = [];
  for (let row = 0, column = 0; row < height && column < width; )
    if (at(row, column) === at(row + 1, column)) row++;
    else if (at(row, column) === at(row, column + 1)) column++;
    else pairs.push([row++, column++]);
  return pairs;
}

function keysIn(line: Line | undefined, tokens: readonly Token[]): number[] {
  return (line?.words ?? []).map((index) => tokens[index]?.key ?? -1);
}

/** The part of the words that two lines share, from 0 to 1; 0 where that is too little. */
function sharedPart(one: readonly number[], other: readonly number[], work: StepBudget): number {
  const left = new Map<number, number>();
  for (const key of one) left.set(key, (left.get(key) ?? 0) + 1);
  let shared = 0;
  for (const key of other) {
    const count = left.get(key) ?? 0;
    if (count > 0) shared++;
    left.set(key, count - 1);
  }
  work.steps += one.length + other.length;
  const part = (2 * shared) / (one.length + other.length);
  return part < leastShared ? 0 : part;
}
