import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { DocumentState, Version } from '../../../plan/model/change.ts';
import type { DocumentHead, PageLink } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { folderAbove, folderLink } from '../index/folders.ts';
import { languageDoors } from '../index/language-doors.ts';
import { listedLanguage } from '../index/languages.ts';
import type { Listing } from '../index/listing.ts';
import { twinsByLanguage } from '../index/twins.ts';

/**
 * What the permanent pages of a version or a comparison say about their document: only what cannot
 * change later.
 *
 * @param page address of the page
 */
export async function permanentHead(
  version: Version,
  title: string,
  state: DocumentState,
  { page, context }: { readonly page: string; readonly context: RenderContext },
): Promise<DocumentHead> {
  const { language, path, address, sequence } = version;
  const languages = await context.index.languages(sequence);
  return {
    title,
    ...numberOf(state),
    kind: state.kind,
    ...(language === undefined ? {} : { language }),
    address,
    breadcrumbs: [],
    translations: [],
    doors: languageDoors({ path, address, page }, languages, context.site),
  };
}

/**
 * What the current pages of a document say about it, with its breadcrumbs and translations.
 *
 * @param state with the sequence number of the change that left it
 */
export async function currentHead(
  state: DocumentState & { readonly sequence: number },
  listing: Listing | undefined,
  context: RenderContext,
): Promise<DocumentHead> {
  // What is not in the contents stays in the language of its last change: no later commit changes its page.
  const language = listing ? languageOfPath(state.path, context.languageFolders) : state.language;
  const translations = listing ? await translationsOf(listing, context) : [];
  const languages = listing ? [] : await context.index.languages(state.sequence);
  return {
    title: state.fields.title,
    ...numberOf(state),
    kind: state.kind,
    ...(language === undefined ? {} : { language }),
    address: state.address,
    breadcrumbs: listing ? await breadcrumbsOf(listing, context) : [],
    translations,
    ...(listing
      ? { path: listing.path, untranslated: missing(listing, translations, context) }
      : { doors: languageDoors(state, languages, context.site) }),
  };
}

/** What stands above a document, outermost first; a folder without a page by its page of contents. */
export async function breadcrumbsOf(
  { parents, path }: Pick<Listing, 'parents' | 'path'>,
  { index, languages }: Pick<RenderContext, 'index' | 'languages'>,
): Promise<PageLink[]> {
  const found = await Promise.all(parents.map((name) => index.listingAt(name)));
  return found.flatMap((listing, position) => {
    if (listing) return [asLink(listing)];
    const folder = folderAbove(parents[position] ?? '', path);
    return folder === undefined ? [] : [folderLink(folder, languages)];
  });
}

function numberOf({ fields: { number } }: DocumentState): Pick<DocumentHead, 'number'> {
  return number === undefined ? {} : { number };
}

async function translationsOf(
  listing: Listing,
  context: RenderContext,
): Promise<DocumentHead['translations']> {
  return [...(await twinsByLanguage(listing, context))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, twin]) => ({ ...asLink(twin), language }));
}

/** The plan's other languages that a document is not in. */
function missing(
  { path }: Listing,
  translations: DocumentHead['translations'],
  { languages }: RenderContext,
): string[] {
  const own = listedLanguage(path, languages)?.language;
  const there = [own, ...translations.map(({ language }) => language)];
  const all = own === undefined ? [] : languages.map(({ language }) => language);
  return all.filter((language) => !there.includes(language));
}

export function asLink({ address, title, kind, fields: { number } }: Listing): PageLink {
  return { address, title, ...(kind === 'commitment' && number !== undefined && { number }) };
}
