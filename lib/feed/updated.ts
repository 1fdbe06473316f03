import type { Feed } from './feed.ts';

/** What an empty feed says of its last change: the clock may not be read, and Atom wants a date. */
const never = '1970-01-01T00:00:00.000Z';

/** When a feed last changed: the date of its newest entry, ISO 8601 in UTC. */
export function updated(feed: Feed): string {
  return feed.entries[0]?.date ?? never;
}
