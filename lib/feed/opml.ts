import { writeXml, xml } from '../markup/xml.ts';

/** One feed of a list: its title, and absolute URLs of its RSS and of its page. */
export interface ListedOutline {
  readonly title: string;
  readonly feed: string;
  readonly page: string;
}

/**
 * A list of feeds that readers import (OPML 2.0). All of them are given as RSS: the type `rss`
 * stands for any feed, and some readers take nothing else.
 */
export function writeOpml(title: string, feeds: readonly ListedOutline[]): string {
  const outlines = feeds.map(({ title: text, feed, page }) =>
    xml('outline', { text, title: text, type: 'rss', xmlUrl: feed, htmlUrl: page }),
  );
  const head = xml('head', {}, [xml('title', {}, [title])]);
  return writeXml(xml('opml', { version: '2.0' }, [head, xml('body', {}, outlines)]));
}
