import {
  compareAddress,
  versionAddress,
  versionDataAddress,
  versionSourceAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Version } from '../../../plan/model/change.ts';
import { messageForData } from '../../../plan/note.ts';
import { documentHeaders } from '../../../site/http/response-headers.ts';
import type { DocumentPage } from '../../../site/models.ts';
import { renderComparePage } from '../../../site/pages/compare-page.tsx';
import { withdrawnVersions } from '../../work/limits.ts';
import { html, json, putText, type RenderContext } from '../context/context.ts';
import { type DocumentView, neighbouringVersions, stateOf } from '../versions/version-lines.ts';
import { permanentHead } from './document-head.ts';
import { layOut } from './lay-out.ts';

/**
 * Makes the permanent page of a version, its source and data, and the redline against the version
 * before.
 */
export async function renderVersion(version: Version, view: DocumentView, context: RenderContext) {
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
 * Renders the replaced version again, because its page now names its replacement. Of a document that
 * was withdrawn or came back, the versions that say so are rendered again as well.
 */
export async function renderReplaced(
  fresh: readonly Version[],
  view: DocumentView,
  context: RenderContext,
): Promise<void> {
  const first = fresh[0]?.number ?? view.versions.length + 1;
  const known = view.versions.slice(0, first - 1);
  const last = view.changes.findLast(({ sequence }) => sequence <= context.base);
  // A run that was interrupted may have said so of a state in the midst of this batch.
  const isBoxed = [last, ...view.changes.filter(({ sequence }) => sequence > context.base)].some(
    (change) => change?.kind === 'withdrawn',
  );
  for (const version of known.slice(isBoxed ? -withdrawnVersions : -1))
    await renderPermanent(version, view, context);
}

/** How a version's page says that its document was withdrawn. */
function withdrawalOf({ number }: Version, { isWithdrawn, versions, lines }: DocumentView) {
  return isWithdrawn && number > versions.length - withdrawnVersions ? lines.at(-1) : undefined;
}

async function renderPermanent(version: Version, view: DocumentView, context: RenderContext) {
  const { reader, site } = context;
  if (isRepeatedLater(version, view) || (await isTaken(version, context))) return;
  const parsed = await reader.document(version);
  const state = stateOf(version, view);
  const line = view.lineOf.get(version.number);
  const withdrawal = withdrawalOf(version, view);
  if (!state || !line) return;
  const page: DocumentPage = {
    document: await permanentHead(version, parsed.fields.title, state, {
      page: versionAddress(version.address, version),
      context,
    }),
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

/** Makes the page that compares two versions of a document, under one of its addresses. */
export async function renderCompare(
  address: string,
  before: Version,
  after: Version,
  view: DocumentView,
  context: RenderContext,
): Promise<void> {
  const { reader, site } = context;
  const state = stateOf(after, view);
  const beforeLine = view.lineOf.get(before.number);
  const afterLine = view.lineOf.get(after.number);
  if (!state || !beforeLine || !afterLine) return;
  const { fields } = await reader.document(after);
  const page = compareAddress(address, before, after);
  const head = await permanentHead({ ...after, address }, fields.title, state, { page, context });
  await putText(context, {
    address: page,
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

async function versionData(version: Version, { reader }: RenderContext): Promise<string> {
  const { fields, kind, headings } = await reader.document(version);
  const { targets, ...rest } = version;
  const note = messageForData(version.note);
  return `${JSON.stringify({ ...rest, note, kind, fields, headings, targets }, null, 2)}\n`;
}

/**
 * Whether another document already has this permanent page, because the branch was at the same
 * commit before and had the same text at this address. The page stays and serves both documents.
 * With `before`, asks about the comparison with that version.
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
 * Whether the branch was set back to a published commit, so that the version's permanent pages
 * exist already. With `before`, asks about the comparison with that version.
 */
function isRepeated(
  { number, commit, address }: Version,
  { versions }: DocumentView,
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

/**
 * Whether the same commit made a later version at the same address. The page is then about that
 * version.
 */
function isRepeatedLater(
  { number, commit, address }: Version,
  { versions }: DocumentView,
): boolean {
  return versions
    .slice(number)
    .some((later) => later.commit === commit && later.address === address);
}
