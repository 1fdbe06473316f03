import { shorten } from '../plan/model/text-of.ts';
import { authorsOf } from './authors.ts';
import { entrySections } from './entry-sections.ts';
import type { EntryDocument, FeedEntry } from './feed.ts';
import { feedUrl } from './feed-url.ts';

/** What kind of event it is: a change set was published. */
export const publishedEvent = 'gazette.published';

/** Most characters of one document's redline: an event has 64 KB at most (CloudEvents 1.0, "Size limits"). */
const longestRedline = 4_000;

/** Characters that all redlines of an event share, for the same reason. */
const allRedlines = 16_000;

/** A beginning of fewer characters says nothing. */
const shortestRedline = 100;

/** A change set as an event: its entry in the plan's feed, with its documents as data. */
export interface EntryFacts {
  readonly entry: FeedEntry;
  readonly documents: readonly EntryDocument[];
  /** Where there are more of them than are listed. */
  readonly documentCount?: number | undefined;
  /** Of the change set in the plan, from 1. */
  readonly sequence: number;
}

/**
 * A CloudEvents 1.0 event in the structured mode (JSON format, section 3), as text. `id` is that of
 * the feed's entry, the same however often it is sent. docs/schemas/published.schema.json says what
 * `data` holds.
 */
export function entryEvent(facts: EntryFacts, site: { readonly baseUrl: string }): string {
  const { entry } = facts;
  return JSON.stringify({
    specversion: '1.0',
    id: entry.id,
    source: `${site.baseUrl}/`,
    type: publishedEvent,
    subject: entry.links.page,
    time: entry.date,
    datacontenttype: 'application/json',
    data: dataOf(facts, site),
  });
}

function dataOf(
  { entry, documents, documentCount = documents.length, sequence }: EntryFacts,
  site: { readonly baseUrl: string },
) {
  const isOfSubstance = entry.categories.some(
    ({ scheme, term }) => scheme === 'weight' && term === 'substance',
  );
  return {
    title: entry.title,
    url: feedUrl(site, entry.links.page),
    sequence,
    commit: entry.commit ?? '',
    rewritten: entry.rewritten ?? false,
    authors: authorsOf(entry),
    note: entry.note,
    language: entry.language ?? '',
    substance: isOfSubstance,
    documentCount,
    documents: withRedlines(entry, documents),
  };
}

function withRedlines(entry: FeedEntry, documents: readonly EntryDocument[]) {
  const sections = entrySections(entry, documents);
  let room = allRedlines;
  return documents.map(({ page, redline: redlineUrl, ...facts }) => {
    const shown = cut(sections.get(redlineUrl) ?? '', Math.min(room, longestRedline));
    room -= shown.length;
    return { ...facts, url: page, redlineUrl, redline: shown };
  });
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return most < shortestRedline ? '' : `${shorten(text, most - 1)}…`;
}
