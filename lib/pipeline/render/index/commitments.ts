import { readmeOf } from '../../../plan/addresses/addresses.ts';
import { languageOfFolder } from '../../../plan/addresses/language-of-path.ts';
import { statusLimit } from '../../work/limits.ts';
import { mainFirst } from './languages.ts';
import { folderSort } from './listing.ts';
import type { PlanIndex, PlanLanguage } from './plan-index.ts';

/**
 * The folder of the first language that has commitments; `''` where no language has. Translations
 * are the same commitments: what counts those of a plan in several languages counts these.
 *
 * @param own language that is asked before the others, of pages that speak it
 */
export async function firstLanguage(index: PlanIndex, own = ''): Promise<string> {
  for (const language of mainFirst(await index.languages(), own))
    if (await hasCommitments(language, index)) return language.folder;
  return '';
}

/** Whether there are commitments among the documents that the status covers. */
export async function hasCommitments(
  { folder }: Pick<PlanLanguage, 'folder'>,
  index: PlanIndex,
): Promise<boolean> {
  const listings = await index.contents({ folder: folderSort(folder), limit: statusLimit });
  return listings.some(({ kind }) => kind === 'commitment');
}

/** Whether headers of pages lead to the status and feeds of a folder, whatever is in it. */
export function isNamedByPages(folder: string): boolean {
  return folder === '' || (!folder.includes('/') && languageOfFolder(folder) !== 'und');
}

/** Whether there may be a feed of a folder: it has documents, or pages name it. */
export async function isFolder(folder: string, index: PlanIndex): Promise<boolean> {
  if (isNamedByPages(folder)) return true;
  // What a SUMMARY.md of a folder above lists stands in its order, and not by folders.
  if (await index.listingAt(readmeOf(folder))) return true;
  return (await index.contents({ folder: folderSort(folder), limit: 1 })).length > 0;
}
