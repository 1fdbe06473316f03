import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { DocumentState, Version } from '../../../plan/model/change.ts';
import type { DocumentHead, PageLink } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { readListings } from '../index/affected-documents.ts';
import { listedLanguage } from '../index/languages.ts';
import type { Listing } from '../index/listing.ts';

/**
 * What the permanent pages of a version or a comparison say about their document: only what cannot
 * change later.
 */
export function permanentHead(version: Version, title: string, state: DocumentState): DocumentHead {
  const { language } = version;
  return {
    title,
    ...numberOf(state),
    kind: state.kind,
    ...(language === undefined ? {} : { language }),
    address: version.address,
    breadcrumbs: [],
    translations: [],
  };
}

/** What the current pages of a document say about it, with its breadcrumbs and translations. */
export async function currentHead(
  state: DocumentState,
  listing: Listing | undefined,
  context: RenderContext,
): Promise<DocumentHead> {
  // What is not in the contents stays in the language of its last change: no later commit changes its page.
  const language = listing ? languageOfPath(state.path, context.languageFolders) : state.language;
  return {
    title: state.fields.title,
    ...numberOf(state),
    kind: state.kind,
    ...(language === undefined ? {} : { language }),
    address: state.address,
    breadcrumbs: listing ? (await readListings(listing.parents, context.index)).map(asLink) : [],
    translations: listing ? await translationsOf(listing, context) : [],
  };
}

function numberOf({ fields: { number } }: DocumentState): Pick<DocumentHead, 'number'> {
  return number === undefined ? {} : { number };
}

/** One translation for each other language, found by the best key that they share. */
async function translationsOf(
  listing: Listing,
  { index, languages }: RenderContext,
): Promise<DocumentHead['translations']> {
  const own = listedLanguage(listing.path, languages);
  const found = new Map<string, Listing>();
  for (const key of own ? listing.twins : [])
    for (const twin of await index.twins(key)) {
      const language = listedLanguage(twin.path, languages)?.language;
      if (language && language !== own?.language && !found.has(language)) found.set(language, twin);
    }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, twin]) => ({ ...asLink(twin), language }));
}

export function asLink({ address, title }: Listing): PageLink {
  return { address, title };
}
