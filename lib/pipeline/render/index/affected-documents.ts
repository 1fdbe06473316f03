import { folderOf, isReadme, readmeOf } from '../../../plan/addresses/addresses.ts';
import { foldersAbove } from '../../../plan/addresses/folders-above.ts';
import { folderSort, isBelow, type Listing } from './listing.ts';
import type { PlanIndex } from './plan-index.ts';

/**
 * Documents whose page shows a listing: its own document, neighbours, documents above and below it,
 * and translations.
 */
export async function documentsAround(listing: Listing, index: PlanIndex): Promise<string[]> {
  const around = [
    listing,
    ...(await index.contents({ folder: '', before: listing.sort, limit: 1 })),
    ...(await index.contents({ folder: '', after: listing.sort, limit: 1 })),
    ...(await readListings(listing.parents, index)),
    ...(await below(listing, index)),
  ];
  for (const key of listing.twins) around.push(...(await index.twins(key)));
  return around.map(({ document }) => document);
}

/** Documents that are the pages of folders that some paths are in, but for the plan's. */
export async function folderPagesAbove(
  paths: readonly string[],
  index: PlanIndex,
): Promise<string[]> {
  const folders = new Set(paths.flatMap(foldersAbove));
  folders.delete('');
  const pages = await readListings([...folders].map(readmeOf), index);
  return pages.map(({ document }) => document);
}

/** Every document in the contents. */
export async function listedDocuments(
  index: PlanIndex,
  isMeant: (path: string) => boolean = () => true,
): Promise<string[]> {
  const all = await index.contents({ folder: '' });
  return all.filter(({ path }) => isMeant(path)).map(({ document }) => document);
}

/** Listings of the documents of these names, in the same order, without those that have none. */
export async function readListings(
  names: readonly string[],
  index: PlanIndex,
): Promise<readonly Listing[]> {
  const listings = await Promise.all(names.map((name) => index.listingAt(name)));
  return listings.filter((listing) => listing !== undefined);
}

/** Listings read at a time. */
const pageSize = 100;

/**
 * Documents whose breadcrumbs name this one. They follow it in the contents, except files of a
 * chapter's folder when a SUMMARY.md lists the chapter and leaves the files out. No breadcrumbs
 * name the root's README.md.
 */
async function below(listing: Listing, index: PlanIndex): Promise<readonly Listing[]> {
  if (listing.depth === 0) return [];
  const found: Listing[] = [];
  for await (const next of following(listing.sort, '', index)) {
    if (!isBelow(next, listing)) break;
    found.push(next);
  }
  const folder = folderSort(folderOf(listing.path));
  if (isReadme(listing.path) && !listing.sort.startsWith(folder))
    for await (const next of following(folder, folder, index))
      if (isBelow(next, listing)) found.push(next);
  return found;
}

async function* following(
  sort: string,
  folder: string,
  index: PlanIndex,
): AsyncGenerator<Listing, void, undefined> {
  let after = sort;
  for (;;) {
    const page = await index.contents({ folder, after, limit: pageSize });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last.sort;
  }
}
