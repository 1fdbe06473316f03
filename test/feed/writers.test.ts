import { describe, expect, it } from '@jest/globals';
import fastCheck from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { writeAtom } from '../../lib/feed/atom.ts';
import type { Feed, FeedEntry } from '../../lib/feed/feed.ts';
import { writeJsonFeed } from '../../lib/feed/json-feed.ts';
import { writeRss } from '../../lib/feed/rss.ts';
import { legalText } from '../../lib/markup/xml.ts';
import { archive, entry, feed } from './samples.ts';

/** The note of the sample as HTML, which none of its text is. */
const noteHtml =
  '<p dir="auto">Move the due date</p>' +
  '<p dir="auto">The associations asked for &lt;b&gt;six&lt;/b&gt; more months.<br>\nAgreed.</p>';

describe('RSS', () => {
  const read = parseRssFeed(writeRss(feed));

  it('says what the feed is and when it last changed', () => {
    expect(read).toMatchObject({
      title: feed.title,
      link: 'https://plan.example.org/',
      description: feed.description,
      language: 'en',
      lastBuildDate: 'Sat, 03 Oct 2015 14:51:55 GMT',
    });
  });

  it('gives every entry a permanent id, an author, a date, categories and the redline itself', () => {
    expect(read.items?.[0]).toMatchObject({
      title: entry.title,
      link: 'https://plan.example.org/@changes/9d2b7e61c0a9/',
      guid: { value: entry.id, isPermaLink: false },
      pubDate: 'Sat, 03 Oct 2015 14:51:55 GMT',
      dc: { creators: [entry.author] },
      content: { encoded: entry.content },
      categories: [
        { name: 'Commitment 24 & more', domain: 'https://plan.example.org/#document' },
        { name: 'amended', domain: 'https://plan.example.org/#change' },
        { name: 'due', domain: 'https://plan.example.org/#field' },
      ],
    });
  });

  it('makes HTML of the plain note, so that a note cannot be markup', () => {
    expect(read.items?.[0]?.description).toBe(noteHtml);
  });

  it('links to itself and to the archive before it', () => {
    expect(read.atom?.links).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: 'https://plan.example.org/feed.xml' },
      {
        rel: 'prev-archive',
        type: 'application/rss+xml',
        href: 'https://plan.example.org/@feed/2.xml',
      },
    ]);
  });

  it('reads the same in a second parser', async () => {
    const second = await new RssParser().parseString(writeRss(feed));
    expect(second.items[0]).toMatchObject({
      title: entry.title,
      guid: entry.id,
      'content:encoded': entry.content,
      creator: entry.author,
      isoDate: entry.date,
    });
  });
});

describe('Atom', () => {
  const read = parseAtomFeed(writeAtom(feed));

  it('says what the feed is and when it last changed', () => {
    expect(read).toMatchObject({
      id: 'https://plan.example.org/feed.atom',
      title: { value: feed.title },
      updated: entry.date,
    });
  });

  it('gives every entry an id, an author, dates, links, categories, the note and the redline', () => {
    expect(read.entries?.[0]).toMatchObject({
      id: entry.id,
      title: { type: 'text', value: entry.title },
      updated: entry.date,
      published: entry.date,
      authors: [{ name: entry.author }],
      summary: { type: 'html', value: noteHtml },
      content: { type: 'html', value: entry.content },
    });
    expect(read.entries?.[0]?.links?.map(({ rel, href }) => [rel, href])).toEqual([
      ['alternate', 'https://plan.example.org/@changes/9d2b7e61c0a9/'],
      [
        'related',
        'https://plan.example.org/en/commitment%2024/@compare/4a1f0c9be2d3..9d2b7e61c0a9/',
      ],
      ['related', 'https://plan.example.org/en/commitment%2024/@9d2b7e61c0a9/'],
    ]);
  });

  it('reads the same in a second parser', async () => {
    const second = await new RssParser().parseString(writeAtom(feed));
    expect(second.items[0]).toMatchObject({
      title: entry.title,
      id: entry.id,
      content: entry.content,
    });
  });
});

describe('JSON Feed', () => {
  it('is version 1.1 with the same entries', () => {
    expect(parseJsonFeed(writeJsonFeed(feed))).toMatchObject({
      title: feed.title,
      language: 'en',
      home_page_url: 'https://plan.example.org/',
      feed_url: 'https://plan.example.org/feed.json',
      next_url: 'https://plan.example.org/@feed/2.json',
      items: [
        {
          id: entry.id,
          url: 'https://plan.example.org/@changes/9d2b7e61c0a9/',
          title: entry.title,
          summary: entry.note,
          content_html: entry.content,
          authors: [{ name: entry.author }],
          tags: ['Commitment 24 & more', 'amended', 'due'],
          language: 'en',
        },
        { id: `${entry.id}-older` },
      ],
    });
  });
});

describe('an archive', () => {
  it('names the archive before it and the feed it belongs to, under the same id', () => {
    const rss = writeRss(archive);
    expect(rss).toContain('<fh:archive/>');
    expect(parseRssFeed(rss).atom?.links?.map(({ rel }) => rel)).toEqual([
      'self',
      'current',
      'prev-archive',
    ]);
    expect(parseAtomFeed(writeAtom(archive)).id).toBe(parseAtomFeed(writeAtom(feed)).id);
    expect(writeAtom(archive)).toContain('<fh:archive/>');
    expect(JSON.parse(writeJsonFeed(archive)).next_url).toBe(
      'https://plan.example.org/@feed/1.json',
    );
  });

  it('is not what a subscription document says it is', () => {
    expect(writeRss(feed)).not.toContain('fh:archive/');
    expect(writeAtom(feed)).not.toContain('fh:archive/');
  });
});

describe('a feed without entries', () => {
  it('has a fixed date, because the clock would make it differ each time', () => {
    const empty = { ...feed, entries: [] };
    expect(parseAtomFeed(writeAtom(empty)).updated).toBe('1970-01-01T00:00:00.000Z');
    expect(writeRss(empty)).toBe(writeRss(empty));
  });
});

describe('any text at all', () => {
  const anyText = fastCheck.oneof(
    fastCheck.string({ unit: 'binary' }),
    fastCheck.string({
      unit: fastCheck.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    }),
    fastCheck.constantFrom(
      ']]>',
      '<!--',
      '&lt;script&gt;',
      '&amp;',
      '&#60;',
      '\u0000\u0001\uFFFE',
      '\r\n',
      '"\'<>&',
      '﷽ \u202E',
    ),
  );
  const anyEntry: fastCheck.Arbitrary<FeedEntry> = fastCheck.record({
    id: fastCheck.constant(entry.id),
    title: anyText,
    author: anyText,
    date: fastCheck.constant(entry.date),
    note: anyText,
    links: fastCheck.record({ page: anyText.map((text) => `/${text.toWellFormed()}/`) }),
    categories: fastCheck.array(
      fastCheck.record({ scheme: fastCheck.constant('document' as const), term: anyText }),
      { maxLength: 2 },
    ),
    content: anyText,
  });
  const anyFeed: fastCheck.Arbitrary<Feed> = fastCheck
    .tuple(anyText, fastCheck.array(anyEntry, { maxLength: 3 }))
    .map(([title, entries]) => ({ ...feed, title, description: title, entries }));

  it('gives well-formed XML', () => {
    fastCheck.assert(
      fastCheck.property(anyFeed, (any) => {
        expect(XMLValidator.validate(writeRss(any))).toBe(true);
        expect(XMLValidator.validate(writeAtom(any))).toBe(true);
        expect(JSON.parse(writeJsonFeed(any)).items).toHaveLength(any.entries.length);
      }),
    );
  });

  it('survives, apart from what XML cannot hold', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      parseTagValue: false,
      htmlEntities: true,
    });
    fastCheck.assert(
      fastCheck.property(anyEntry, (any) => {
        const one: Feed = { ...feed, entries: [any] };
        const rss = parser.parse(writeRss(one)).rss.channel.item;
        const atom = parser.parse(writeAtom(one)).feed.entry;
        expect(rss.title ?? '').toBe(legalText(any.title));
        expect(rss['content:encoded'] ?? '').toBe(legalText(any.content));
        expect(atom.content['#text'] ?? '').toBe(legalText(any.content));
        expect(JSON.parse(writeJsonFeed(one)).items[0].title).toBe(legalText(any.title));
      }),
    );
  });
});

describe('an entry of a commit without a name', () => {
  const nameless: Feed = { ...feed, entries: [{ ...entry, author: ' ' }] };

  it('has no empty element: only Atom needs a name, and gets one', () => {
    expect(writeAtom(nameless)).toContain('<name>unknown author</name>');
    expect(writeRss(nameless)).not.toContain('dc:creator>');
    expect(JSON.parse(writeJsonFeed(nameless)).items[0]).not.toHaveProperty('authors');
  });

  it('names those who wrote it too', () => {
    const together: Feed = { ...feed, entries: [{ ...entry, coAuthors: ['Ben'] }] };
    expect(parseAtomFeed(writeAtom(together)).entries?.[0]?.authors).toEqual([
      { name: entry.author },
      { name: 'Ben' },
    ]);
    expect(parseRssFeed(writeRss(together)).items?.[0]?.dc?.creators).toEqual([
      entry.author,
      'Ben',
    ]);
    expect(JSON.parse(writeJsonFeed(together)).items[0].authors).toHaveLength(2);
  });
});
