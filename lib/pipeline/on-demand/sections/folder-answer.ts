import { readmeOf } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Site } from '../../../site/models.ts';
import { renderFolderPage } from '../../../site/pages/folder-page.tsx';
import { folderName } from '../../render/index/folders.ts';
import { createPlanIndex } from '../../render/index/plan-index.ts';
import { asContents } from '../../render/pages/contents-below.ts';
import { breadcrumbsOf } from '../../render/pages/document-head.ts';
import { withdrawnBelow } from '../../render/pages/withdrawn-below.ts';
import { createPlanStates } from '../../render/standings/plan-states.ts';
import { statusLimit } from '../../work/limits.ts';
import { hadDocuments, readSection } from './read-section.ts';

/**
 * The folder that a path may be the address of; `undefined` for addresses that Gazette adds.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseFolderRequest(path: string): string | undefined {
  const isFolder = path.length > 1 && path.startsWith('/') && path.endsWith('/');
  return isFolder && !path.includes('/@') ? path.slice(1, -1) : undefined;
}

/**
 * The contents of a folder that has no page of its own. A page that is there is found before
 * anybody asks for this, and one that comes later takes its place.
 *
 * @param limit documents that are looked through, of the folder or of the SUMMARY.md that lists it
 * @returns `undefined` where the plan never had a document in the folder
 */
export async function answerFolder(
  folder: string,
  { store, index: indexStore }: { readonly store: VersionStore; readonly index: IndexStore },
  site: Site,
  limit: number = statusLimit,
): Promise<{ readonly status: 200; readonly text: string } | undefined> {
  const index = createPlanIndex(indexStore);
  const { own, below, isCut } = await readSection(folder, index, limit);
  if (own) return undefined;
  if (below.length === 0 && !(await hadDocuments(folder, store))) return undefined;
  const languages = await index.languages();
  const readme = readmeOf(folder);
  const parents = below[0]?.parents ?? [];
  const above = parents.slice(0, Math.max(0, parents.indexOf(readme)));
  const page = {
    ...{ folder, title: folderName(folder, languages) },
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: await breadcrumbsOf({ parents: above, path: readme }, { index, languages }),
    ...asContents(below, { within: folder }),
    ...(isCut && { cut: limit }),
    ...(await withdrawnBelow(folder, {
      states: createPlanStates(indexStore),
      sequence: await index.applied(),
    })),
  };
  return { status: 200, text: renderFolderPage(site, page) };
}
