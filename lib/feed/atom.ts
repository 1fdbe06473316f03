import { toHtml } from '../markup/html.ts';
import { writeXml, type XmlElement, xml } from '../markup/xml.ts';
import { entryWords } from '../words/entry-words.ts';
import { archiveLinks } from './archive-links.ts';
import { authorsOf } from './authors.ts';
import type { Feed, FeedEntry } from './feed.ts';
import { categoryScheme, feedUrl } from './feed-url.ts';
import { noteContent } from './note-content.ts';
import { updated } from './updated.ts';

/** A feed as Atom (RFC 4287) with archives (RFC 5005). */
export function writeAtom(feed: Feed): string {
  const attributes = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:fh': 'http://purl.org/syndication/history/1.0',
    'xml:lang': feed.language,
  };
  const root = xml('feed', attributes, [
    // RFC 5005 section 4: all documents of one feed have its id.
    xml('id', {}, [feedUrl(feed, (feed.current ?? feed.self).atom)]),
    xml('title', {}, [feed.title]),
    xml('subtitle', {}, [feed.description]),
    xml('updated', {}, [updated(feed)]),
    xml('generator', {}, ['Gazette']),
    pageLink('alternate', feedUrl(feed, feed.address)),
    ...archiveLinks(feed, 'atom').map(({ rel, href }) =>
      xml('link', { rel, type: 'application/atom+xml', href }),
    ),
    // WebSub section 4: beside rel="self".
    ...(feed.hubs ?? []).map((href) => xml('link', { rel: 'hub', href })),
    feed.current && xml('fh:archive'),
    ...feed.entries.map((entry) => writeEntry(feed, entry)),
  ]);
  return writeXml(root);
}

function writeEntry(feed: Feed, entry: FeedEntry): XmlElement {
  const { page, redline, version } = entry.links;
  return xml('entry', { 'xml:lang': entry.language }, [
    xml('id', {}, [entry.id]),
    xml('title', { type: 'text' }, [entry.title]),
    xml('published', {}, [entry.date]),
    xml('updated', {}, [entry.date]),
    ...authors(entry).map((name) => xml('author', {}, [xml('name', {}, [name])])),
    pageLink('alternate', feedUrl(feed, page)),
    redline === undefined ? undefined : pageLink('related', feedUrl(feed, redline)),
    version === undefined ? undefined : pageLink('related', feedUrl(feed, version)),
    ...entry.categories.map(({ scheme, term }) =>
      xml('category', { scheme: categoryScheme(feed, scheme), term }),
    ),
    // As plain text, rss2email would put it into mails in place of the content, which has it anyway.
    entry.note === ''
      ? undefined
      : xml('summary', { type: 'html' }, [toHtml(noteContent(entry.note))]),
    xml('content', { type: 'html' }, [entry.content]),
  ]);
}

/** Atom wants at least one, with a name that people can read. */
function authors(entry: FeedEntry): string[] {
  const names = authorsOf(entry);
  return names.length > 0 ? names : [entryWords(entry.language).unknownAuthor];
}

function pageLink(rel: string, url: string): XmlElement {
  return xml('link', { rel, type: 'text/html', href: url });
}
