import { isReadme } from '../../plan/addresses.ts';
import type { Change, ChangeSet } from '../../plan/change.ts';
import { parseLanguages } from '../../plan/languages.ts';
import type { VersionStore } from '../../ports.ts';
import { pathKey } from '../keys.ts';
import { isSteering, type Listing, listingOf } from './listing.ts';
import { differingPaths, isVisibleDifference, type OutlinePlace, outlineOf } from './outline.ts';
import type { PlanIndex } from './plan-index.ts';

/** What bringing the index up to a change set needs. */
export interface ApplyContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  /** Sequence number that the batch began after: names its marks. */
  readonly base: number;
}

/**
 * Brings the index up to one change set, and marks every other document whose page shows
 * something that the change set changed: neighbours, chapters, translations.
 *
 * Doing it again after an interruption is safe: a mark is written before the entry it was found
 * through is replaced, and the document's own listing last.
 */
export async function applyChangeSet(changeSet: ChangeSet, context: ApplyContext): Promise<void> {
  const { changes, sequence } = changeSet;
  for (const change of changes.filter(touchesLanguages))
    await applyLanguages(change, sequence, context);
  for (const change of changes.filter(touchesSummary))
    await applySummary(change, sequence, context);
  for (const change of changes) await applyChange(change, sequence, context);
}

function touchesLanguages({ before, after }: Change): boolean {
  return before?.path === 'LANGS.md' || after.path === 'LANGS.md';
}

function touchesSummary({ before, after }: Change): boolean {
  return isSummary(after.path) || (before !== undefined && isSummary(before.path));
}

function isSummary(path: string): boolean {
  return /(^|\/)SUMMARY\.md$/u.test(path);
}

/** Languages decide the words, the translations and the neighbours of every page. */
async function applyLanguages(
  { document, kind, after }: Change,
  sequence: number,
  { store, index, base }: ApplyContext,
): Promise<void> {
  const isThere = kind !== 'withdrawn' && after.path === 'LANGS.md';
  const source = isThere ? await textOf(store, document, after.version) : '';
  await index.putLanguages(parseLanguages(source), sequence);
  for (const listing of await index.contents({ folder: '' }))
    await index.mark(base, listing.document, sequence);
}

async function applySummary(change: Change, sequence: number, context: ApplyContext) {
  const { store, index } = context;
  const { before, after, document, kind } = change;
  const wasThere = before && (kind === 'amended' || kind === 'moved' || kind === 'withdrawn');
  const old =
    wasThere && isSummary(before.path)
      ? outlineOf(before.path, await textOf(store, document, before.version))
      : new Map<string, OutlinePlace>();
  const current =
    kind !== 'withdrawn' && isSummary(after.path)
      ? outlineOf(after.path, await textOf(store, document, after.version))
      : new Map<string, OutlinePlace>();
  for (const path of differingPaths(old, current)) {
    const listing = await listingAt(path, context);
    const place = current.get(path);
    if (listing && isVisibleDifference(old.get(path), place))
      await markShown(listing, place, sequence, context);
    await index.putPlace(path, place, sequence);
    if (listing) {
      const next = listingOf(listing.document, listing, place);
      await replaceListing(listing, next, sequence, index);
    }
  }
}

/** Marks a document whose place changed, and the contents above its old and its new place. */
async function markShown(
  listing: Listing,
  place: OutlinePlace | undefined,
  sequence: number,
  context: ApplyContext,
): Promise<void> {
  const next = listingOf(listing.document, listing, place);
  const above = await readListings([...listing.parents, ...next.parents], context);
  for (const { document } of above) await context.index.mark(context.base, document, sequence);
  await markWithTwins(listing, sequence, context);
  await markWithTwins(next, sequence, context);
}

async function applyChange(change: Change, sequence: number, context: ApplyContext): Promise<void> {
  const { index } = context;
  const { document, kind, after } = change;
  const old = await index.listing(document);
  const listed = kind !== 'withdrawn' && !isSteering(after.path);
  const next = listed ? listingOf(document, after, await index.place(after.path)) : undefined;
  if (JSON.stringify(old) === JSON.stringify(next)) return;
  for (const listing of [old, next]) if (listing) await markAround(listing, sequence, context);
  await replaceListing(old, next, sequence, index);
}

async function replaceListing(
  old: Listing | undefined,
  next: Listing | undefined,
  sequence: number,
  index: PlanIndex,
): Promise<void> {
  if (old && (!next || old.sort !== next.sort || old.twins.join() !== next.twins.join()))
    await index.removeListing(old, sequence);
  if (next) await index.putListing(next, sequence);
}

/** Marks everyone whose page shows this line: neighbours, what is above and below it, translations. */
async function markAround(
  listing: Listing,
  sequence: number,
  context: ApplyContext,
): Promise<void> {
  const { index } = context;
  const around = [
    ...(await index.contents({ folder: '', before: listing.sort, limit: 1 })),
    ...(await index.contents({ folder: '', after: listing.sort, limit: 1 })),
    ...(await readListings(listing.parents, context)),
    ...(await below(listing, index)),
  ];
  await markWithTwins(listing, sequence, context);
  for (const { document } of around) await index.mark(context.base, document, sequence);
}

async function markWithTwins(
  listing: Listing,
  sequence: number,
  { index, base }: ApplyContext,
): Promise<void> {
  await index.mark(base, listing.document, sequence);
  for (const key of listing.twins)
    for (const { document } of await index.twins(key)) await index.mark(base, document, sequence);
}

/** Documents whose breadcrumbs name a chapter. The root's README.md is in no breadcrumbs. */
async function below(listing: Listing, index: PlanIndex): Promise<readonly Listing[]> {
  if (listing.depth === 0 || !isReadme(listing.path)) return [];
  const found: Listing[] = [];
  let after = listing.sort;
  for (;;) {
    const page = await index.contents({ folder: '', after, limit: 100 });
    const end = page.findIndex(({ depth }) => depth <= listing.depth);
    found.push(...(end < 0 ? page : page.slice(0, end)));
    const lastOfPage = page.at(-1);
    if (end >= 0 || !lastOfPage || page.length < 100) return found;
    after = lastOfPage.sort;
  }
}

/** Listings of the documents at these plan paths, in the same order, without those that have none. */
export async function readListings(
  paths: readonly string[],
  { store, index }: Pick<ApplyContext, 'store' | 'index'>,
): Promise<Listing[]> {
  if (paths.length === 0) return [];
  const found = await store.lookups(paths.map(pathKey));
  const listings: Listing[] = [];
  for (const path of paths) {
    const document = found.get(pathKey(path));
    const listing = document === undefined ? undefined : await index.listing(document);
    if (listing?.path === path) listings.push(listing);
  }
  return listings;
}

async function listingAt(path: string, context: ApplyContext): Promise<Listing | undefined> {
  return (await readListings([path], context))[0];
}

async function textOf(store: VersionStore, document: string, version: number): Promise<string> {
  return new TextDecoder().decode(await store.source(document, version));
}
