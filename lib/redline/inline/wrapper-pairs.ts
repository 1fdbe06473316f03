import type { Element } from '../../plan/model/content.ts';
import { startTag } from '../content/fingerprints.ts';
import { type Token, type Wrapper, wrappersOf } from './tokens.ts';

/** For an inline element, the same element of the other version; in both directions. */
export type WrapperPartners = ReadonlyMap<Wrapper, Wrapper>;

/**
 * Pairs the elements around words that stayed: first elements with the same start tag, then
 * elements with the same name. Elements in `apart` get no partner.
 */
export function pairWrappers(
  pairs: readonly (readonly [Token, Token])[],
  apart: ReadonlySet<Wrapper>,
): WrapperPartners {
  const partners = new Map<Wrapper, Wrapper>();
  const around = pairs.map(([before, after]) => [wrappersOf(before), wrappersOf(after)] as const);
  const free = (wrapper: Wrapper) => !partners.has(wrapper) && !apart.has(wrapper);
  for (const isSame of [sameStartTag, sameName])
    for (const [oldWrappers, newWrappers] of around)
      for (const oldWrapper of oldWrappers.filter(free)) {
        const newWrapper = newWrappers.find((other) => free(other) && isSame(oldWrapper, other));
        if (newWrapper) partners.set(oldWrapper, newWrapper).set(newWrapper, oldWrapper);
      }
  return partners;
}

function sameStartTag(one: Wrapper, other: Wrapper): boolean {
  return startTag(one.element) === startTag(other.element);
}

/** A link that leads nowhere is a link, too: it may be mended. */
function sameName({ element: one }: Wrapper, { element: other }: Wrapper): boolean {
  return one.name === other.name || (isLink(one) && isLink(other));
}

/** Whether an element is a link, be it one whose address leads nowhere. */
export function isLink({ name, attributes }: Element): boolean {
  return name === 'a' || (name === 'span' && attributes.class === 'broken-link');
}

/**
 * Whether two tokens stand in the same elements. With `loosely`, only elements that have a partner
 * count.
 */
export function sameSurroundings(
  before: Token,
  after: Token,
  partners: WrapperPartners,
  loosely = false,
): boolean {
  if (!before.wrapper && !after.wrapper) return true;
  const counts = (wrapper: Wrapper) => !loosely || partners.has(wrapper);
  const oldWrappers = wrappersOf(before).filter(counts);
  const newWrappers = wrappersOf(after).filter(counts);
  return (
    oldWrappers.length === newWrappers.length &&
    oldWrappers.every((wrapper, index) => partners.get(wrapper) === newWrappers[index])
  );
}
