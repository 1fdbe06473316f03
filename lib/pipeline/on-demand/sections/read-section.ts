import { readmeOf } from '../../../plan/addresses/addresses.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { chapterOf } from '../../render/index/chapters.ts';
import { folderSort, isBelow, type Listing } from '../../render/index/listing.ts';
import type { PlanIndex } from '../../render/index/plan-index.ts';

/** What stands in a folder of the plan, in reading order. */
export interface Section {
  /** `''` for the plan. */
  readonly folder: string;
  /** The folder's own page, where it has one. */
  readonly own: Listing | undefined;
  readonly below: readonly Listing[];
  /** Whether there is more than was read. */
  readonly isCut: boolean;
}

/** Reads one range of the contents, of at most `limit` documents. */
export async function readSection(
  folder: string,
  index: PlanIndex,
  limit: number,
): Promise<Section> {
  const own = await index.listingAt(readmeOf(folder));
  const { found, isCut } =
    own && folder !== ''
      ? await belowPage(own, index, limit)
      : await inFolder(folder, index, limit);
  const below = found.filter(({ document }) => document !== own?.document);
  return { folder, own, below, isCut };
}

/** Whether anything that is published ever was in a folder: links to it stay. */
export async function hadDocuments(folder: string, store: VersionStore): Promise<boolean> {
  const rendered = await store.cursor('rendered');
  if (!rendered) return false;
  return (await store.changesUnder(folder, rendered.sequence, 1)).length > 0;
}

interface Found {
  readonly found: readonly Listing[];
  readonly isCut: boolean;
}

async function belowPage(own: Listing, index: PlanIndex, limit: number): Promise<Found> {
  const after = await index.contents({ folder: '', after: own.sort, limit: limit + 1 });
  const end = after.findIndex((other) => !isBelow(other, own));
  const found = end < 0 ? after : after.slice(0, end);
  return { found: found.slice(0, limit), isCut: found.length > limit };
}

/** Of a folder whose pages a SUMMARY.md above it places, the range of that SUMMARY.md is read. */
async function inFolder(folder: string, index: PlanIndex, limit: number): Promise<Found> {
  const chapter = await chapterOf(`${folder}/-`, (name) => index.folder(name));
  const range = folderSort(chapter ? chapter.summary : folder);
  const all = await index.contents({ folder: range, limit: limit + 1 });
  const isIn = ({ path }: Listing) => folder === '' || path.startsWith(`${folder}/`);
  return { found: all.slice(0, limit).filter(isIn), isCut: all.length > limit };
}
