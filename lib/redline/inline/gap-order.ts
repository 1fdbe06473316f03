import { isIn, type Token, type TokenPlace, type Wrapper, wrappersOf } from './tokens.ts';
import { isLink, type WrapperPartners } from './wrapper-pairs.ts';

/** An element that goes on from a common word into a gap, in each version that has it. */
type Going = readonly [before: Wrapper | undefined, after: Wrapper | undefined];

/**
 * Puts the tokens of a gap in order: old ones before new ones. But what is in an element that goes
 * on from the word before the gap, or goes on into the word behind it, stands beside that word.
 * Else, words that are not in the element would stand between its parts.
 */
export function orderedGap(
  before: readonly Token[],
  after: readonly Token[],
  last: TokenPlace | undefined,
  next: TokenPlace | undefined,
  partners: WrapperPartners,
): TokenPlace[] {
  const areLinked = hasLink(before) && hasLink(after);
  const [fromLast, intoNext] = [last, next].map((place) => goingOn(place, partners, areLinked));
  const places: TokenPlace[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [old, young] of fromLast ?? []) {
    while (old && isIn(before[oldStart], old)) places.push(deleted(before[oldStart++]));
    while (young && isIn(after[newStart], young)) places.push(inserted(after[newStart++]));
  }
  let [oldEnd, newEnd] = [before.length, after.length];
  const behind: TokenPlace[] = [];
  for (const [old, young] of intoNext ?? []) {
    while (young && newEnd > newStart && isIn(after[newEnd - 1], young))
      behind.push(inserted(after[--newEnd]));
    while (old && oldEnd > oldStart && isIn(before[oldEnd - 1], old))
      behind.push(deleted(before[--oldEnd]));
  }
  while (oldStart < oldEnd) places.push(deleted(before[oldStart++]));
  while (newStart < newEnd) places.push(inserted(after[newStart++]));
  return [...places, ...behind.reverse()];
}

/**
 * The elements around a common word that its neighbours may be in, innermost first: those that both
 * versions have, and where both versions have links in the gap, the links of one.
 */
function goingOn(
  place: TokenPlace | undefined,
  partners: WrapperPartners,
  areLinked: boolean,
): Going[] {
  if (!hasElements(place)) return [];
  const [old, young] = [place?.before, place?.after].map((token) =>
    token ? wrappersOf(token).reverse() : [],
  );
  const both = (old ?? []).flatMap((wrapper): Going[] => {
    const partner = partners.get(wrapper);
    return partner && young?.includes(partner) ? [[wrapper, partner]] : [];
  });
  if (!areLinked) return both;
  const isAlone = (wrapper: Wrapper) => isLink(wrapper.element) && !partners.has(wrapper);
  return [
    ...both,
    ...(old ?? []).filter(isAlone).map((wrapper): Going => [wrapper, undefined]),
    ...(young ?? []).filter(isAlone).map((wrapper): Going => [undefined, wrapper]),
  ];
}

function hasElements(place: TokenPlace | undefined): boolean {
  return place?.before?.wrapper !== undefined || place?.after?.wrapper !== undefined;
}

function hasLink(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token) => token.wrapper && wrappersOf(token).some(({ element }) => isLink(element)),
  );
}

function deleted(token: Token | undefined): TokenPlace {
  return { before: token, after: undefined };
}

function inserted(token: Token | undefined): TokenPlace {
  return { before: undefined, after: token };
}
