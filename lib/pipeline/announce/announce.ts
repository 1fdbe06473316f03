import { ConflictError } from '../../errors.ts';
import { changeSetAddress } from '../../plan/addresses.ts';
import type { ChangeSet } from '../../plan/change.ts';
import type {
  AuthorReport,
  Cursor,
  Hubs,
  IndexStore,
  PageStore,
  VersionStore,
} from '../../ports.ts';
import { absolute } from '../../site/absolute.ts';
import type { Site } from '../../site/models.ts';
import type { StageOptions } from '../ingest.ts';
import { reportedChangeSets } from '../limits.ts';
import { readPlanEntry } from '../render/feed-entries.ts';
import { announceFeeds } from './feeds.ts';
import { announceSitemap } from './sitemap.ts';

/** What announce needs from outside. */
export interface AnnouncePorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  readonly author: AuthorReport;
  readonly hubs?: Hubs;
}

/** What one call of announce did; `done` is false when it stopped early and must be woken again. */
export interface AnnounceResult {
  readonly done: boolean;
  readonly announced: readonly ChangeSet[];
}

/** Change sets announced at a time. */
const batchSize = 1_000;

/** Brings feeds, sitemap and the authors' commit statuses up to the pages. */
export async function announce(
  ports: AnnouncePorts,
  site: Site,
  options: StageOptions = {},
): Promise<AnnounceResult> {
  const { store } = ports;
  const announced: ChangeSet[] = [];
  for (;;) {
    // The own cursor first: read later, it could be ahead of what is known of the pages.
    const cursor = await store.cursor('announced');
    const rendered = await store.cursor('rendered');
    const from = cursor?.sequence ?? 0;
    if (!rendered || rendered.sequence <= from) return { done: true, announced };
    if (options.isTimeUp?.()) return { done: false, announced };
    const upTo = Math.min(rendered.sequence, from + batchSize);
    const batch = await store.changeSets(from + 1, upTo);
    await announceBatch(batch, from, ports, site);
    if (await advance(store, cursor, batch)) announced.push(...batch);
  }
}

async function announceBatch(
  batch: readonly ChangeSet[],
  base: number,
  ports: AnnouncePorts,
  site: Site,
): Promise<void> {
  const sequence = batch.at(-1)?.sequence ?? base;
  const context = { ...ports, site, base, sequence };
  const feeds = await announceFeeds(batch, context);
  await announceSitemap(batch, context);
  await ports.hubs?.publish(feeds.map((address) => absolute(site, address)));
  for (const changeSet of batch.slice(-reportedChangeSets)) await report(changeSet, ports);
}

async function report(changeSet: ChangeSet, { author, index }: AnnouncePorts): Promise<void> {
  const title = (await readPlanEntry(changeSet.sequence, index))?.title ?? '';
  await author.report(changeSet, { address: changeSetAddress(changeSet), title });
}

async function advance(
  store: VersionStore,
  cursor: Cursor | undefined,
  batch: readonly ChangeSet[],
): Promise<boolean> {
  const last = batch.at(-1);
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
