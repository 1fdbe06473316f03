import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { readmeOf, wholeAddress } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../../plan/addresses/own-name.ts';
import type { Version } from '../../../plan/model/change.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { PageLink, Site } from '../../../site/models.ts';
import { folderName } from '../../render/index/folders.ts';
import { mainFolder } from '../../render/index/languages.ts';
import { folderSort, type Listing } from '../../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../../render/index/plan-index.ts';
import { asLink, breadcrumbsOf } from '../../render/pages/document-head.ts';
import { statusLimit } from '../../work/limits.ts';
import { findVersion } from '../past/find-version.ts';
import { hadDocuments, readSection, type Section } from './read-section.ts';
import { type Placed, wholeText } from './whole-text.ts';

/** What answering needs: the record, the index, and the clock that says which day it is. */
export interface WholePorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly now?: () => Date;
}

/**
 * The folder (`''` for the plan) that a path asks to see on one page; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseWholeRequest(path: string): string | undefined {
  return matchOwnName(path, /^@whole\/$/u)?.[0].slice(1, -1);
}

/**
 * A folder and everything below it on one page, as it stands. What is too long is cut after a whole
 * document, with links to the pages of its parts.
 *
 * @returns `undefined` where the plan never had a document in the folder, or no clock tells the day
 */
export async function answerWhole(
  asked: string,
  { store, index: indexStore, now }: WholePorts,
  site: Site,
): Promise<{ readonly status: 200; readonly text: string } | undefined> {
  const rendered = await store.cursor('rendered');
  if (!rendered || !now) return undefined;
  const index = createPlanIndex(indexStore);
  const languages = await index.languages();
  const folder = asked === '' ? mainFolder(languages, site.language) : asked;
  const section = await readSection(folder, index, statusLimit);
  const listings = [...(section.own ? [section.own] : []), ...section.below];
  if (listings.length === 0 && !(await hadDocuments(asked, store))) return undefined;
  const { sequence } = rendered;
  const page = {
    ...{ folder: asked, day: now().toISOString().slice(0, 10) },
    title: titleOf(section, asked, site, languages),
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: section.own ? await wayTo(section.own, { index, languages }) : [],
    translations: await otherLanguages(folder, { index, languages }),
  };
  const placed = {
    ...section,
    own: section.own && placedAt(section.own, store, sequence),
    below: section.below.map((one) => placedAt(one, store, sequence)),
  };
  const text = await wholeText(page, placed, { store, sequence, site });
  return { status: 200, text };
}

function placedAt(listing: Listing, store: VersionStore, sequence: number): Placed {
  const isUpTo = (version: Version) => version.sequence <= sequence;
  const version = () => findVersion(store, listing.document, isUpTo);
  return { ...listing, link: asLink(listing), version };
}

type Languages = Awaited<ReturnType<PlanIndex['languages']>>;

function titleOf(
  { own, folder }: Section,
  asked: string,
  site: Site,
  languages: Languages,
): string {
  const isPlan = asked === '' || languages.some((language) => language.folder === asked);
  if (isPlan) return site.title;
  return own?.title ?? folderName(folder, languages);
}

/** The other languages of the plan that have documents, from the page of the plan or of a language. */
async function otherLanguages(
  folder: string,
  { index, languages }: { readonly index: PlanIndex; readonly languages: Languages },
) {
  if (!languages.some((language) => language.folder === folder)) return [];
  const others = languages.filter((language) => language.folder !== folder);
  const first = await severalAtOnce(others, (other) =>
    index.contents({ folder: folderSort(other.folder), limit: 1 }),
  );
  return others
    .filter((_, position) => (first[position] ?? []).length > 0)
    .map(({ folder: other, title, language }) => ({
      ...{ address: wholeAddress(other), title, language },
    }));
}

async function wayTo(
  own: Listing,
  context: { readonly index: PlanIndex; readonly languages: Languages },
): Promise<PageLink[]> {
  return own.path === readmeOf('') ? [] : [...(await breadcrumbsOf(own, context)), asLink(own)];
}
