import type { Event, RawTag } from './events.ts';
import { groupingElements } from './raw-elements.ts';
import { allowPlaces } from './raw-places.ts';

const none: ReadonlySet<RawTag> = new Set();

/**
 * Finds the raw tags that become elements. A start tag needs its end tag in the same container, in
 * a place where HTML allows the element. All other tags stay text. Takes linear time.
 */
export function nestRawTags(events: readonly Event[]): ReadonlySet<RawTag> {
  if (!events.some(({ type }) => type === 'raw')) return none;
  return allowPlaces(events, matchTags(events));
}

/** Raw start tags that are open in one element of Markdown's own, innermost last. */
interface Container {
  readonly open: RawTag[];
  readonly counts: Map<string, number>;
}

function matchTags(events: readonly Event[]): ReadonlyMap<RawTag, RawTag> {
  const ends = new Map<RawTag, RawTag>();
  const containers: Container[] = [{ open: [], counts: new Map() }];
  for (const event of events) {
    const container = containers.at(-1);
    if (!container) break;
    if (event.type === 'open') containers.push({ open: [], counts: new Map() });
    else if (event.type === 'close') containers.pop();
    else if (event.type === 'raw') {
      if (event.form === 'open') openTag(container, event);
      else closeTag(container, event, ends);
    }
  }
  return ends;
}

function openTag({ open, counts }: Container, start: RawTag): void {
  open.push(start);
  counts.set(keyOf(start), (counts.get(keyOf(start)) ?? 0) + 1);
}

/** Ends the innermost start tag of that name. Start tags opened after it have no end tag. */
function closeTag({ open, counts }: Container, end: RawTag, ends: Map<RawTag, RawTag>): void {
  const key = keyOf(end);
  if ((counts.get(key) ?? 0) === 0) return;
  for (let start = open.pop(); start; start = open.pop()) {
    const startKey = keyOf(start);
    counts.set(startKey, (counts.get(startKey) ?? 1) - 1);
    if (startKey !== key) continue;
    ends.set(start, end);
    return;
  }
}

/** Start and end tag must agree in this; only elements that group blocks may hold Markdown blocks. */
function keyOf({ name, run }: RawTag): string {
  return groupingElements.has(name) && name !== 'summary' ? name : `${name} ${run}`;
}
