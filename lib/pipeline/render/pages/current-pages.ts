import { folderOf, historyAddress, isReadme } from '../../../plan/addresses/addresses.ts';
import { longestTitle } from '../../../plan/model/standing.ts';
import { documentHeaders } from '../../../site/http/response-headers.ts';
import type { DocumentPage, PageLink } from '../../../site/models.ts';
import { renderHistoryPage } from '../../../site/pages/history-page.tsx';
import { html, putText, type RenderContext } from '../context/context.ts';
import { listedLanguage } from '../index/languages.ts';
import { folderSort, type Listing } from '../index/listing.ts';
import type { PlanIndex } from '../index/plan-index.ts';
import type { KeyedStanding } from '../standings/plan-states.ts';
import { newerTranslation } from '../versions/newer-translation.ts';
import { promiseSteps } from '../versions/promise-steps.ts';
import { type DocumentView, neighbouringVersions, stateOf } from '../versions/version-lines.ts';
import { contentsBelow } from './contents-below.ts';
import { asLink, currentHead } from './document-head.ts';
import { layOut } from './lay-out.ts';
import { withdrawnBelow } from './withdrawn-below.ts';

export async function renderCurrent(
  view: DocumentView,
  home: string,
  context: RenderContext,
): Promise<void> {
  // The home page shows the root README.md and is made elsewhere.
  const alone = home === '/' ? undefined : await currentPage(view, home, context);
  if (!alone) return;
  const listing = await context.index.listing(view.document);
  const page = { ...alone, ...(listing ? await around(listing, context) : {}) };
  await putText(context, {
    address: page.document.address,
    body: await layOut(page, view.versions.at(-1), context),
    contentType: html,
    cache: 'current',
    headers: documentHeaders(context.site, page),
  });
}

/** What a document's own page shows of the documents around it. */
async function around(listing: Listing, context: RenderContext): Promise<Partial<DocumentPage>> {
  const [beside, below, gone] = await Promise.all([
    neighbours(listing, context),
    contentsBelow(listing, context),
    isReadme(listing.path) ? withdrawnBelow(folderOf(listing.path), context) : {},
  ]);
  return { ...beside, ...below, ...gone };
}

/** The model of a document's current page, at its home address, without the documents around it. */
export async function currentPage(
  view: DocumentView,
  home: string,
  context: RenderContext,
): Promise<DocumentPage | undefined> {
  const { index, reader } = context;
  const version = view.versions.at(-1);
  const state = version && stateOf(version, view);
  const line = version && view.lineOf.get(version.number);
  if (!version || !state || !line) return undefined;
  const parsed = await reader.document(version, view.relinked);
  const listing = await index.listing(view.document);
  const withdrawal = view.isWithdrawn ? view.lines.at(-1) : undefined;
  const sequence = view.changes.at(-1)?.sequence ?? version.sequence;
  const newer = listing && (await newerTranslation(version, listing, context));
  return {
    document: await currentHead({ ...state, address: home, sequence }, listing, context),
    fields: parsed.fields,
    content: parsed.content,
    headings: parsed.headings,
    version: line,
    versionCount: view.versions.length,
    view: withdrawal ? 'withdrawn' : 'current',
    ...neighbouringVersions(version.number, view),
    ...(withdrawal ? { withdrawal } : {}),
    ...(version.shown ? { shown: version.shown } : {}),
    ...(newer ? { newer } : {}),
    ...(listing?.heldBack ? { heldBack: listing.heldBack } : {}),
    promise: promiseSteps(view.changes, view.lines),
    contents: [],
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
  const document = await currentHead(
    { ...last.after, address: home, sequence: last.sequence },
    listing,
    context,
  );
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
  context: RenderContext,
): Promise<{ previous?: PageLink; next?: PageLink }> {
  const { index, languages, states, sequence } = context;
  const folder = folderSort(listedLanguage(path, languages)?.folder ?? '');
  const state = await states.stateAt(sequence);
  if (state) {
    const { previous, next } = await states.beside(state, sort);
    return linksTo({
      previous: await besideLink(previous, folder, index),
      next: await besideLink(next, folder, index),
    });
  }
  const [[previous], [next]] = await Promise.all([
    index.contents({ folder, before: sort, limit: 1 }),
    index.contents({ folder, after: sort, limit: 1 }),
  ]);
  return linksTo({ previous: previous && asLink(previous), next: next && asLink(next) });
}

/** `undefined` outside the folder. A state keeps long titles shortened. */
async function besideLink(
  entry: KeyedStanding | undefined,
  folder: string,
  index: PlanIndex,
): Promise<PageLink | undefined> {
  if (!entry?.key.startsWith(folder)) return undefined;
  const { address, title, document } = entry.standing;
  const whole = title.length < longestTitle - 1 ? undefined : await index.listing(document);
  return { address, title: whole?.title ?? title };
}

function linksTo({ previous, next }: Readonly<Record<'previous' | 'next', PageLink | undefined>>) {
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}
