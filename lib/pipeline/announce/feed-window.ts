import type { FeedEntry } from '../../feed/feed.ts';
import { changesAddress } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import { entryWords } from '../../words/entry-words.ts';
import { entryId } from '../render/kept/entry-id.ts';
import { type FeedItem, type FeedScope, readNewestEntries } from '../render/kept/kept-entries.ts';
import { feedPageSize } from '../work/limits.ts';

/** Archives' worth of entries that a feed always shows while they have room: three pushes of twenty. */
const pagesOfAnyAge = 3;

/** What is younger than this, seen from the newest entry, is shown while there is room. */
const youngMilliseconds = 14 * 24 * 60 * 60 * 1000;

/** Room for the content of what is shown, in bytes: readers fetch all of it at each change. */
const mostBytes = 512 * 1024;

/** Entries that are read of a feed at first; both who looks for one and who writes it need them. */
export const firstRead = (pagesOfAnyAge + 1) * feedPageSize;

/** What the newest document of a feed shows. It begins where an archive ends, so that none is missed. */
export interface FeedWindow {
  /** All that were read, oldest first: at least those that are shown, and the one before. */
  readonly read: readonly FeedItem[];
  /** Newest first. */
  readonly shown: readonly FeedItem[];
  /** Number of the archive that has what is older; 0 where nothing is. */
  readonly archive: number;
  /** Whether there was no room for all that is young. */
  readonly isCut: boolean;
}

/** Finds what a feed shows up to a change set. */
export async function readWindow(
  scope: FeedScope,
  sequence: number,
  index: IndexStore,
): Promise<FeedWindow> {
  let read = await readNewestEntries(scope, sequence, firstRead, index);
  const newest = read.at(-1);
  let archive = Math.max(0, Math.floor((newest?.position ?? 0) / feedPageSize) - 1);
  const last = Math.max(0, archive + 1 - pagesOfAnyAge);
  for (; archive > 0; archive -= 1) {
    const page = read.filter(({ position }) => Math.ceil(position / feedPageSize) === archive);
    const isYoung = isYoungerThan(newest, page.at(-1));
    if (archive <= last && !isYoung) break;
    const before = (archive - 1) * feedPageSize;
    // The entry before the oldest that is shown says where the archive is.
    const [first] = read;
    if (first && first.position > Math.max(1, before))
      read = [
        ...(await readNewestEntries(scope, first.sequence - 1, feedPageSize, index)),
        ...read,
      ];
    if (bytesOf(read.filter(({ position }) => position > before)) > mostBytes)
      return { ...windowOf(read, archive), isCut: isYoung };
  }
  return { ...windowOf(read, archive), isCut: false };
}

function windowOf(read: readonly FeedItem[], archive: number): Omit<FeedWindow, 'isCut'> {
  const shown = read.filter(({ position }) => position > archive * feedPageSize);
  return { read, shown: shown.toReversed(), archive };
}

function isYoungerThan(newest: FeedItem | undefined, other: FeedItem | undefined): boolean {
  if (!newest || !other) return false;
  return Date.parse(newest.entry.date) - Date.parse(other.entry.date) <= youngMilliseconds;
}

function bytesOf(items: readonly FeedItem[]): number {
  return items.reduce((sum, { entry }) => sum + Buffer.byteLength(entry.content), 0);
}

/**
 * The entry that stands in place of the young ones that had no room: how many they are, and where.
 * A feed has one for each day of its newest entry, so that readers hear of it once a day.
 */
export async function leftOutEntry(
  { scope, language }: { readonly scope: FeedScope; readonly language: string },
  { shown, isCut }: FeedWindow,
  index: IndexStore,
): Promise<FeedEntry | undefined> {
  const [newest, oldest] = [shown[0], shown.at(-1)];
  if (!isCut || !newest || !oldest) return undefined;
  const first = await firstYoung(scope, newest, index);
  const count = oldest.position - first.position;
  const title = entryWords(language).leftOut(count, first.entry.date.slice(0, 10));
  return {
    id: entryId(`left out ${newest.entry.date.slice(0, 10)}`, scope),
    title,
    author: '',
    date: new Date(Date.parse(oldest.entry.date) - 1000).toISOString(),
    note: title,
    links: { page: changesAddress() },
    categories: [],
    content: '',
    language,
  };
}

/** The oldest entry that is young, by halving: dates only grow with sequence numbers. */
async function firstYoung(
  scope: FeedScope,
  newest: FeedItem,
  index: IndexStore,
): Promise<FeedItem> {
  let found = newest;
  let [low, high] = [0, newest.sequence - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [entry] = await readNewestEntries(scope, middle, 1, index);
    if (entry && isYoungerThan(newest, entry)) {
      found = entry;
      high = entry.sequence - 1;
    } else low = middle;
  }
  return found;
}
