import type { ChangeSet } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { type FeedScope, readNewestEntries } from '../render/kept/kept-entries.ts';
import { fewChanges, reportedChangeSets } from '../work/limits.ts';
import { type ChangeSetBounds, changesIn, readInTurn } from '../work/read-batch.ts';
import { type Claim, type Claims, noteClaims, noteFolders } from './feed-places.ts';
import { firstRead } from './feed-window.ts';
import { keptTopics, notePossibleTopics } from './topic-places.ts';

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

/** Which change sets to gather. */
interface GatheredBounds extends ChangeSetBounds {
  /** A batch is never cut before this sequence number. */
  readonly atLeast: number;
  /** Whether a run may end before the batch does. */
  readonly isTimed: boolean;
}

/**
 * Changes from which on a batch has no more change sets. Each feed is written once for a batch, and
 * it may hold half a megabyte: what is behind by a whole history writes it a few times, not hundreds.
 */
const enoughChanges = 100_000;

/**
 * The same where time is limited. A run that goes on with a batch gathers all of it again, which
 * must leave most of the run's time to the feeds.
 */
const enoughChangesOfRun = 10_000;

/** Reads the next change sets: at least one where there is one, and never a part of one. */
export async function gather(
  { store, index }: { readonly store: VersionStore; readonly index: IndexStore },
  { atLeast, isTimed, ...bounds }: GatheredBounds,
): Promise<Gathered> {
  const folders = new Set<string>();
  const possible = new Set<FeedScope>();
  const claims = new Map<string, Claim[]>();
  const announced: Announced[] = [];
  const few: ChangeSet[] = [];
  let newest: readonly ChangeSet[] = [];
  let changes = 0;
  for await (const changeSets of readInTurn(store, bounds)) {
    for (const { sequence, commit, date, changes: changed } of changeSets)
      announced.push({ sequence, commit, date, changes: changed.length });
    changes += changesIn(changeSets);
    newest = [...newest, ...changeSets].slice(-reportedChangeSets);
    noteFolders(changeSets, folders);
    noteClaims(changeSets, claims);
    notePossibleTopics(changeSets, possible);
    if (changes <= fewChanges) few.push(...changeSets);
    const end = announced.at(-1)?.sequence ?? 0;
    if (changes >= (isTimed ? enoughChangesOfRun : enoughChanges) && end >= atLeast) break;
  }
  const isFew = changes <= fewChanges;
  // The plan's feed asks for these next, and the topics are with them.
  if (isFew) await readNewestEntries('', announced.at(-1)?.sequence ?? 0, firstRead, index);
  const topics = isFew ? await keptTopics(few, index) : possible;
  return { folders, topics, claims, announced, newest, changes };
}
