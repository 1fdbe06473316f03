import { legalText } from '../markup/xml.ts';
import { authorsOf } from './authors.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { feedUrl } from './feed-url.ts';

/** A feed as JSON Feed 1.1. `next_url` leads to the archive before this document. */
export function writeJsonFeed(feed: Feed): string {
  const { current, previousArchive } = feed;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    language: feed.language,
    home_page_url: feedUrl(feed, feed.address),
    feed_url: feedUrl(feed, feed.self.json),
    next_url: previousArchive && feedUrl(feed, previousArchive.json),
    hubs: feed.hubs?.map((url) => ({ type: 'WebSub', url })),
    _gazette: current && { current: feedUrl(feed, current.json) },
    items: feed.entries.map((entry) => item(feed, entry)),
  };
  return `${JSON.stringify(document, legalValue, 1)}\n`;
}

function item(feed: Feed, entry: FeedEntry): object {
  const { page, redline, version } = entry.links;
  const authors = authorsOf(entry);
  return {
    id: entry.id,
    url: feedUrl(feed, page),
    title: entry.title,
    summary: entry.note === '' ? undefined : entry.note,
    content_html: entry.content,
    date_published: entry.date,
    authors: authors.length === 0 ? undefined : authors.map((name) => ({ name })),
    tags: [...new Set(entry.categories.map(({ term }) => term))],
    language: entry.language,
    _gazette: {
      redline: redline && feedUrl(feed, redline),
      version: version && feedUrl(feed, version),
      commit: entry.commit,
      rewritten: entry.rewritten,
      categories: entry.categories,
    },
  };
}

function legalValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? legalText(value) : value;
}
