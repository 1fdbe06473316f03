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
    const gap = [before.slice(oldStart, oldEnd), after.slice(newStart, newEnd)] as const;
    addGap(places, ...gap, next, partners);
    places.push(next);
    oldStart = oldEnd + 1;
    newStart = newEnd + 1;
  }
  addGap(places, before.slice(oldStart), after.slice(newStart), undefined, partners);
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
  next: TokenPlace | undefined,
  partners: WrapperPartners,
): void {
  const [oldTo, newTo] = [before.length, after.length];
  if (oldTo + newTo === 0) return;
  const alone = oldTo === 1 && newTo === 1;
  let [oldStart, oldEnd, newStart, newEnd] = [0, oldTo, 0, newTo];
  const isSame = (old: Token | undefined, young: Token | undefined, near: TokenPlace | undefined) =>
    isSameSpace(old, young, partners, alone, near);
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSame(before[oldStart], after[newStart], places.at(-1))
  )
    places.push({ before: before[oldStart++], after: after[newStart++] });
  while (
    oldStart < oldEnd &&
    newStart < newEnd &&
    isSame(before[oldEnd - 1], after[newEnd - 1], next)
  ) {
    oldEnd--;
    newEnd--;
  }
  const [old, young] = [before.slice(oldStart, oldEnd), after.slice(newStart, newEnd)];
  const last = places.at(-1);
  const behind = oldEnd < oldTo ? { before: before[oldEnd], after: after[newEnd] } : next;
  for (const place of orderedGap(old, young, last, behind, partners)) places.push(place);
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
