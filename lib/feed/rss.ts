import { toHtml } from '../markup/html.ts';
import { writeXml, type XmlElement, xml } from '../markup/xml.ts';
import { archiveLinks } from './archive-links.ts';
import { authorsOf } from './authors.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { categoryScheme, feedUrl } from './feed-url.ts';
import { noteContent } from './note-content.ts';
import { updated } from './updated.ts';

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
} as const;

/** A feed as RSS 2.0 with Atom links (RFC 5005 among them), Dublin Core authors and full content. */
export function writeRss(feed: Feed): string {
  const channel = xml('channel', {}, [
    xml('title', {}, [feed.title]),
    xml('link', {}, [feedUrl(feed, feed.address)]),
    xml('description', {}, [feed.description]),
    xml('language', {}, [feed.language]),
    xml('lastBuildDate', {}, [rfc822(updated(feed))]),
    xml('generator', {}, ['Gazette']),
    ...archiveLinks(feed, 'xml').map(({ rel, href }) =>
      xml('atom:link', { rel, type: 'application/rss+xml', href }),
    ),
    // WebSub section 4: beside rel="self".
    ...(feed.hubs ?? []).map((href) => xml('atom:link', { rel: 'hub', href })),
    feed.current && xml('fh:archive'),
    ...feed.entries.map((entry) => item(feed, entry)),
  ]);
  return writeXml(xml('rss', { version: '2.0', ...namespaces }, [channel]));
}

function item(feed: Feed, entry: FeedEntry): XmlElement {
  const { page, redline, version } = entry.links;
  return xml('item', {}, [
    xml('title', {}, [entry.title]),
    xml('link', {}, [feedUrl(feed, page)]),
    xml('guid', { isPermaLink: 'false' }, [entry.id]),
    xml('pubDate', {}, [rfc822(entry.date)]),
    ...authorsOf(entry).map((name) => xml('dc:creator', {}, [name])),
    entry.language === undefined ? undefined : xml('dc:language', {}, [entry.language]),
    ...entry.categories.map(({ scheme, term }) =>
      xml('category', { domain: categoryScheme(feed, scheme) }, [term]),
    ),
    // Readers take a description for HTML, so the plain note is made HTML first.
    xml('description', {}, [toHtml(noteContent(entry.note))]),
    xml('content:encoded', {}, [entry.content]),
    relatedLink(feed, redline),
    relatedLink(feed, version),
  ]);
}

function relatedLink(feed: Feed, address: string | undefined): XmlElement | undefined {
  if (address === undefined) return undefined;
  return xml('atom:link', { rel: 'related', type: 'text/html', href: feedUrl(feed, address) });
}

/** RFC 822 with a four-digit year, as RSS 2.0 asks: `Thu, 16 Jul 2015 14:51:55 GMT`. */
function rfc822(date: string): string {
  return new Date(date).toUTCString();
}
