import { commitDigits, compareAddress, pageKey, versionAddress } from '../plan/addresses.ts';
import type { Version } from '../plan/change.ts';
import type { IndexStore, Page, PageStore, VersionStore } from '../ports.ts';
import type { Site } from '../site/models.ts';
import type { RenderContext } from './render/context.ts';
import { renderCompare } from './render/document-pages.ts';
import { createPageWriter } from './render/page-writer.ts';
import { createPlanIndex } from './render/plan-index.ts';
import { type DocumentRecordView, readDocument } from './render/version-lines.ts';
import { createVersionReader } from './render/version-reader.ts';

/** What answering on demand needs from outside. */
export interface OnDemandPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

/**
 * Answers an address that has no page yet: a comparison of two versions is made and kept, a date
 * leads to the version in force at the end of that day (UTC). Only real versions of a real
 * document cause any work, and each pair only once.
 *
 * @param rawPath request path, percent-encoded
 * @returns a page, an address to go to, or `undefined` when there is nothing
 */
export async function onDemand(
  rawPath: string,
  ports: OnDemandPorts,
  site: Site,
): Promise<Page | { readonly redirect: string } | undefined> {
  const request = parseRequest(rawPath);
  if (!request) return undefined;
  const context = await contextFor(ports, site);
  if ('day' in request) {
    const { versions = [] } = (await ownerOn(request.address, request.day, context)) ?? {};
    const version = versionOn(versions, request.day);
    return version && { redirect: versionAddress(version.address, version.commit) };
  }
  const pair = await pairOf(request, context);
  if (!pair) return undefined;
  const { before, after, view } = pair;
  await renderCompare(request.address, before, after, view, context);
  await context.pages.flush();
  return ports.pages.get(pageKey(compareAddress(request.address, before.commit, after.commit)));
}

/** The document that had an address on a day, else the first one that ever had it. */
async function ownerOn(address: string, day: string, context: RenderContext) {
  let found: DocumentRecordView | undefined;
  for (const { document, since } of await context.index.owners(address)) {
    const view = await readDocument(document, context);
    const claim = view?.versions.find(({ sequence }) => sequence === since);
    if (!view || !claim) continue;
    if (found && claim.date.slice(0, 10) > day) break;
    found = view;
  }
  return found;
}

/** Two versions of a document that has or had an address, best of the one whose newer version was there. */
async function pairOf({ address, before, after }: PairRequest, context: RenderContext) {
  // Two reads tell whether these are published commits; a document's history can be thousands.
  for (const commit of [before, after])
    if ((await context.store.sequenceOf(commit)) === undefined) return undefined;
  const owners = (await context.index.owners(address)).toReversed();
  const pairs = [];
  for (const document of new Set(owners.map((owner) => owner.document))) {
    const view = await readDocument(document, context);
    const older = view && versionAt(view.versions, before);
    const newer = view && versionAt(view.versions, after);
    if (older && newer) pairs.push({ before: older, after: newer, view });
  }
  return pairs.find((pair) => pair.after.address === address) ?? pairs[0];
}

interface PairRequest {
  readonly address: string;
  readonly before: string;
  readonly after: string;
}

type Request = { readonly address: string; readonly day: string } | PairRequest;

function parseRequest(rawPath: string): Request | undefined {
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
  const day = /^(\/(?:.*\/)?)@(\d{4}-\d{2}-\d{2})\/$/u.exec(path);
  if (day?.[1] !== undefined && day[2] !== undefined) return { address: day[1], day: day[2] };
  const pair = /^(\/(?:.*\/)?)@compare\/([0-9a-f]+)\.\.([0-9a-f]+)\/$/u.exec(path);
  const [, address, before, after] = pair ?? [];
  if (address === undefined || before?.length !== commitDigits || after?.length !== commitDigits)
    return undefined;
  return { address, before, after };
}

function versionAt(versions: readonly Version[], commit: string): Version | undefined {
  return versions.find((version) => version.commit.startsWith(commit));
}

/** The version in force at the end of a day in UTC; dates of versions never run backwards. */
function versionOn(versions: readonly Version[], day: string): Version | undefined {
  return versions.findLast(({ date }) => date.slice(0, 10) <= day);
}

async function contextFor(
  { store, index, pages }: OnDemandPorts,
  site: Site,
): Promise<RenderContext> {
  const planIndex = createPlanIndex(index);
  const sequence = (await store.cursor('rendered'))?.sequence ?? 0;
  return {
    store,
    indexStore: index,
    index: planIndex,
    pages: createPageWriter(pages, 1),
    reader: createVersionReader(store),
    site,
    languages: await planIndex.languages(),
    base: sequence,
    sequence,
  };
}
