import { historyAddress } from '../../../plan/addresses/addresses.ts';
import { documentHeaders } from '../../../site/http/response-headers.ts';
import type { DocumentPage, PageLink } from '../../../site/models.ts';
import { renderHistoryPage } from '../../../site/pages/history-page.tsx';
import { html, putText, type RenderContext } from '../context/context.ts';
import { listedLanguage } from '../index/languages.ts';
import { folderSort, type Listing } from '../index/listing.ts';
import { type DocumentView, neighbouringVersions, stateOf } from '../versions/version-lines.ts';
import { contentsBelow } from './contents-below.ts';
import { asLink, currentHead } from './document-head.ts';
import { layOut } from './lay-out.ts';

export async function renderCurrent(
  view: DocumentView,
  home: string,
  context: RenderContext,
): Promise<void> {
  const page = await currentPage(view, home, context);
  // The home page shows the root README.md and is made elsewhere.
  if (!page || page.document.address === '/') return;
  await putText(context, {
    address: page.document.address,
    body: await layOut(page, view.versions.at(-1), context),
    contentType: html,
    cache: 'current',
    headers: documentHeaders(context.site, page),
  });
}

/** The model of a document's current page, at its home address. */
export async function currentPage(
  view: DocumentView,
  home: string,
  context: RenderContext,
): Promise<DocumentPage | undefined> {
  const { store, index, reader, sequence } = context;
  const version = view.versions.at(-1);
  const state = version && stateOf(version, view);
  const line = version && view.lineOf.get(version.number);
  if (!version || !state || !line) return undefined;
  const relinked = await store.relinked(view.document, sequence);
  const parsed = await reader.document(version, relinked);
  const listing = await index.listing(view.document);
  const withdrawal = view.isWithdrawn ? view.lines.at(-1) : undefined;
  return {
    document: await currentHead({ ...state, address: home }, listing, context),
    fields: parsed.fields,
    content: parsed.content,
    headings: parsed.headings,
    version: line,
    versionCount: view.versions.length,
    view: withdrawal ? 'withdrawn' : 'current',
    ...neighbouringVersions(version.number, view),
    ...(withdrawal ? { withdrawal } : {}),
    ...(version.shown ? { shown: version.shown } : {}),
    ...(listing ? await neighbours(listing, context) : {}),
    ...(listing ? await contentsBelow(listing, context) : { contents: [] }),
  };
}

export async function renderHistory(
  view: DocumentView,
  home: string,
  context: RenderContext,
): Promise<void> {
  const last = view.changes.at(-1);
  if (!last) return;
  const listing = await context.index.listing(view.document);
  const document = await currentHead({ ...last.after, address: home }, listing, context);
  await putText(context, {
    address: historyAddress(home),
    body: renderHistoryPage(context.site, { document, versions: view.lines.toReversed() }),
    contentType: html,
    cache: 'current',
  });
}

/** The documents before and after one in reading order, within its language. */
async function neighbours(
  { path, sort }: Listing,
  { index, languages }: RenderContext,
): Promise<{ previous?: PageLink; next?: PageLink }> {
  const folder = folderSort(listedLanguage(path, languages)?.folder ?? '');
  const [previous] = await index.contents({ folder, before: sort, limit: 1 });
  const [next] = await index.contents({ folder, after: sort, limit: 1 });
  return {
    ...(previous ? { previous: asLink(previous) } : {}),
    ...(next ? { next: asLink(next) } : {}),
  };
}
