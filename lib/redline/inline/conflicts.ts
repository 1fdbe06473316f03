import { type ElementReach, isLinkIn, isPaired } from './element-reach.ts';
import type { TokenPair } from './token-sequence.ts';
import { isIn, type Token, type Wrapper } from './tokens.ts';
import type { Conflict } from './weave.ts';

/** What a link that stayed may lose, as a part of the letters that it keeps. */
const mostLost = 0.5;

/**
 * Resolves a conflict. A link that both versions share loses the words that only one version has in
 * it, if these are few; another element becomes two elements. Of elements of one version, the one
 * that shares fewer letters with the other version loses these words.
 */
export function resolveConflict(
  { conflict, around }: Conflict,
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
  apart: Set<Wrapper>,
): readonly TokenPair[] {
  const reaches = around ? [conflict, around] : [conflict];
  const pairsIn = ({ before: old, after: young }: ElementReach, count: number) =>
    pairs.filter(
      ([from, to]) => Number(isIn(before[from], old)) + Number(isIn(after[to], young)) === count,
    );
  const lettersOfAll = (some: readonly TokenPair[]) =>
    some.reduce((sum, [from]) => sum + (before[from]?.length ?? 0), 0);
  const without = (some: readonly TokenPair[]) => {
    const lost = new Set(some);
    return pairs.filter((pair) => !lost.has(pair));
  };
  const both = reaches.find(isPaired);
  if (both && isLinkIn(both)) {
    const inOne = pairsIn(both, 1);
    const isMost = mostLost * lettersOfAll(pairsIn(both, 2)) >= lettersOfAll(inOne);
    if (inOne.length > 0 && isMost) return without(inOne);
  }
  const [fewest] = reaches
    .filter((reach) => !isPaired(reach))
    .map((reach) => pairsIn(reach, 1))
    .filter(({ length }) => length > 0)
    .toSorted((one, other) => lettersOfAll(one) - lettersOfAll(other));
  if (both?.before && both.after && (!fewest || both === conflict || !isLinkIn(both))) {
    apart.add(both.before).add(both.after);
    return pairs;
  }
  return without(fewest ?? []);
}
