import { changeSetName, commitName, type PublishedCommit } from '../../plan/addresses/addresses.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { createPlanStates } from '../render/standings/plan-states.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';
import { changeSetData, changeSetsData } from './data/change-sets-data.ts';
import { documentsData } from './data/documents-data.ts';
import { dataText } from './data/fitting-data.ts';
import { redlineData } from './data/redline-data.ts';
import { versionsData } from './data/versions-data.ts';
import { findPair } from './find-pair.ts';
import { type PairRequest, parsePair } from './on-demand-request.ts';
import { dayInSeconds } from './past/on-demand-answer.ts';

/** What is asked for as data. */
export type DataRequest =
  | { readonly data: 'documents'; readonly first: number }
  | { readonly data: 'change-sets'; readonly upTo?: number }
  | { readonly data: 'change-set'; readonly commit: string; readonly sequence?: number }
  | { readonly data: 'versions'; readonly address: string }
  | { readonly data: 'redline'; readonly pair: PairRequest };

/** What answering needs. */
export interface DataPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
}

/** Seconds that a reader may keep what the next push may change. */
const keptSeconds = 300;

/**
 * Parses the path of data that is made when it is asked for; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseDataRequest(path: string): DataRequest | undefined {
  const [documents, first = '1'] =
    /^\/@api\/documents(?:-([1-9]\d{0,7}))?\.json$/u.exec(path) ?? [];
  if (documents !== undefined) return { data: 'documents', first: Number(first) };
  const [list, upTo] = /^\/@changes\/(?:data|up-to-([1-9]\d{0,8}))\.json$/u.exec(path) ?? [];
  if (list !== undefined)
    return { data: 'change-sets', ...(upTo !== undefined && { upTo: Number(upTo) }) };
  const parts = /^\/@changes\/([0-9a-f]{12,40})(?:-([1-9]\d{0,8}))?\/data\.json$/u.exec(path);
  const [, commit, sequence] = parts ?? [];
  if (commit !== undefined)
    return {
      data: 'change-set',
      commit,
      ...(sequence !== undefined && { sequence: Number(sequence) }),
    };
  const [address] = matchOwnName(path, /^@history\/data\.json$/u) ?? [];
  if (address !== undefined) return { data: 'versions', address };
  const pair = path.endsWith('/data.json') && parsePair(path.slice(0, -'data.json'.length));
  return pair ? { data: 'redline', pair } : undefined;
}

/** Answers with data; `undefined` where there is nothing of that name. */
export async function answerData(request: DataRequest, ports: DataPorts, site: Site) {
  const rendered = await ports.store.cursor('rendered');
  const made = rendered && (await makeData(request, rendered.sequence, ports, site));
  if (made === undefined) return undefined;
  const isFinal = request.data === 'redline' || request.data === 'change-set';
  return {
    status: 200,
    text: dataText(made),
    contentType: 'application/json',
    keptSeconds: isFinal ? dayInSeconds : keptSeconds,
  } as const;
}

/** @param sequence that of the state which pages show: nothing later is told */
async function makeData(
  request: DataRequest,
  sequence: number,
  { store, index }: DataPorts,
  site: Site,
): Promise<object | undefined> {
  const planIndex = createPlanIndex(index);
  if (request.data === 'documents') {
    const states = createPlanStates(index);
    const state = await states.stateAt(sequence);
    const languages = await planIndex.languageFolders();
    return state && documentsData(request.first, { states, state, languages, site });
  }
  if (request.data === 'change-sets')
    return changeSetsData(Math.min(request.upTo ?? sequence, sequence), { store, index, site });
  if (request.data === 'change-set') {
    const commit = await publicationOf(request, store);
    return commit && commit.sequence <= sequence
      ? changeSetData(commit, { store, index, site })
      : undefined;
  }
  if (request.data === 'versions') {
    const document = await planIndex.owner(request.address, sequence);
    const history = document === undefined ? undefined : await store.history(document, sequence);
    return document !== undefined && history && history.versions.length > 0
      ? versionsData(document, history, { index, site })
      : undefined;
  }
  return makeRedline(request.pair, { store, index: planIndex, sequence }, site);
}

/** The publication that an address names: of a commit that was published again, with its number. */
async function publicationOf(
  { commit, sequence }: { readonly commit: string; readonly sequence?: number },
  store: VersionStore,
): Promise<PublishedCommit | undefined> {
  const newest = await store.publishedAs(commit);
  const wanted = newest && (sequence ?? (await firstOf(newest, store)));
  const [found] = wanted === undefined ? [] : await store.changeSets(wanted, wanted);
  const name = sequence === undefined ? commit : `${commit}-${sequence}`;
  return found && changeSetName(found) === name ? found : undefined;
}

/** The first publication of a commit. */
async function firstOf({ sequence, repeated }: PublishedCommit, store: VersionStore) {
  let first = sequence;
  for (let earlier = repeated; earlier !== undefined; ) {
    first = earlier;
    const [changeSet] = await store.changeSets(earlier, earlier);
    earlier = changeSet?.repeated;
  }
  return first;
}

async function makeRedline(
  pair: PairRequest,
  context: Parameters<typeof findPair>[1],
  site: Site,
): Promise<object | undefined> {
  const found = await findPair(pair, context);
  // Programs follow the addresses that they were given, which have the older version first.
  if (!found || commitName(found.before) !== pair.before) return undefined;
  const reader = createVersionReader(context.store);
  const { before, after } = found;
  const redline = await reader.holding([before, after], () => reader.redline(before, after));
  return redlineData(pair.address, [before, after], redline, site);
}
