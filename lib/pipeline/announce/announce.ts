import { ConflictError } from '../../errors/errors.ts';
import { changeSetAddress } from '../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { AuthorReport } from '../../ports/author-report.ts';
import type { Hubs, HubsOfRun } from '../../ports/hubs.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import { absolute } from '../../site/http/absolute.ts';
import type { Site } from '../../site/models.ts';
import { addressOfFolder } from '../render/index/folder-title.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { readPlanEntry } from '../render/kept/kept-entries.ts';
import { readSitemapParts } from '../render/kept/sitemap-entries.ts';
import { fewChanges } from '../work/limits.ts';
import { rememberIndex } from '../work/remember-index.ts';
import { rememberRecord } from '../work/remember-record.ts';
import { createBatchProgress } from '../work/resumable-work.ts';
import type { StageOptions } from '../work/stage-options.ts';
import { announceFeeds, type FeedContext } from './feeds.ts';
import { announceFirst } from './first-pages.ts';
import { type Announced, type Gathered, gather, type TouchedFeeds } from './gather.ts';
import { type HandOver, handOver } from './hand-over.ts';
import { announceSitemap } from './sitemap.ts';

/** What announce needs from outside. */
export interface AnnouncePorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  readonly author: AuthorReport;
  readonly hubs?: Hubs;
  /** Without it, nobody but readers of feeds hears of a change set. */
  readonly deliveries?: HandOver;
}

/** What one call of announce did. `done` is false when it stopped early; then wake it again. */
export interface AnnounceResult {
  readonly done: boolean;
  readonly announced: readonly Announced[];
  /** Change sets that were published when announce looked, and are still to be announced. */
  readonly behind: number;
}

/** How a caller limits one call of announce, and follows it. */
export interface AnnounceOptions extends StageOptions {
  /** Told how many feeds of a batch are written, of how many. */
  readonly onFeeds?: (written: number, of: number) => void;
}

/** Brings feeds, the sitemap and the authors' commit statuses up to the rendered pages. */
export async function announce(
  ports: AnnouncePorts,
  site: Site,
  { isTimeUp, onStep, onFeeds }: AnnounceOptions = {},
): Promise<AnnounceResult> {
  const { store, index } = ports;
  const progress = createBatchProgress('announced', index, isTimeUp);
  const announced: Announced[] = [];
  const hubs = ports.hubs?.forRun();
  for (;;) {
    const [cursor, rendered, ingested] = await Promise.all([
      // Of these three, the own cursor may be the newest: then there is nothing to do.
      store.cursor('announced'),
      store.cursor('rendered'),
      store.cursor('ingested'),
      progress.prepare(),
    ]);
    const base = cursor?.sequence ?? 0;
    const behindBy = (sequence: number) => Math.max(0, (ingested?.sequence ?? 0) - sequence);
    if (!rendered || rendered.sequence <= base) {
      await progress.clear();
      return { done: true, announced, behind: behindBy(base) };
    }
    if (isTimeUp?.()) return { done: false, announced, behind: behindBy(base) };
    const remembered = { ...ports, store: rememberRecord(store), index: rememberIndex(index) };
    const begun = await progress.begunUpTo(base);
    const batch = await gather(remembered, {
      after: base,
      upTo: begun ?? rendered.sequence,
      atLeast: begun ?? 0,
      isTimed: isTimeUp !== undefined,
    });
    // What many feeds hold would fill memory, and one has no use for what another holds.
    const known = batch.changes > fewChanges ? { ...remembered, index } : remembered;
    const sequence = batch.newest.at(-1)?.sequence ?? base;
    const { note, tell } = feedsForHubs(site, hubs);
    const count = countFeeds(batch, onFeeds);
    const isDone = await progress.finish(
      { base, sequence },
      async (slices) => {
        const context = { ...known, site, base, sequence, slices };
        await readAhead(batch, context);
        await announceFeeds(batch, context, { note, count });
        await tell();
        await announceBatch(batch, context);
      },
      // No run writes the feeds of a finished slice again, so hubs hear of them before.
      tell,
    );
    if (!isDone) return { done: false, announced, behind: behindBy(base) };
    if (!(await advance(store, cursor, batch))) continue;
    for (const changeSet of batch.announced) {
      announced.push(changeSet);
      onStep?.(changeSet);
    }
    // What came meanwhile wakes announce again.
    if (sequence !== rendered.sequence) continue;
    await progress.clear();
    return { done: true, announced, behind: behindBy(sequence) };
  }
}

/** Gathers the feeds that were written, so that hubs hear of many at once. */
function feedsForHubs(site: Site, hubs: HubsOfRun | undefined) {
  const written: string[] = [];
  return {
    note(feeds: Iterable<string>): void {
      for (const address of feeds) written.push(absolute(site, address));
    },
    async tell(): Promise<void> {
      const untold = written.splice(0);
      if (untold.length > 0) await hubs?.publish(untold);
    },
  };
}

/** Tells how many feeds of a batch are written, as they are. */
function countFeeds(
  { folders, topics, claims }: TouchedFeeds,
  onFeeds: AnnounceOptions['onFeeds'] = () => {},
): (written: number) => void {
  const all = folders.size + topics.size + claims.size;
  let count = 0;
  onFeeds(0, all);
  return (written) => {
    count += written;
    onFeeds(count, all);
  };
}

/** All that comes once the feeds are out. */
async function announceBatch(
  { announced, newest }: Gathered,
  context: FeedContext & AnnouncePorts,
): Promise<void> {
  const { deliveries, base } = context;
  if (base === 0) await announceFirst(context);
  await announceSitemap(context);
  // Everything that a notice leads to is out by now.
  if (deliveries) await handOver(announced, base, deliveries);
  for (const changeSet of newest) await report(changeSet, context);
}

/** Asks at once for what the feeds of a small batch need; what was read is remembered. */
async function readAhead(
  { changes, folders, newest }: Gathered,
  { index }: Pick<FeedContext, 'index'>,
): Promise<void> {
  if (changes > fewChanges) return;
  const { owners } = createPlanIndex(index);
  const addresses = [
    ...[...folders].map(addressOfFolder),
    ...newest.flatMap((changeSet) => changeSet.changes.map(({ after }) => after.address)),
  ];
  await Promise.all([...addresses.map(owners), readSitemapParts(index)]);
}

async function report(changeSet: ChangeSet, { author, index }: AnnouncePorts): Promise<void> {
  const title = (await readPlanEntry(changeSet.sequence, index))?.entry.title ?? '';
  await author.report(changeSet, { address: changeSetAddress(changeSet), title });
}

async function advance(
  store: VersionStore,
  cursor: Cursor | undefined,
  { newest }: Gathered,
): Promise<boolean> {
  const last = newest.at(-1);
  if (!last) return false;
  const { sequence, commit, date, tree } = last;
  try {
    const next = { sequence, commit, date, ...(tree === '' ? {} : { tree }) };
    await store.advance('announced', cursor, next);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
