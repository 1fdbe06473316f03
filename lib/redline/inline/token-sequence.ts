import { isCollapsible } from '../content/words.ts';
import { orderedGap } from './gap-order.ts';
import type { Token, TokenPlace } from './tokens.ts';
import { sameSurroundings, type WrapperPartners } from './wrapper-pairs.ts';

/** Indices of a token in each version, where both are the same token. */
export type TokenPair = readonly [number, number];

/**
 * Puts both versions into one sequence. Tokens of one version stand between the common tokens, old
 * ones before new ones, unless an element that both versions share would be parted by that.
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
    const next = { before: before[oldEnd], after: after[newEnd] };
    addGap(places, before, after, [oldStart, oldEnd, newStart, newEnd], next, partners);
    places.push(next);
    oldStart = oldEnd + 1;
    newStart = newEnd + 1;
  }
  const rest = [oldStart, before.length, newStart, after.length] as const;
  addGap(places, before, after, rest, undefined, partners);
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
  next: TokenPlace | undefined,
  partners: WrapperPartners,
): void {
  const alone = oldTo - oldFrom === 1 && newTo - newFrom === 1;
  let [oldStart, oldEnd, newStart, newEnd] = [oldFrom, oldTo, newFrom, newTo];
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldStart], after[newStart], partners, alone, places.at(-1))
  )
    places.push({ before: before[oldStart++], after: after[newStart++] });
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSameSpace(before[oldEnd - 1], after[newEnd - 1], partners, alone, next)
  ) {
    oldEnd--;
    newEnd--;
  }
  if (oldStart < oldEnd && newStart < newEnd) {
    const gap = [before.slice(oldStart, oldEnd), after.slice(newStart, newEnd)] as const;
    const behind = oldEnd < oldTo ? { before: before[oldEnd], after: after[newEnd] } : next;
    for (const place of orderedGap(...gap, places.at(-1), behind, partners)) places.push(place);
  } else {
    while (oldStart < oldEnd) places.push({ before: before[oldStart++], after: undefined });
    while (newStart < newEnd) places.push({ before: undefined, after: after[newStart++] });
  }
  while (oldEnd < oldTo) places.push({ before: before[oldEnd++], after: after[newEnd++] });
}

function isSameSpace(
  before: Token | undefined,
  after: Token | undefined,
  partners: WrapperPartners,
  alone: boolean,
  near: TokenPlace | undefined,
): boolean {
  if (before?.kind !== 'space' || after?.kind !== 'space') return false;
  if (before.key !== after.key && !(alone && readTheSame(before, after))) return false;
  return isBeside(before, after, near) || sameSurroundings(before, after, partners, alone);
}

/** Whether two tokens are in the elements that a common word beside them is in. */
function isBeside(before: Token, after: Token, near: TokenPlace | undefined): boolean {
  if (!near?.before || !near.after) return false;
  return near.before.wrapper === before.wrapper && near.after.wrapper === after.wrapper;
}

function readTheSame(...tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ content, isPreformatted }) =>
      !isPreformatted && content.type === 'text' && isCollapsible(content.value),
  );
}
