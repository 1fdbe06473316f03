import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { EntryDocument, FeedEntry } from '../../../feed/feed.ts';
import type { ChangeSet } from '../../../plan/model/change.ts';
import type { IndexEntry, IndexStore } from '../../../ports/index-store.ts';
import type { RenderContext } from '../context/context.ts';
import { numberSort } from '../index/number-sort.ts';

/** A feed entry and its position in its feed, from 1. */
export interface KeptEntry {
  readonly position: number;
  readonly entry: FeedEntry;
  /** Of the plan's entry: the topics that have one, too; absent where they are too many. */
  readonly topics?: readonly string[];
  /** Of the plan's entry: its documents, the gravest change first; not more than a title tells of. */
  readonly documents?: readonly EntryDocument[];
  /** How many it is about, where that is more. */
  readonly documentCount?: number;
  /** Of a topic's entry: what the topic is called with it. */
  readonly name?: string;
}

/** No change set has a greater number: keys have room for nine digits, and one more is asked for. */
export const lastOfAll = 999_999_998;

/**
 * The subject of a feed: the plan (`''`), a folder (`climate`), one document (`#<id>`) or a topic
 * (`@substance`): no folder of a plan begins with "@".
 */
export type FeedScope = string;

export function topicScope(topic: string): FeedScope {
  return `@${topic}`;
}

/** The topic of a {@link topicScope}. */
export function topicOfScope(scope: FeedScope): string {
  return scope.slice(1);
}

export function documentScope(document: string): FeedScope {
  return `#${document}`;
}

/** The index partition that holds a feed's entries. */
export function feedPartition(scope: FeedScope): string {
  return `FEED#${scope}`;
}

/** A change set's entry in the plan's feed; `undefined` before the change set is rendered. */
export async function readPlanEntry(
  sequence: number,
  index: IndexStore,
): Promise<KeptEntry | undefined> {
  const kept = await index.get(feedPartition(''), numberSort(sequence));
  return kept === undefined ? undefined : (JSON.parse(kept) as KeptEntry);
}

/** What an entry is kept for: a feed, and what its topic is called with the entry. */
export interface KeptFor {
  readonly scope: FeedScope;
  readonly name?: string | undefined;
}

/** Keeps an entry of a feed. With the plan's first one, and a topic's, the feed itself is listed. */
/** What is kept with the plan's entry alone. */
export type EntryFacts = Pick<KeptEntry, 'topics' | 'documents' | 'documentCount'>;

export async function keepEntry(
  { scope, name }: KeptFor,
  sequence: number,
  entry: FeedEntry,
  { indexStore, about = {} }: Pick<RenderContext, 'indexStore'> & { readonly about?: EntryFacts },
): Promise<void> {
  const kept: KeptEntry = {
    ...following(await entryBefore(scope, sequence, indexStore), entry),
    ...(scope === '' ? about : {}),
    ...(name === undefined ? {} : { name }),
  };
  const end: FeedEnd = { sequence, position: kept.position, date: kept.entry.date };
  await indexStore.put(feedPartition(scope), numberSort(sequence), JSON.stringify(kept), sequence);
  await indexStore.put(endPartition(scope), only, JSON.stringify(end), sequence);
  if (kept.position === 1 && (scope === '' || name !== undefined))
    await list({ scope, name: name ?? '' }, sequence, kept.entry.date, indexStore);
}

function following(
  before: Pick<FeedEnd, 'position' | 'date'> | undefined,
  entry: FeedEntry,
): KeptEntry {
  return {
    position: (before?.position ?? 0) + 1,
    entry: before ? { ...entry, date: dateAfter(before, entry) } : entry,
  };
}

const topicsPartition = 'TOPICS';

/** A feed that is not of one page: the plan's, a language's or a topic's; and how it began. */
export interface ListedFeed {
  readonly scope: FeedScope;
  /** The institution, or the status as it was written; else empty. */
  readonly name: string;
  /** Sequence number and date of its first entry, of a language since it is one. */
  readonly since: number;
  readonly date: string;
}

async function list(
  { scope, name }: Pick<ListedFeed, 'scope' | 'name'>,
  since: number,
  date: string,
  index: IndexStore,
): Promise<void> {
  const listed: ListedFeed = { scope, name, since, date };
  await index.put(topicsPartition, listSort(scope), JSON.stringify(listed), since);
}

/** Lists the feeds of folders that are languages by now: a folder with texts becomes one at any time. */
export async function listLanguages(
  { languages = [], sequence, date }: ChangeSet,
  index: IndexStore,
): Promise<void> {
  await severalAtOnce(languages, async (scope) => {
    const [known, end] = await Promise.all([
      index.get(topicsPartition, listSort(scope)),
      readFeedEnd(scope, index),
    ]);
    if (known !== undefined || !end) return;
    // Another run may be ahead: what it kept is not there yet in this state.
    const isBegun =
      end.sequence <= sequence || (await previousEntry(scope, sequence + 1, index)) !== undefined;
    if (isBegun) await list({ scope, name: '' }, sequence, date, index);
  });
}

function listSort(scope: FeedScope): string {
  return `${rankOf(scope)}${scope}`;
}

/** What everyone may want comes first: a plan may have any number of institutions. */
function rankOf(scope: FeedScope): number {
  if (scope === '') return 0;
  if (!scope.startsWith('@')) return 1;
  if (!scope.includes('/')) return 2;
  return scope.startsWith('@status/') ? 3 : 4;
}

/** Feeds that are not of one page and had an entry up to a change set, those first that most want. */
export async function readListedFeeds(
  index: IndexStore,
  sequence: number,
  limit: number,
): Promise<ListedFeed[]> {
  const entries = await index.range(topicsPartition, { limit });
  const feeds = entries.map(({ value }) => JSON.parse(value) as ListedFeed);
  return feeds.filter(({ since }) => since <= sequence);
}

/** An entry of a feed and the change set it announces. */
export interface FeedItem extends KeptEntry {
  readonly sequence: number;
}

/** Reads the newest entries of a feed up to a change set, oldest first. */
export async function readNewestEntries(
  scope: FeedScope,
  sequence: number,
  limit: number,
  index: IndexStore,
): Promise<FeedItem[]> {
  const before = numberSort(sequence + 1);
  const entries = await index.range(feedPartition(scope), { before, limit, reverse: true });
  return entries.map(feedItem).toReversed();
}

/** Reads the entries of a feed that follow a change set's, oldest first. */
export async function readNextEntries(
  scope: FeedScope,
  sequence: number,
  limit: number,
  index: IndexStore,
): Promise<FeedItem[]> {
  const entries = await index.range(feedPartition(scope), { after: numberSort(sequence), limit });
  return entries.map(feedItem);
}

function feedItem({ sort, value }: IndexEntry): FeedItem {
  return { ...(JSON.parse(value) as KeptEntry), sequence: Number(sort) };
}

/** The newest entry of a feed: what the next one follows. */
interface FeedEnd {
  readonly sequence: number;
  readonly position: number;
  readonly date: string;
}

const only = '-';

function endPartition(scope: FeedScope): string {
  return `FEEDEND#${scope}`;
}

/** Reads where a feed ends; its next entry needs it. */
export async function readFeedEnd(
  scope: FeedScope,
  index: IndexStore,
): Promise<FeedEnd | undefined> {
  const value = await index.get(endPartition(scope), only);
  return value === undefined ? undefined : (JSON.parse(value) as FeedEnd);
}

/** The entry that another one follows: the feed's last, unless an entry is kept again. */
async function entryBefore(
  scope: FeedScope,
  sequence: number,
  index: IndexStore,
): Promise<Pick<FeedEnd, 'position' | 'date'> | undefined> {
  const end = await readFeedEnd(scope, index);
  if (!end || end.sequence < sequence) return end;
  return previousEntry(scope, sequence, index);
}

async function previousEntry(
  scope: FeedScope,
  sequence: number,
  index: IndexStore,
): Promise<Pick<FeedEnd, 'position' | 'date'> | undefined> {
  const bounds = { before: numberSort(sequence), limit: 1, reverse: true };
  const [previous] = await index.range(feedPartition(scope), bounds);
  if (!previous) return undefined;
  const { position, entry } = JSON.parse(previous.value) as KeptEntry;
  return { position, date: entry.date };
}

/** Readers put entries in the order of their dates, which RSS has in seconds: no two have the same. */
function dateAfter(before: Pick<FeedEnd, 'date'>, { date }: FeedEntry): string {
  const earliest = Date.parse(before.date) + 1000;
  return Date.parse(date) >= earliest ? date : new Date(earliest).toISOString();
}
