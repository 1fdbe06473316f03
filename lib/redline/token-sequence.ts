import type { Token } from './inline.ts';
import { isCollapsible } from './words.ts';
import { type Partners, sameSurroundings } from './wrapper-pairs.ts';

/** A place in the merged text: a token of both versions, or of one. */
export interface Place {
  readonly old?: Token;
  readonly young?: Token;
}

/** Indices of a token of each version that are the same one. */
export type TokenPair = readonly [number, number];

/** Both versions in one order: what is in one only stands between what is in both, old before new. */
export function sequenceOf(
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
  partners: Partners,
): Place[] {
  const places: Place[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of [...pairs, [before.length, after.length] as const]) {
    for (const place of gapPlaces(
      before.slice(oldStart, oldEnd),
      after.slice(newStart, newEnd),
      partners,
    ))
      places.push(place);
    const [old, young] = [before[oldEnd], after[newEnd]];
    if (old && young) places.push({ old, young });
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return places;
}

/** Between two words that stay, white space stays at either end, so that marks hold whole phrases. */
function gapPlaces(before: readonly Token[], after: readonly Token[], partners: Partners): Place[] {
  const alone = before.length === 1 && after.length === 1;
  const isSame = (old: Token | undefined, young: Token | undefined) =>
    old?.kind === 'space' &&
    young?.kind === 'space' &&
    (old.key === young.key || (alone && readTheSame(old, young))) &&
    sameSurroundings(old, young, partners, alone);
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && isSame(before[start], after[start])) start++;
  let end = 0;
  while (start + end < least && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  const both = (from: number, to: number, shift: number): Place[] =>
    before.slice(from, to).map((old, index) => {
      const young = after[from + shift + index];
      return young ? { old, young } : { old };
    });
  return [
    ...both(0, start, 0),
    ...before.slice(start, before.length - end).map((old) => ({ old })),
    ...after.slice(start, after.length - end).map((young) => ({ young })),
    ...both(before.length - end, before.length, after.length - before.length),
  ];
}

function readTheSame(...tokens: readonly Token[]): boolean {
  return tokens.every(
    ({ content, isPreformatted }) =>
      !isPreformatted && content.type === 'text' && isCollapsible(content.value),
  );
}
