import {
  documentAddress,
  folderChangesAddress,
  readmeOf,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../../plan/addresses/own-name.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { ChangesPage, Site } from '../../../site/models.ts';
import { renderChangesPage } from '../../../site/pages/changes-page.tsx';
import { folderName } from '../../render/index/folders.ts';
import { createPlanIndex, type PlanIndex } from '../../render/index/plan-index.ts';
import { readLines } from '../../render/pages/changes-pages.ts';
import { asLink, breadcrumbsOf } from '../../render/pages/document-head.ts';
import { changesPageSize } from '../../work/limits.ts';
import type { OnDemandText } from '../past/on-demand-answer.ts';

/** The changes of a folder, by its plan path. */
export interface ChangesRequest {
  readonly folder: string;
  /** Older ones than the change set of this number. */
  readonly before?: number;
}

/**
 * Parses `/climate/@changes/` and `/climate/@changes/before/57/`; `undefined` for every other path.
 * The plan's own list is a page that is there.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseChangesRequest(path: string): ChangesRequest | undefined {
  const [address = '/', before] =
    matchOwnName(path, /^@changes\/(?:before\/([1-9]\d{0,8})\/)?$/u) ?? [];
  if (address === '/') return undefined;
  return { folder: address.slice(1, -1), ...(before !== undefined && { before: Number(before) }) };
}

/** A page of them, and the address of the page with older ones, where there is one. */
export interface ChangesAnswer extends OnDemandText {
  readonly older?: string;
}

/** The change sets that changed something in a folder, newest first; `undefined` where there are none. */
export async function answerChanges(
  { folder, before }: ChangesRequest,
  { store, index: indexStore }: { readonly store: VersionStore; readonly index: IndexStore },
  site: Site,
): Promise<ChangesAnswer | undefined> {
  const rendered = await store.cursor('rendered');
  if (!rendered) return undefined;
  const { sequence } = rendered;
  const found = await store.changesUnder(folder, sequence, changesPageSize + 1, before);
  const shown = found.slice(0, changesPageSize);
  const last = shown.at(-1);
  if (last === undefined) return undefined;
  const about = await describeFolder(folder, createPlanIndex(indexStore));
  const address = documentAddress(readmeOf(folder));
  const title = '';
  const older = found.length > shown.length ? folderChangesAddress(address, last) : undefined;
  const page: ChangesPage = {
    lines: await readLines(shown, indexStore),
    folder: about,
    ...(older !== undefined && { older: { address: older, title } }),
    ...(before !== undefined && { newer: { address: folderChangesAddress(address), title } }),
  };
  const text = renderChangesPage(site, page);
  return { status: 200, text, ...(older !== undefined && { older }) };
}

async function describeFolder(
  folder: string,
  index: PlanIndex,
): Promise<NonNullable<ChangesPage['folder']>> {
  const path = readmeOf(folder);
  const languages = await index.languages();
  const own = await index.listingAt(path);
  const link = own
    ? asLink(own)
    : { address: documentAddress(path), title: folderName(folder, languages) };
  const above = own ? await breadcrumbsOf(own, { index, languages }) : [];
  const isLanguage = languages.some((language) => language.folder === folder);
  const others = isLanguage ? languages.filter((language) => language.folder !== folder) : [];
  return {
    ...link,
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: [...above, link],
    translations: others.map(({ folder: other, title, language }) => ({
      ...{ address: folderChangesAddress(documentAddress(readmeOf(other))), title, language },
    })),
  };
}
