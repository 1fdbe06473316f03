import { isCollapsible } from '../content/words.ts';
import type { Token } from './tokens.ts';
import { sameSurroundings, type WrapperPartners } from './wrapper-pairs.ts';

/** A place in the merged text: a token of both versions, or of one. */
export interface TokenPlace {
  readonly before: Token | undefined;
  readonly after: Token | undefined;
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
  partners: WrapperPartners,
): TokenPlace[] {
  const places: TokenPlace[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of pairs) {
    addGap(places, before, after, [oldStart, oldEnd, newStart, newEnd], partners);
    const [oldToken, newToken] = [before[oldEnd], after[newEnd]];
    if (oldToken && newToken) places.push({ before: oldToken, after: newToken });
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
  places: TokenPlace[],
  before: readonly Token[],
  after: readonly Token[],
  [oldFrom, oldTo, newFrom, newTo]: readonly [number, number, number, number],
  partners: WrapperPartners,
): void {
  const alone = oldTo - oldFrom === 1 && newTo - newFrom === 1;
  let [oldStart, oldEnd, newStart, newEnd] = [oldFrom, oldTo, newFrom, newTo];
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldStart], after[newStart], partners, alone)
  )
    places.push({ before: before[oldStart++], after: after[newStart++] });
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldEnd - 1], after[newEnd - 1], partners, alone)
  ) {
    oldEnd--;
    newEnd--;
  }
  while (oldStart < oldEnd) places.push({ before: before[oldStart++], after: undefined });
  while (newStart < newEnd) places.push({ before: undefined, after: after[newStart++] });
  while (oldEnd < oldTo) places.push({ before: before[oldEnd++], after: after[newEnd++] });
}

function isSameSpace(
  before: Token | undefined,
  after: Token | undefined,
  partners: WrapperPartners,
  alone: boolean,
): boolean {
  if (before?.kind !== 'space' || after?.kind !== 'space') return false;
  if (before.key !== after.key && !(alone && readTheSame(before, after))) return false;
  return sameSurroundings(before, after, partners, alone);
}

function readTheSame(...tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ content, isPreformatted }) =>
      !isPreformatted && content.type === 'text' && isCollapsible(content.value),
  );
}
