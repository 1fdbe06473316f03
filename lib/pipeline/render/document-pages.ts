import {
  compareAddress,
  historyAddress,
  versionAddress,
  versionDataAddress,
  versionSourceAddress,
} from '../../plan/addresses.ts';
import type { Version } from '../../plan/change.ts';
import { renderComparePage } from '../../site/compare-page.tsx';
import { renderDocumentPage } from '../../site/document-page.tsx';
import { renderHistoryPage } from '../../site/history-page.tsx';
import type { ContentsEntry, DocumentPage, PageLink } from '../../site/models.ts';
import { documentHeaders } from '../../site/response-headers.ts';
import { contentsLimit } from '../limits.ts';
import { html, json, putText, type RenderContext } from './context.ts';
import { asLink, currentHead, permanentHead } from './document-head.ts';
import { listedLanguage } from './languages.ts';
import { folderSort, isBelow, type Listing } from './listing.ts';
import { redirectFormerAddresses, residenceOf } from './redirects.ts';
import { type DocumentRecordView, readRecord, viewRecord } from './version-lines.ts';

/** Makes every page of one document that the batch changes. */
export async function renderDocument(document: string, context: RenderContext): Promise<void> {
  const record = await readRecord(document, context);
  if (!record) return;
  const { versions } = record;
  const fresh = versions.filter(({ sequence }) => sequence > context.base);
  const parsed = [...fresh, versions.at(-1), versions[(fresh[0]?.number ?? 0) - 2]];
  await context.reader.holding(parsed, async () => {
    await renderPages(await viewRecord(record, context), fresh, context);
  });
}

async function renderPages(
  view: DocumentRecordView,
  fresh: readonly Version[],
  context: RenderContext,
): Promise<void> {
  const { document } = view;
  for (const version of fresh) await renderVersion(version, view, context);
  if (view.changes.some(({ sequence }) => sequence > context.base))
    await renderReplaced(fresh, view, context);
  // Readers follow the links of the current page to what was just made.
  if (fresh.length > 0) await context.pages.flush();
  const residence = await residenceOf(document, view.changes, context);
  await redirectFormerAddresses(residence, context);
  if (residence.home === undefined) return;
  await renderCurrent(view, residence.home, context);
  await renderHistory(view, residence.home, context);
}

/** The permanent page of a version, its source and data, and the redline against the one before. */
async function renderVersion(version: Version, view: DocumentRecordView, context: RenderContext) {
  const { reader } = context;
  const before = view.versions[version.number - 2];
  await renderPermanent(version, view, context);
  if (before && !isRepeated(version, view, before) && !(await isTaken(version, context, before)))
    await renderCompare(version.address, before, version, view, context);
  if (isRepeated(version, view) || (await isTaken(version, context))) return;
  await context.pages.put({
    key: versionSourceAddress(version.address, version).slice(1),
    body: await reader.source(version),
    contentType: 'text/markdown; charset=utf-8',
    cache: 'permanent',
    sequence: context.sequence,
  });
  await putText(context, {
    address: versionDataAddress(version.address, version),
    body: await versionData(version, context),
    contentType: json,
    cache: 'permanent',
  });
}

/**
 * Whether another document left this very text at this address, when the branch was at the same
 * commit before. Its permanent pages stay, and serve for both; with `before`, that
 * is its comparison with the version of that commit.
 */
async function isTaken(
  { document, address, repeated }: Version,
  { store }: RenderContext,
  before?: Version,
): Promise<boolean> {
  let first: string | undefined;
  for (let sequence = repeated; sequence !== undefined; ) {
    const [changeSet] = await store.changeSets(sequence, sequence);
    const here = changeSet?.changes.find(
      ({ kind, after, ...change }) =>
        kind !== 'withdrawn' &&
        after.address === address &&
        (!before || change.before?.commit === before.commit),
    );
    first = here?.document ?? first;
    sequence = changeSet?.repeated;
  }
  return first !== undefined && first !== document;
}

/**
 * Whether the branch was set back to a commit that was published before, so that the permanent
 * pages of a version, or of its comparison with the one before, are there already.
 */
function isRepeated(
  { number, commit, address }: Version,
  { versions }: DocumentRecordView,
  before?: Version,
): boolean {
  return versions.some(
    (other, index) =>
      other.number < number &&
      other.commit === commit &&
      other.address === address &&
      (!before || versions[index - 1]?.commit === before.commit),
  );
}

/** Of versions that one commit left twice at one address, the page is about the last. */
function isRepeatedLater(
  { number, commit, address }: Version,
  { versions }: DocumentRecordView,
): boolean {
  return versions
    .slice(number)
    .some((later) => later.commit === commit && later.address === address);
}

/** The version that the first new one replaced now says so; a withdrawn document's last one too. */
async function renderReplaced(
  fresh: readonly Version[],
  view: DocumentRecordView,
  context: RenderContext,
): Promise<void> {
  const first = fresh[0]?.number ?? view.versions.length + 1;
  const replaced = view.versions[first - 2];
  if (replaced) await renderPermanent(replaced, view, context);
}

async function renderPermanent(version: Version, view: DocumentRecordView, context: RenderContext) {
  const { reader, site } = context;
  if (isRepeatedLater(version, view) || (await isTaken(version, context))) return;
  const parsed = await reader.document(version);
  const state = stateOf(version, view);
  const line = view.lineOf.get(version.number);
  const isLast = version.number === view.versions.length;
  const withdrawal = view.isWithdrawn && isLast ? view.lines.at(-1) : undefined;
  if (!state || !line) return;
  const page: DocumentPage = {
    document: permanentHead(version, parsed.fields.title, state),
    fields: parsed.fields,
    content: parsed.content,
    headings: parsed.headings,
    version: line,
    versionCount: version.number,
    view: 'permanent',
    ...neighbouringVersions(version.number, view),
    ...(withdrawal ? { withdrawal } : {}),
    ...(version.shown ? { shown: version.shown } : {}),
    contents: [],
  };
  await putText(context, {
    address: versionAddress(version.address, version),
    body: await layOut(page, version, context),
    contentType: html,
    cache: 'current',
    headers: documentHeaders(site, page),
  });
}

/** The redline between two versions of a document, under one of its addresses. */
export async function renderCompare(
  address: string,
  before: Version,
  after: Version,
  view: DocumentRecordView,
  context: RenderContext,
): Promise<void> {
  const { reader, site } = context;
  const state = stateOf(after, view);
  const beforeLine = view.lineOf.get(before.number);
  const afterLine = view.lineOf.get(after.number);
  if (!state || !beforeLine || !afterLine) return;
  const { fields } = await reader.document(after);
  const head = permanentHead({ ...after, address }, fields.title, state);
  await putText(context, {
    address: compareAddress(address, before, after),
    body: renderComparePage(site, {
      document: head,
      before: beforeLine,
      after: afterLine,
      redline: await reader.redline(before, after),
    }),
    contentType: html,
    cache: 'permanent',
  });
}

/** A document's page; its text as written when that cannot be laid out. */
async function layOut(
  page: DocumentPage,
  version: Version | undefined,
  { site, reader }: RenderContext,
): Promise<string> {
  try {
    return renderDocumentPage(site, page);
  } catch (error) {
    if (!version) throw error;
    const { content } = await reader.asWritten(version, error);
    return renderDocumentPage(site, { ...page, content, headings: [], shown: 'source' });
  }
}

async function renderCurrent(
  view: DocumentRecordView,
  home: string,
  context: RenderContext,
): Promise<void> {
  const page = await currentPage(view, home, context);
  // The plan's own front page shows the root README.md; the home page takes its place.
  if (!page || page.document.address === '/') return;
  await putText(context, {
    address: page.document.address,
    body: await layOut(page, view.versions.at(-1), context),
    contentType: html,
    cache: 'current',
    headers: documentHeaders(context.site, page),
  });
}

/** The model of a document's page as it stands, at its home. */
export async function currentPage(
  view: DocumentRecordView,
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

async function renderHistory(
  view: DocumentRecordView,
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

function stateOf(version: Version, view: DocumentRecordView) {
  return view.changes.find(
    ({ kind, after }) => kind !== 'withdrawn' && after.version === version.number,
  )?.after;
}

function neighbouringVersions(number: number, { lineOf }: DocumentRecordView) {
  const previousVersion = lineOf.get(number - 1);
  const nextVersion = lineOf.get(number + 1);
  return {
    ...(previousVersion ? { previousVersion } : {}),
    ...(nextVersion ? { nextVersion } : {}),
  };
}

/** What comes before and after a document in reading order, within its language. */
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

/** What lies below a chapter, up to a limit after which reading goes on by "next". */
export async function contentsBelow(
  listing: Listing,
  { index }: RenderContext,
): Promise<{ contents: ContentsEntry[]; contentsContinue?: PageLink }> {
  if (listing.kind !== 'chapter' && listing.kind !== 'introduction') return { contents: [] };
  const after = await index.contents({ folder: '', after: listing.sort, limit: contentsLimit + 1 });
  const end = after.findIndex((other) => !isBelow(other, listing));
  return asContents(end < 0 ? after : after.slice(0, end), listing.depth + 1);
}

/** Listings as lines of contents, cut at the limit. */
export function asContents(
  listings: readonly Listing[],
  base: number,
  limit = contentsLimit,
): { contents: ContentsEntry[]; contentsContinue?: PageLink } {
  const rest = listings[limit];
  return {
    contents: listings.slice(0, limit).map((listing) => ({
      ...asLink(listing),
      depth: Math.max(0, listing.depth - base),
      ...numberUnlessTold(listing),
      ...(listing.fields.status === undefined ? {} : { status: listing.fields.status }),
    })),
    ...(rest ? { contentsContinue: asLink(rest) } : {}),
  };
}

/** "Commitment 24: …" says its number already. */
function numberUnlessTold({ title, fields: { number } }: Listing): { number?: string } {
  const isTold = number === undefined || title.split(/[^\p{L}\p{N}]+/u).includes(number);
  return isTold ? {} : { number };
}

async function versionData(version: Version, { reader }: RenderContext): Promise<string> {
  const { fields, kind, headings } = await reader.document(version);
  const { targets, ...rest } = version;
  return `${JSON.stringify({ ...rest, kind, fields, headings, targets }, null, 2)}\n`;
}
