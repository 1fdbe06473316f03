import { writeAtom } from '../../feed/atom.ts';
import type { Feed } from '../../feed/feed.ts';
import { writeJsonFeed } from '../../feed/json-feed.ts';
import { writeRss } from '../../feed/rss.ts';
import {
  documentAddress,
  type FeedFormat,
  feedAddress,
  feedArchiveAddress,
  isReadme,
} from '../../plan/addresses.ts';
import type { ChangeSet } from '../../plan/change.ts';
import type { IndexStore, PageStore, VersionStore } from '../../ports.ts';
import type { Site } from '../../site/models.ts';
import { feedPageSize } from '../limits.ts';
import { numberSort, putText } from '../render/context.ts';
import {
  documentScope,
  type FeedScope,
  feedPartition,
  foldersAbove,
  type KeptEntry,
} from '../render/feed-entries.ts';
import { languageOfPath } from '../render/languages.ts';
import { ownedAddresses } from '../render/redirects.ts';

/** What writing feeds needs. */
export interface FeedContext {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  readonly site: Site;
  /** Sequence number announced before. */
  readonly base: number;
  /** Sequence number announced now. */
  readonly sequence: number;
}

/** One feed to write: what it is about and where it lives. */
interface FeedPlace {
  readonly scope: FeedScope;
  readonly title: string;
  readonly address: string;
  readonly language: string;
  /** Former addresses of its document that lead here. */
  readonly former: readonly string[];
}

const formats: Readonly<
  Record<FeedFormat, { readonly write: (feed: Feed) => string; readonly contentType: string }>
> = {
  xml: { write: writeRss, contentType: 'application/rss+xml; charset=utf-8' },
  atom: { write: writeAtom, contentType: 'application/atom+xml; charset=utf-8' },
  json: { write: writeJsonFeed, contentType: 'application/feed+json' },
};

/** Writes every feed that the change sets belong to, and the archives they complete. */
export async function announceFeeds(
  batch: readonly ChangeSet[],
  context: FeedContext,
): Promise<void> {
  for (const place of await feedPlaces(batch, context)) await writeFeed(place, context);
}

async function feedPlaces(batch: readonly ChangeSet[], context: FeedContext): Promise<FeedPlace[]> {
  const changes = batch.flatMap((changeSet) => changeSet.changes);
  const paths = changes.flatMap(({ before, after }) => [after.path, before?.path ?? after.path]);
  // The plan's own feed has every change set, also one that changes no text.
  const folders = new Set(['', ...paths.flatMap(foldersAbove)]);
  const places = [...folders].map((folder) => folderPlace(folder, context.site));
  for (const document of new Set(changes.map((change) => change.document))) {
    const place = await documentPlace(document, context);
    if (place) places.push(place);
  }
  return places;
}

function folderPlace(folder: string, site: Site): FeedPlace {
  const readme = folder === '' ? 'README.md' : `${folder}/README.md`;
  return {
    scope: folder,
    title: folder === '' ? site.title : `${folder} · ${site.title}`,
    address: documentAddress(readme),
    language: languageOfPath(readme) ?? site.language,
    former: [],
  };
}

/** At the address of a folder the folder's feed is published: it has its README.md's changes too. */
async function documentPlace(
  document: string,
  { store, site, sequence }: FeedContext,
): Promise<FeedPlace | undefined> {
  const changes = await store.changesOf(document, sequence);
  const last = changes.at(-1)?.after;
  if (!last || isReadme(last.path)) return undefined;
  const owned = await ownedAddresses(document, changes, { store });
  if (!owned.includes(last.address)) return undefined;
  return {
    scope: documentScope(document),
    title: `${last.fields.title} · ${site.title}`,
    address: last.address,
    language: languageOfPath(last.path) ?? site.language,
    former: owned.filter((address) => address !== last.address),
  };
}

async function writeFeed(place: FeedPlace, context: FeedContext): Promise<void> {
  const { index, sequence } = context;
  const newest = await readEntries(index, place.scope, {
    before: numberSort(sequence + 1),
    limit: 2 * feedPageSize,
    reverse: true,
  });
  const total = newest[0]?.position ?? 0;
  const archives = Math.floor(total / feedPageSize);
  await writeArchives(place, total, context);
  const oldest = Math.max(0, (archives - 1) * feedPageSize);
  await put(
    place,
    {
      entries: newest.filter(({ position }) => position > oldest).map(({ entry }) => entry),
      ...(archives > 1 ? { previousArchive: archiveLinks(place, archives - 1) } : {}),
    },
    (format) => feedAddress(place.address, format),
    context,
  );
}

/** Archives are complete for ever; those that were complete before this batch are there already. */
async function writeArchives(place: FeedPlace, total: number, context: FeedContext): Promise<void> {
  const { index, base } = context;
  const archives = Math.floor(total / feedPageSize);
  const [before] = await readEntries(index, place.scope, {
    before: numberSort(base + 1),
    limit: 1,
    reverse: true,
  });
  const written = Math.floor((before?.position ?? 0) / feedPageSize);
  if (archives === written) return;
  const fresh = await readEntries(index, place.scope, {
    before: numberSort(context.sequence + 1),
    limit: total - written * feedPageSize,
    reverse: true,
  });
  for (let archive = written + 1; archive <= archives; archive += 1)
    await put(
      place,
      {
        entries: fresh
          .filter(({ position }) => Math.ceil(position / feedPageSize) === archive)
          .map(({ entry }) => entry),
        current: links((format) => feedAddress(place.address, format)),
        ...(archive > 1 ? { previousArchive: archiveLinks(place, archive - 1) } : {}),
      },
      (format) => feedArchiveAddress(place.address, archive, format),
      context,
    );
}

type FeedPart = Pick<Feed, 'entries' | 'current' | 'previousArchive'>;

async function put(
  place: FeedPlace,
  part: FeedPart,
  address: (format: FeedFormat) => string,
  context: FeedContext,
): Promise<void> {
  const { site } = context;
  const feed: Feed = {
    title: place.title,
    description: place.title,
    language: place.language,
    baseUrl: site.baseUrl,
    address: place.address,
    self: links(address),
    ...part,
  };
  for (const format of ['xml', 'atom', 'json'] as const) {
    const { write, contentType } = formats[format];
    const page = { body: write(feed), contentType, cache: 'current' as const };
    await putText(context, { ...page, address: address(format) });
    // A copy, so that readers that do not follow redirects (and plain-file sites) stay subscribed.
    if (!part.current)
      for (const former of place.former)
        await putText(context, {
          ...page,
          address: feedAddress(former, format),
          redirect: feedAddress(place.address, format),
        });
  }
}

function links(address: (format: FeedFormat) => string): Record<FeedFormat, string> {
  return { xml: address('xml'), atom: address('atom'), json: address('json') };
}

function archiveLinks({ address }: FeedPlace, archive: number): Record<FeedFormat, string> {
  return links((format) => feedArchiveAddress(address, archive, format));
}

async function readEntries(
  index: IndexStore,
  scope: FeedScope,
  options: Parameters<IndexStore['range']>[1],
): Promise<KeptEntry[]> {
  const entries = await index.range(feedPartition(scope), options);
  return entries.map(({ value }) => JSON.parse(value) as KeptEntry);
}
