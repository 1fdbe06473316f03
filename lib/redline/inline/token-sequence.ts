import { isCollapsible } from '../content/words.ts';
import type { Token } from './tokens.ts';
import { type Partners, sameSurroundings } from './wrapper-pairs.ts';

/** A place in the merged text: a token of both versions, or of one. */
export interface Place {
  readonly old: Token | undefined;
  readonly young: Token | undefined;
}

/** Indices of a token in each version, where both are the same token. */
export type TokenPair = readonly [number, number];

/**
 * Puts both versions into one sequence. Tokens of one version stand between the common tokens, old
 * ones before new ones.
 */
export function sequenceOf(
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
  partners: Partners,
): Place[] {
  const places: Place[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of pairs) {
    addGap(places, before, after, [oldStart, oldEnd, newStart, newEnd], partners);
    const [old, young] = [before[oldEnd], after[newEnd]];
    if (old && young) places.push({ old, young });
    oldStart = oldEnd + 1;
    newStart = newEnd + 1;
  }
  addGap(places, before, after, [oldStart, before.length, newStart, after.length], partners);
  return places;
}

/**
 * Adds the tokens between two common words. Equal white space at either end stays, so that marks
 * hold whole phrases.
 */
function addGap(
  places: Place[],
  before: readonly Token[],
  after: readonly Token[],
  [oldFrom, oldTo, newFrom, newTo]: readonly [number, number, number, number],
  partners: Partners,
): void {
  const alone = oldTo - oldFrom === 1 && newTo - newFrom === 1;
  let [oldStart, oldEnd, newStart, newEnd] = [oldFrom, oldTo, newFrom, newTo];
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldStart], after[newStart], partners, alone)
  )
    places.push({ old: before[oldStart++], young: after[newStart++] });
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldEnd - 1], after[newEnd - 1], partners, alone)
  ) {
    oldEnd--;
    newEnd--;
  }
  while (oldStart < oldEnd) places.push({ old: before[oldStart++], young: undefined });
  while (newStart < newEnd) places.push({ old: undefined, young: after[newStart++] });
  while (oldEnd < oldTo) places.push({ old: before[oldEnd++], young: after[newEnd++] });
}

function isSameSpace(
  old: Token | undefined,
  young: Token | undefined,
  partners: Partners,
  alone: boolean,
): boolean {
  if (old?.kind !== 'space' || young?.kind !== 'space') return false;
  if (old.key !== young.key && !(alone && readTheSame(old, young))) return false;
  return sameSurroundings(old, young, partners, alone);
}

function readTheSame(...tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ content, isPreformatted }) =>
      !isPreformatted && content.type === 'text' && isCollapsible(content.value),
  );
}
