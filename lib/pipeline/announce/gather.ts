import type { ChangeSet } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { type FeedScope, readNewestEntries } from '../render/kept/kept-entries.ts';
import { fewChanges, reportedChangeSets } from '../work/limits.ts';
import { readBatch } from '../work/read-batch.ts';
import type { RememberedIndex } from '../work/remember-index.ts';
import { type Claim, type Claims, noteClaims, noteFolders } from './feed-places.ts';
import { firstRead } from './feed-window.ts';
import { noteTopics } from './topic-places.ts';

/** A change set that is announced: little enough of it to keep of a long history. */
export interface Announced extends Pick<ChangeSet, 'sequence' | 'commit' | 'date'> {
  /** How many documents it changes. */
  readonly changes: number;
}

/** The feeds that get an entry from a batch. */
export interface TouchedFeeds {
  readonly folders: ReadonlySet<string>;
  readonly topics: ReadonlySet<FeedScope>;
  readonly claims: Claims;
}

/** What announce keeps of the change sets of a batch: not their texts, as they may be very many. */
export interface Gathered extends TouchedFeeds {
  /** Oldest first. */
  readonly announced: readonly Announced[];
  /** The newest ones, whole. */
  readonly newest: readonly ChangeSet[];
  /** How many documents they change, together. */
  readonly changes: number;
}

/** Which change sets to gather, by sequence number: `after` is exclusive, `upTo` inclusive. */
interface GatheredBounds {
  readonly after: number;
  readonly upTo: number;
  /** A batch is never cut at or before this sequence number. */
  readonly atLeast: number;
}

/**
 * Most changes in one batch, give or take a portion. Each feed is written once for a batch, and it
 * may hold half a megabyte: what is behind by a whole history writes it a few times, not hundreds.
 */
const batchChanges = 100_000;

/** Changes whose change sets are in memory at once. */
const portionChanges = 1_000;

/**
 * Reads the next change sets: at least one where there is one, and never a part of one.
 *
 * @param ports the index remembers what was read of few changes
 */
export async function gather(
  { store, index }: { readonly store: VersionStore; readonly index: RememberedIndex },
  { after, upTo, atLeast }: GatheredBounds,
): Promise<Gathered> {
  const folders = new Set<string>();
  const topics = new Set<FeedScope>();
  const claims = new Map<string, Claim[]>();
  const announced: Announced[] = [];
  let newest: ChangeSet[] = [];
  let changes = 0;
  for (let end = after; end < upTo && (changes < batchChanges || end < atLeast); ) {
    const bounds = { after: end, upTo, atLeast: 0, mostChanges: portionChanges };
    const portion = await readBatch(store, bounds);
    if (portion.length === 0) break;
    end = portion.at(-1)?.sequence ?? upTo;
    for (const { sequence, commit, date, changes: changed } of portion) {
      announced.push({ sequence, commit, date, changes: changed.length });
      changes += changed.length;
    }
    newest = [...newest, ...portion].slice(-reportedChangeSets);
    noteFolders(portion, folders);
    noteClaims(portion, claims);
    // The plan's feed asks for these next, and the topics are with them.
    if (changes <= fewChanges) await readNewestEntries('', end, firstRead, index);
    await noteTopics(portion, topics, index);
    if (changes > fewChanges) index.forget();
  }
  return { folders, topics, claims, announced, newest, changes };
}
