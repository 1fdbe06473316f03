import type { FeedEntry } from '../../feed/feed.ts';
import { pageKey, previewEntryAddress } from '../../plan/addresses/addresses.ts';
import type { Page } from '../../ports/page-store.ts';
import type { Site } from '../../site/models.ts';
import { renderEntryPage } from '../../site/pages/entry-page.tsx';

/** A page with the feed entry that watchers would get. */
export function entryPage(entry: FeedEntry, site: Site): Page {
  return {
    key: pageKey(previewEntryAddress()),
    body: new TextEncoder().encode(renderEntryPage(entry, site)),
    contentType: 'text/html; charset=utf-8',
    cache: 'current',
    sequence: 0,
  };
}
