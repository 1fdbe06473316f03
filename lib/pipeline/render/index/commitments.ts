import { statusLimit } from '../../work/limits.ts';
import { folderSort } from './listing.ts';
import type { PlanIndex, PlanLanguage } from './plan-index.ts';

/**
 * The folder of the first language that has commitments; `''` where no language has. Translations
 * are the same commitments: what counts those of a plan in several languages counts these.
 */
export async function firstLanguage(index: PlanIndex): Promise<string> {
  for (const language of await index.languages())
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
