import { startTag } from '../content/fingerprints.ts';
import { type Token, type Wrapper, wrappersOf } from './tokens.ts';

/** For an inline element, the same element of the other version; in both directions. */
export type Partners = ReadonlyMap<Wrapper, Wrapper>;

/**
 * Pairs the elements around words that stayed: first elements with the same start tag, then
 * elements with the same name. Elements in `apart` get no partner.
 */
export function pairWrappers(
  pairs: readonly (readonly [Token, Token])[],
  apart: ReadonlySet<Wrapper>,
): Partners {
  const partners = new Map<Wrapper, Wrapper>();
  const around = pairs.map(([old, young]) => [wrappersOf(old), wrappersOf(young)] as const);
  const free = (wrapper: Wrapper) => !partners.has(wrapper) && !apart.has(wrapper);
  for (const isSame of [sameStartTag, sameName])
    for (const [olds, youngs] of around)
      for (const old of olds.filter(free)) {
        const young = youngs.find((other) => free(other) && isSame(old, other));
        if (young) partners.set(old, young).set(young, old);
      }
  return partners;
}

function sameStartTag(one: Wrapper, other: Wrapper): boolean {
  return startTag(one.element) === startTag(other.element);
}

function sameName(one: Wrapper, other: Wrapper): boolean {
  return one.element.name === other.element.name;
}

/**
 * Whether two tokens stand in the same elements. With `loosely`, only elements that have a partner
 * count.
 */
export function sameSurroundings(
  old: Token,
  young: Token,
  partners: Partners,
  loosely = false,
): boolean {
  if (!old.wrapper && !young.wrapper) return true;
  const counts = (wrapper: Wrapper) => !loosely || partners.has(wrapper);
  const olds = wrappersOf(old).filter(counts);
  const youngs = wrappersOf(young).filter(counts);
  return (
    olds.length === youngs.length &&
    olds.every((wrapper, index) => partners.get(wrapper) === youngs[index])
  );
}
