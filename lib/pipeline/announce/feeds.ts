import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { Feed } from '../../feed/feed.ts';
import {
  type FeedFormat,
  feedAddress,
  feedArchiveAddress,
  feedFormats,
} from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { putText } from '../render/context/context.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { type FeedItem, readNewestEntries, readNextEntries } from '../render/kept/kept-entries.ts';
import { feedPageSize } from '../work/limits.ts';
import type { Slices } from '../work/resumable-work.ts';
import { writersOfFeeds } from './feed-formats.ts';
import { documentPlaces, type FeedHead, type FeedPlace, folderPlaces } from './feed-places.ts';
import { leftOutEntry, readWindow } from './feed-window.ts';
import type { TouchedFeeds } from './gather.ts';
import { topicPlaces } from './topic-places.ts';

/** What writing feeds needs. */
export interface FeedContext {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  readonly site: Site;
  /** Sequence number up to which was announced before this batch. */
  readonly base: number;
  /** Sequence number of the last change set of this batch. */
  readonly sequence: number;
  readonly slices: Slices;
}

/** Who hears of feeds as they are written: of the subscription documents, and how many feeds were tried. */
export interface FeedWatch {
  note(subscriptions: readonly string[]): void;
  count(feeds: number): void;
}

/** Writes every feed that gets an entry from a batch, and the archives that this completes. */
export async function announceFeeds(
  { folders, topics, claims }: TouchedFeeds,
  context: FeedContext,
  { note, count }: FeedWatch,
): Promise<void> {
  const { slices } = context;
  const placeContext = { ...context, index: createPlanIndex(context.index) };
  const write = async (slice: readonly string[], places: readonly FeedPlace[]) => {
    await severalAtOnce(places, (place) => writeFeed(place, context));
    note(subscriptionsOf(places));
    count(slice.length);
  };
  await slices.each('folders', folders, async (slice) =>
    write(slice, await folderPlaces(slice, placeContext)),
  );
  await slices.each('topics', topics, async (slice) =>
    write(slice, await topicPlaces(slice, context)),
  );
  await slices.each('documents', claims.keys(), async (slice) =>
    write(slice, await documentPlaces(slice, claims, placeContext)),
  );
}

function subscriptionsOf(places: readonly FeedPlace[]): string[] {
  return places
    .filter(({ isCurrent }) => isCurrent)
    .flatMap(({ address }) => feedFormats.map((format) => feedAddress(address, format)));
}

async function writeFeed(place: FeedPlace, context: FeedContext): Promise<void> {
  const { index, sequence } = context;
  const window = await readWindow(place.scope, sequence, index);
  await writeArchives(place, window.read, context);
  const leftOut = await leftOutEntry(place, window, index);
  const page = {
    entries: [...window.shown.map(({ entry }) => entry), ...(leftOut ? [leftOut] : [])],
    ...(await previousArchive(place, window.archive, window.read)),
  };
  if (place.isCurrent)
    await put(place, page, (format) => feedAddress(place.address, format), context);
  // A copy for readers that do not follow redirects, and for sites of plain files.
  for (const former of place.former)
    await put(place, page, (format) => feedAddress(former, format), context, true);
}

/**
 * Writes the archives that this batch completes. A complete archive never changes, so older ones
 * are not written again.
 */
async function writeArchives(
  place: FeedPlace,
  newest: readonly FeedItem[],
  context: FeedContext,
): Promise<void> {
  const { base, index } = context;
  const archives = Math.floor((newest.at(-1)?.position ?? 0) / feedPageSize);
  if (archives === 0) return;
  const known = newest.findLast((item) => item.sequence <= base);
  const [end] = known ? [known] : await readNewestEntries(place.scope, base, 1, index);
  const complete = Math.floor((end?.position ?? 0) / feedPageSize);
  const written = (await place.wasWritten(base)) ? complete : 0;
  if (archives === written) return;
  let before = await entryAt(written * feedPageSize, { newest, end }, place, context);
  // A batch may complete any number of them, so none is held longer than it takes to write it.
  for (let archive = written + 1; archive <= archives; archive += 1) {
    const held = newest.filter(({ position }) => Math.ceil(position / feedPageSize) === archive);
    const entries =
      held.length === feedPageSize
        ? held
        : await readNextEntries(place.scope, before?.sequence ?? 0, feedPageSize, index);
    await writeArchive(place, archive, before ? [before, ...entries] : entries, context);
    before = entries.at(-1);
  }
}

/** The entry at a position of a feed, which is that of `end` or one of the page before; `undefined` for 0. */
async function entryAt(
  position: number,
  { newest, end }: { readonly newest: readonly FeedItem[]; readonly end: FeedItem | undefined },
  { scope }: FeedPlace,
  { base, index }: FeedContext,
): Promise<FeedItem | undefined> {
  if (position === 0 || !end) return undefined;
  const held = newest.find((item) => item.position === position);
  return held ?? (await readNewestEntries(scope, base, end.position - position + 1, index))[0];
}

async function writeArchive(
  place: FeedPlace,
  archive: number,
  items: readonly FeedItem[],
  context: FeedContext,
): Promise<void> {
  const entries = items.filter(({ position }) => Math.ceil(position / feedPageSize) === archive);
  const head = await place.at(entries.at(-1)?.sequence ?? context.sequence);
  const page = {
    entries: entries.map(({ entry }) => entry).toReversed(),
    current: links((format) => feedAddress(head.address, format)),
    ...(await previousArchive(place, archive - 1, items)),
  };
  await put(head, page, (format) => feedArchiveAddress(head.address, archive, format), context);
}

/**
 * The addresses of the archive before another one. An archive stays at the address that its
 * document had when its last entry was announced.
 */
async function previousArchive(
  place: FeedPlace,
  archive: number,
  items: readonly FeedItem[],
): Promise<Pick<Feed, 'previousArchive'>> {
  const last = items.find(({ position }) => position === archive * feedPageSize);
  if (archive < 1 || !last) return {};
  const { address } = await place.at(last.sequence);
  return { previousArchive: links((format) => feedArchiveAddress(address, archive, format)) };
}

type FeedPart = Pick<Feed, 'current' | 'previousArchive' | 'entries'>;

async function put(
  { title, language, page, address: home }: FeedHead,
  part: FeedPart,
  address: (format: FeedFormat) => string,
  context: FeedContext,
  redirects = false,
): Promise<void> {
  const self = (format: FeedFormat) => (redirects ? feedAddress(home, format) : address(format));
  const feed: Feed = {
    title,
    description: title,
    language,
    baseUrl: context.site.baseUrl,
    address: page,
    self: links(self),
    ...(part.current || !context.site.hubs ? {} : { hubs: context.site.hubs }),
    ...part,
  };
  for (const format of feedFormats)
    await putText(context, {
      body: writersOfFeeds[format].write(feed),
      contentType: writersOfFeeds[format].contentType,
      cache: 'current',
      address: address(format),
      ...(redirects ? { redirect: self(format) } : {}),
    });
}

function links(address: (format: FeedFormat) => string): Record<FeedFormat, string> {
  const entries = feedFormats.map((format) => [format, address(format)] as const);
  return Object.fromEntries(entries) as Record<FeedFormat, string>;
}
