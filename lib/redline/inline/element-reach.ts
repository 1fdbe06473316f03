import { type Token, type TokenPlace, type Wrapper, wrappersOf } from './tokens.ts';
import { isLink, type WrapperPartners } from './wrapper-pairs.ts';

/** The places in the merged text that an inline element reaches, both ends inclusive. */
export interface ElementReach {
  /** The element in each version that has it. */
  readonly before: Wrapper | undefined;
  readonly after: Wrapper | undefined;
  readonly start: number;
  end: number;
}

type Side = 'before' | 'after';

/**
 * The elements that start at each place, outer ones first. Places where none starts are left out.
 */
export function reachesOf(
  places: readonly TokenPlace[],
  partners: WrapperPartners,
): ReadonlyMap<number, readonly ElementReach[]> {
  const known = new Map<Wrapper, ElementReach>();
  const reaches = new Map<number, ElementReach[]>();
  const chainOf = (place: TokenPlace, side: Side, start: number) =>
    wrappersAt(place[side]).map((wrapper) => {
      const partner = partners.get(wrapper);
      const [before, after] = side === 'before' ? [wrapper, partner] : [partner, wrapper];
      const reach = known.get(wrapper) ?? { before, after, start, end: -1 };
      known.set(wrapper, reach);
      if (partner) known.set(partner, reach);
      return reach;
    });
  for (const [index, place] of places.entries()) {
    if (!place.before?.wrapper && !place.after?.wrapper) continue;
    const chain = mergeChains(chainOf(place, 'before', index), chainOf(place, 'after', index));
    const starting = chain.filter(({ end }) => end < 0);
    for (const reach of chain) reach.end = index;
    if (starting.length > 0) reaches.set(index, starting);
  }
  // Sorting is stable: elements that reach equally far keep the order of their version.
  for (const starting of reaches.values()) starting.sort((one, other) => other.end - one.end);
  return reaches;
}

function wrappersAt(token: Token | undefined): readonly Wrapper[] {
  return token?.wrapper ? wrappersOf(token) : [];
}

/**
 * The elements around one place, outermost first. The order is that of both versions, where one
 * order fits both.
 */
function mergeChains(
  oldChain: readonly ElementReach[],
  newChain: readonly ElementReach[],
): ElementReach[] {
  const merged = new Set<ElementReach>();
  let next = 0;
  for (const newReach of newChain) {
    const shared = oldChain.indexOf(newReach, next);
    for (const oldReach of oldChain.slice(next, shared + 1)) merged.add(oldReach);
    next = Math.max(next, shared + 1);
    merged.add(newReach);
  }
  for (const oldReach of oldChain.slice(next)) merged.add(oldReach);
  return [...merged];
}

/** Whether both versions have an element. */
export function isPaired({ before, after }: ElementReach): boolean {
  return before !== undefined && after !== undefined;
}

/** Whether an element is a link in a version. */
export function isLinkIn({ before, after }: ElementReach): boolean {
  return [before, after].some((wrapper) => wrapper !== undefined && isLink(wrapper.element));
}
