import type { FeedFormat } from '../plan/addresses/addresses.ts';
import type { Feed } from './feed.ts';
import { feedUrl } from './feed-url.ts';

/** A link of a feed document: its relation (RFC 5005 section 4) and its absolute URL. */
export interface ArchiveLink {
  readonly rel: 'self' | 'current' | 'prev-archive';
  readonly href: string;
}

/** The links of a feed document in one format: to itself, and to the documents that have the rest. */
export function archiveLinks(feed: Feed, format: FeedFormat): ArchiveLink[] {
  const { self, current, previousArchive } = feed;
  const places = [
    { rel: 'self', addresses: self },
    { rel: 'current', addresses: current },
    { rel: 'prev-archive', addresses: previousArchive },
  ] as const;
  return places.flatMap(({ rel, addresses }) =>
    addresses === undefined ? [] : [{ rel, href: feedUrl(feed, addresses[format]) }],
  );
}
