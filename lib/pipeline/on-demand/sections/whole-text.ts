import {
  dayAddress,
  planName,
  versionAddress,
  wholeAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { PageLink, Site } from '../../../site/models.ts';
import {
  renderWholePage,
  type WholeDocument,
  type WholePage,
} from '../../../site/pages/whole-page.tsx';
import type { Listing } from '../../render/index/listing.ts';
import { createVersionReader, type VersionReader } from '../../render/texts/version-reader.ts';
import { fitsAnswer } from '../../work/fits-answer.ts';
import { contentsLimit, wholeBytes, wholeDocuments } from '../../work/limits.ts';

/** A document at its place in the contents, now or on a day. */
export interface Placed
  extends Pick<Listing, 'document' | 'path' | 'address' | 'kind' | 'depth' | 'parents'> {
  readonly link: PageLink;
  readonly version: () => Promise<Version | undefined>;
}

/** A folder's own page and what is below it, in reading order. */
export interface PlacedSection {
  readonly own: Placed | undefined;
  readonly below: readonly Placed[];
  /** Whether there is more than was read. */
  readonly isCut: boolean;
}

/** What the texts are read with. */
export interface TextContext {
  readonly store: VersionStore;
  /** Links lead as they did after this change set. */
  readonly sequence: number;
  readonly site: Site;
}

/** The page of a section with its texts, cut after a whole document where it is too long. */
export async function wholeText(
  page: Omit<WholePage, 'documents' | 'parts'>,
  section: PlacedSection,
  context: TextContext,
): Promise<string> {
  const all = [...(section.own ? [section.own] : []), ...section.below];
  const { documents, isCut } = await readDocuments(all, context);
  return fitted({ ...page, documents }, section, isCut || section.isCut, context.site);
}

/**
 * Cut again until the page is one that a function may answer with. Where its first document alone is
 * too long, that one is a link, too.
 */
function fitted(page: WholePage, section: PlacedSection, isCut: boolean, site: Site): string {
  const { documents } = page;
  const day = page.past && page.day;
  const parts = isCut ? { parts: partsOf(section, documents, day) } : {};
  const text = renderWholePage(site, { ...page, ...parts });
  if (fitsAnswer(text) || documents.length === 0) return text;
  const fewer = documents.slice(0, Math.floor(documents.length / 2));
  return fitted({ ...page, documents: fewer }, section, true, site);
}

/**
 * Where what is cut is read: the outermost chapters, each by its page of all that is in it, and what is
 * in none of them, each by its own page, unless the page has it.
 */
function partsOf(
  { own, below }: PlacedSection,
  shown: readonly { readonly link: PageLink }[],
  day: string | undefined,
): PageLink[] {
  const isShown = new Set(shown.map(({ link }) => link.address));
  const chapters = new Set(below.filter(({ kind }) => kind === 'chapter').map(planName));
  const outermost = [...(own ? [own] : []), ...below].filter(
    ({ parents }) => !parents.some((parent) => chapters.has(parent)),
  );
  return outermost
    .filter((one) => (one !== own && one.kind === 'chapter') || !isShown.has(one.address))
    .slice(0, contentsLimit)
    .map((one) => {
      const { address } = one.link;
      if (one !== own && one.kind === 'chapter')
        return { ...one.link, address: wholeAddress(address.slice(1, -1), day) };
      return { ...one.link, address: day === undefined ? address : dayAddress(address, day) };
    });
}

/** Texts in order, until there are too many bytes of them. */
async function readDocuments(
  placed: readonly Placed[],
  context: TextContext,
): Promise<{ documents: WholeDocument[]; isCut: boolean }> {
  const reader = createVersionReader(context.store);
  const documents: WholeDocument[] = [];
  let bytes = 0;
  for (let from = 0; from < placed.length; from += readsAtOnce) {
    if (documents.length >= wholeDocuments) return { documents, isCut: true };
    const some = placed.slice(from, from + readsAtOnce);
    const read = await Promise.all(some.map((one) => readDocument(one, context, reader)));
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
  placed: Placed,
  { store, sequence }: TextContext,
  reader: VersionReader,
): Promise<{ document: WholeDocument; bytes: number } | undefined> {
  const { link, depth, kind } = placed;
  const [version, relinked] = await Promise.all([
    placed.version(),
    store.relinked(placed.document, sequence),
  ]);
  if (!version) return undefined;
  const { fields, headings, content } = await reader.document(version, relinked);
  const bytes = (await reader.source(version)).length;
  const { language } = version;
  const document = {
    ...{ link, depth, kind, fields, headings, content, language },
    version: versionAddress(version.address, version),
  };
  return { document, bytes };
}
