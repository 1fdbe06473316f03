import { writeAtom } from '../../feed/atom.ts';
import type { Feed } from '../../feed/feed.ts';
import { writeJsonFeed } from '../../feed/json-feed.ts';
import { writeRss } from '../../feed/rss.ts';
import type { FeedFormat } from '../../plan/addresses/addresses.ts';

/** How a feed is written in each format, and what that is called. */
export const writersOfFeeds: Readonly<
  Record<FeedFormat, { readonly write: (feed: Feed) => string; readonly contentType: string }>
> = {
  xml: { write: writeRss, contentType: 'application/rss+xml; charset=utf-8' },
  atom: { write: writeAtom, contentType: 'application/atom+xml; charset=utf-8' },
  json: { write: writeJsonFeed, contentType: 'application/feed+json' },
};
