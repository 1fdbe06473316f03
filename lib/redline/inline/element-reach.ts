import type { Place } from './token-sequence.ts';
import { type Token, type Wrapper, wrappersOf } from './tokens.ts';
import type { Partners } from './wrapper-pairs.ts';

/** The places in the merged text that an inline element reaches, both ends inclusive. */
export interface ElementReach {
  /** The element in each version that has it. */
  readonly old: Wrapper | undefined;
  readonly young: Wrapper | undefined;
  readonly start: number;
  end: number;
}

type Side = 'old' | 'young';

/**
 * The elements that start at each place, outer ones first. Places where none starts are left out.
 */
export function reachesOf(
  places: readonly Place[],
  partners: Partners,
): ReadonlyMap<number, readonly ElementReach[]> {
  const known = new Map<Wrapper, ElementReach>();
  const spans = new Map<number, ElementReach[]>();
  const chainOf = (place: Place, side: Side, start: number) =>
    wrappersAt(place[side]).map((wrapper) => {
      const partner = partners.get(wrapper);
      const [old, young] = side === 'old' ? [wrapper, partner] : [partner, wrapper];
      const span = known.get(wrapper) ?? { old, young, start, end: -1 };
      known.set(wrapper, span);
      if (partner) known.set(partner, span);
      return span;
    });
  for (const [index, place] of places.entries()) {
    if (!place.old?.wrapper && !place.young?.wrapper) continue;
    const chain = mergeChains(chainOf(place, 'old', index), chainOf(place, 'young', index));
    const starting = chain.filter(({ end }) => end < 0);
    for (const span of chain) span.end = index;
    if (starting.length > 0) spans.set(index, starting);
  }
  // Sorting is stable: elements that reach equally far keep the order of their version.
  for (const starting of spans.values()) starting.sort((one, other) => other.end - one.end);
  return spans;
}

function wrappersAt(token: Token | undefined): readonly Wrapper[] {
  return token?.wrapper ? wrappersOf(token) : [];
}

/**
 * The elements around one place, outermost first. The order is that of both versions, where one
 * order fits both.
 */
function mergeChains(
  olds: readonly ElementReach[],
  youngs: readonly ElementReach[],
): ElementReach[] {
  const merged = new Set<ElementReach>();
  let next = 0;
  for (const young of youngs) {
    const shared = olds.indexOf(young, next);
    for (const old of olds.slice(next, shared + 1)) merged.add(old);
    next = Math.max(next, shared + 1);
    merged.add(young);
  }
  for (const old of olds.slice(next)) merged.add(old);
  return [...merged];
}
