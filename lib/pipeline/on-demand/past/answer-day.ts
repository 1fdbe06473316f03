import { dayAddress, isReadme, versionAddress } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../../plan/addresses/own-name.ts';
import { parseDate } from '../../../plan/fields/dates.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Cursor, VersionStore } from '../../../ports/version-store.ts';
import { planHeaders } from '../../../site/http/response-headers.ts';
import type { Site } from '../../../site/models.ts';
import { renderNoDayPage } from '../../../site/pages/no-day-page.tsx';
import { renderNotFoundPage } from '../../../site/pages/not-found-page.tsx';
import type { NoDay } from '../../../words/past-words.ts';
import { createPlanIndex, type PlanIndex } from '../../render/index/plan-index.ts';
import { createPlanStates } from '../../render/standings/plan-states.ts';
import { dayInSeconds, type OnDemandRedirect, type OnDemandText } from './on-demand-answer.ts';
import { dayOf, endOfDay, type PastContext, stateOnDay } from './past-state.ts';
import { planDayPage } from './plan-day.ts';
import { folderAt } from './state-part.ts';
import { type DayContext, firstVersion, versionOnDay } from './version-on-day.ts';

/** An address as of a day; what is written may be no day, as `2016-02-30`, or be `2016-5-1`. */
export interface DayRequest {
  readonly address: string;
  readonly day: string;
  /** Number of the first document on the page, from 1. */
  readonly first: number;
}

/** What answering about the past needs. */
export interface PastPorts extends PastContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  readonly site: Site;
}

/**
 * Parses a path such as `/climate/@2016-05-01/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseDayRequest(path: string): DayRequest | undefined {
  const parts = matchOwnName(path, /^@(\d{4}-\d{1,2}-\d{1,2})\/(?:@from\/(\d{1,7})\/)?$/u);
  const [address, day, first = '1'] = parts ?? [];
  if (address === undefined || day === undefined || first.startsWith('0')) return undefined;
  return { address, day, first: Number(first) };
}

/** Opens the past of a plan; `undefined` where nothing is rendered yet. */
export async function openPast(
  ports: { readonly store: VersionStore; readonly index: IndexStore; readonly now?: () => Date },
  site: Site,
): Promise<PastPorts | undefined> {
  const { store, index, now } = ports;
  const rendered: Cursor | undefined = await store.cursor('rendered');
  if (!rendered) return undefined;
  const today = now?.().toISOString().slice(0, 10) ?? dayOf(rendered);
  const states = createPlanStates(index);
  return { store, index: createPlanIndex(index), states, rendered, today, site };
}

/** Whether what is written as a day is one. */
export function isDay(written: string): boolean {
  return parseDate(written) === written;
}

/**
 * What was at an address at the end of a day: of a document, its version; of the plan and of a folder
 * with documents, their contents. What holds for the day for ever is permanent.
 */
export async function answerDay(
  request: DayRequest,
  past: PastPorts,
): Promise<OnDemandRedirect | OnDemandText | undefined> {
  const { address, day, first } = request;
  if (!isDay(day)) return toDay(request) ?? noDay('no-day', request, past);
  const { store, index, rendered } = past;
  const context = { store, index, sequence: rendered.sequence };
  const version = await versionOnDay(request, context);
  const toVersion = version && {
    redirect: versionAddress(version.address, version),
    cache: day < dayOf(rendered) ? ('permanent' as const) : ('current' as const),
  };
  if (toVersion && first === 1 && !isReadme(version.path)) return toVersion;
  const contents = await contentsOn(request, past);
  if (typeof contents === 'object') return contents;
  if (contents === 'future') {
    // Whether this is a list is seen from the state there is.
    const now = await contentsOn({ ...request, day: dayOf(rendered) }, past);
    if (toVersion && typeof now === 'string') return toVersion;
  } else if (toVersion && address !== '/') return toVersion;
  const start = await startOf(address, contents, context);
  if (!start) return noDay(contents, request, past);
  const path = address.slice(1);
  const language = languageOfPath(path, await index.languageFolders());
  return { status: 404, text: renderNotFoundPage(past.site, { first: start, language, path }) };
}

/** Where a day has its address that is written with fewer digits: `2016-5-1`. */
function toDay({ address, day }: DayRequest): OnDemandRedirect | undefined {
  const date = parseDate(day);
  if (date === undefined) return undefined;
  return { redirect: dayAddress(address, date), cache: 'permanent' };
}

/** The first version at an address that is about one document, for who asks for a day before it. */
async function startOf(address: string, why: NoDay, context: DayContext) {
  const start = await firstVersion(address, context);
  const isTold = why === 'nothing-here' || (why === 'before' && start && !isReadme(start.path));
  return isTold ? start : undefined;
}

async function contentsOn(
  { address, day, first }: DayRequest,
  past: PastPorts,
): Promise<OnDemandText | NoDay> {
  const [start] = await past.store.changeSets(1, 1);
  const found = await stateOnDay(day, start ? dayOf(start) : day, past);
  if (typeof found === 'string') return found;
  const text = await planDayPage({ folder: folderAt(address), day, first }, found, past);
  if (text === undefined) return 'nothing-here';
  return {
    ...{ status: 200, text },
    ...(found.isFinal && { keptSeconds: dayInSeconds }),
    // A day that is not over is no state that will stay.
    ...(address === '/' && {
      headers: planHeaders(past.site, found.isFinal ? endOfDay(day) : undefined),
    }),
  };
}

/** Says in the language of the address why there is nothing of a day. */
export async function noDay(
  why: NoDay,
  { address, day }: Pick<DayRequest, 'address' | 'day'>,
  { store, index, site }: PastPorts,
): Promise<OnDemandText> {
  const [start] = why === 'before' ? await store.changeSets(1, 1) : [];
  const page = {
    ...{ why, address },
    ...(why === 'no-day' ? { written: day } : { day }),
    first: start && dayOf(start),
    language: languageOfPath(address.slice(1), await index.languageFolders()),
  };
  return { status: 404, text: renderNoDayPage(site, page) };
}
