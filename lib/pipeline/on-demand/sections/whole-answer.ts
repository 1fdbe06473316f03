import {
  planName,
  readmeOf,
  versionAddress,
  wholeAddress,
} from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { PageLink, Site } from '../../../site/models.ts';
import {
  renderWholePage,
  type WholeDocument,
  type WholePage,
} from '../../../site/pages/whole-page.tsx';
import { folderName } from '../../render/index/folders.ts';
import { mainFolder } from '../../render/index/languages.ts';
import type { Listing } from '../../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../../render/index/plan-index.ts';
import { asLink, breadcrumbsOf } from '../../render/pages/document-head.ts';
import { createVersionReader, type VersionReader } from '../../render/texts/version-reader.ts';
import {
  contentsLimit,
  statusLimit,
  wholeAnswer,
  wholeBytes,
  wholeDocuments,
} from '../../work/limits.ts';
import { findVersion } from '../past/find-version.ts';
import { hadDocuments, readSection, type Section } from './read-section.ts';

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
  return /^(\/(?:[^@/][^/]*\/)*)@whole\/$/u.exec(path)?.[1]?.slice(1, -1);
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
  const context = { store, sequence: rendered.sequence, reader: createVersionReader(store) };
  const { documents, isCut } = await readDocuments(listings, context);
  const page = {
    ...{ folder: asked, documents, day: now().toISOString().slice(0, 10) },
    title: titleOf(section, asked, site, languages),
    language: languageOfPath(`${folder}/`, await index.languageFolders()),
    breadcrumbs: section.own ? await wayTo(section.own, { index, languages }) : [],
  };
  return { status: 200, text: fitted(page, section, isCut || section.isCut, site) };
}

/**
 * Cut again until the page is one that a function may answer with. Where its first document alone is
 * too long, that one is a link, too.
 */
function fitted(page: WholePage, section: Section, isCut: boolean, site: Site): string {
  const { documents } = page;
  const parts = isCut ? { parts: partsOf(section, documents) } : {};
  const text = renderWholePage(site, { ...page, ...parts });
  // What Lambda counts is JSON, where each quotation mark is two bytes.
  if (Buffer.byteLength(JSON.stringify(text)) <= wholeAnswer || documents.length === 0) return text;
  const fewer = documents.slice(0, Math.floor(documents.length / 2));
  return fitted({ ...page, documents: fewer }, section, true, site);
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

async function wayTo(
  own: Listing,
  context: { readonly index: PlanIndex; readonly languages: Languages },
): Promise<PageLink[]> {
  return own.path === readmeOf('') ? [] : [...(await breadcrumbsOf(own, context)), asLink(own)];
}

/**
 * Where what is cut is read: the outermost chapters, each by its page of all that is in it, and what is
 * in none of them, each by its own page, unless the page has it.
 */
function partsOf(
  { own, below }: Section,
  shown: readonly { readonly link: PageLink }[],
): PageLink[] {
  const isShown = new Set(shown.map(({ link }) => link.address));
  const chapters = new Set(below.filter(({ kind }) => kind === 'chapter').map(planName));
  const outermost = [...(own ? [own] : []), ...below].filter(
    ({ parents }) => !parents.some((parent) => chapters.has(parent)),
  );
  return outermost
    .filter((one) => (one !== own && one.kind === 'chapter') || !isShown.has(one.address))
    .slice(0, contentsLimit)
    .map((one) => ({
      ...asLink(one),
      ...(one !== own &&
        one.kind === 'chapter' && { address: wholeAddress(one.address.slice(1, -1)) }),
    }));
}

interface ReadContext {
  readonly store: VersionStore;
  readonly sequence: number;
  readonly reader: VersionReader;
}

/** Texts in order, until there are too many bytes of them. */
async function readDocuments(
  listings: readonly Listing[],
  context: ReadContext,
): Promise<{ documents: WholeDocument[]; isCut: boolean }> {
  const documents: WholeDocument[] = [];
  let bytes = 0;
  for (let from = 0; from < listings.length; from += readsAtOnce) {
    if (documents.length >= wholeDocuments) return { documents, isCut: true };
    const some = listings.slice(from, from + readsAtOnce);
    const read = await Promise.all(some.map((listing) => readDocument(listing, context)));
    for (const one of read) {
      if (!one) continue;
      bytes += one.bytes;
      if (bytes > wholeBytes && documents.length > 0) return { documents, isCut: true };
      documents.push(one.document);
    }
  }
  return { documents, isCut: false };
}

/** Texts that are read at the same time. */
const readsAtOnce = 20;

async function readDocument(
  listing: Listing,
  { store, sequence, reader }: ReadContext,
): Promise<{ document: WholeDocument; bytes: number } | undefined> {
  const { document: id, depth, kind } = listing;
  const [version, relinked] = await Promise.all([
    findVersion(store, id, (one) => one.sequence <= sequence),
    store.relinked(id, sequence),
  ]);
  if (!version) return undefined;
  const { fields, headings, content } = await reader.document(version, relinked);
  const bytes = (await reader.source(version)).length;
  const { language } = version;
  const document = {
    ...{ link: asLink(listing), depth, kind, fields, headings, content, language },
    version: versionAddress(version.address, version),
  };
  return { document, bytes };
}
