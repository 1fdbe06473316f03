import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { DocumentState, Version } from '../../../plan/model/change.ts';
import type { DocumentHead, PageLink } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { readListings } from '../index/affected-documents.ts';
import type { Listing } from '../index/listing.ts';
import { twinsByLanguage } from '../index/twins.ts';

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

async function translationsOf(
  listing: Listing,
  context: RenderContext,
): Promise<DocumentHead['translations']> {
  return [...(await twinsByLanguage(listing, context))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, twin]) => ({ ...asLink(twin), language }));
}

export function asLink({ address, title }: Listing): PageLink {
  return { address, title };
}
