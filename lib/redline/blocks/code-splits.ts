import { isHeading, isTextBlock } from '../content/elements.ts';
import type { Item } from './block-items.ts';
import { withPairs } from './list-splits.ts';
import { isCode } from './splits.ts';
import type { WordOverlap } from './word-overlap.ts';

/** A text and a code block that are at least so alike may be one, or the text a part of the code. */
const leastSimilarity = 0.3;

type Pair = readonly [number, number];

/**
 * Adds pairs of a code block and one of the texts that it became, or that became it, where neither
 * has a partner: lines were indented, or no longer are. {@link findSplits} adds the other texts.
 *
 * @param pairs in order
 * @returns all pairs in order
 */
export function withCode(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly Pair[],
  similarity: WordOverlap,
): readonly Pair[] {
  const hasCode = before.some(isCode) || after.some(isCode);
  return hasCode ? withPairs(before, after, pairs, similarity, likenessOfCode) : pairs;
}

function likenessOfCode(
  before: Item | undefined,
  after: Item | undefined,
  similarity: WordOverlap,
): number {
  if (!before || !after || isCode(before) === isCode(after)) return 0;
  const text = (isCode(before) ? after : before).block;
  if (!text || !(isTextBlock(text) || isHeading(text))) return 0;
  const value = similarity.between(before, after);
  return value >= leastSimilarity ? value : 0;
}
