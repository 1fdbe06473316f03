import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import {
  betweenAddress,
  commitName,
  compareAddress,
  documentAddress,
  readmeOf,
  sinceAddress,
  versionAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { Standing } from '../../plan/model/standing.ts';
import { addDays } from '../../plan/standing/days.ts';
import type { ChangeDetail, PageLink } from '../../site/models.ts';
import { renderSincePage } from '../../site/pages/since-page.tsx';
import { documentName } from '../../site/parts/document-name.ts';
import { wordsFor } from '../../words/site-words.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';
import { sinceBytes, sinceLimit, sinceRedlines } from '../work/limits.ts';
import { type NetChange, netDifference } from './net-changes/net-changes.ts';
import { resolveStray } from './net-changes/resolve-stray.ts';
import { thoseThatFit } from './net-changes/those-that-fit.ts';
import { viewNetChange } from './net-changes/view-net-change.ts';
import { isDay, noDay, type PastPorts } from './past/answer-day.ts';
import { findVersion } from './past/find-version.ts';
import { dayInSeconds, type OnDemandRedirect, type OnDemandText } from './past/on-demand-answer.ts';
import { dayOf, type NoState, type PastState, stateOnDay } from './past/past-state.ts';
import { findPart, folderAt, isPlan, titleOf } from './past/state-part.ts';
import { versionUntil } from './past/version-on-day.ts';

/** What changed at an address from the end of one day to that of another, or to now. */
export interface SinceRequest {
  readonly address: string;
  readonly from: string;
  readonly to?: string | undefined;
}

/**
 * Parses a path such as `/climate/@changes/since/2016-01-01/` or
 * `/@changes/2016-01-01..2016-07-01/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseSinceRequest(path: string): SinceRequest | undefined {
  const [address, days = ''] =
    matchOwnName(path, /^@changes\/(since\/[\d-]{10}|[\d-]{10}\.\.[\d-]{10})\/$/u) ?? [];
  const [from = '', to] = days.replace(/^since\//u, '').split('..');
  return address === undefined ? undefined : { address, from, to };
}

/**
 * What became of each document between two days: a page, or why there is none. Of one document, its
 * redline says it. `undefined` where the plan never had anything.
 */
export async function answerSince(
  request: SinceRequest,
  past: PastPorts,
): Promise<OnDemandRedirect | OnDemandText | undefined> {
  const { address, from, to } = request;
  for (const day of [from, to ?? from])
    if (!isDay(day)) return noDay('no-day', { address, day }, past);
  if (to !== undefined && to < from)
    return { redirect: betweenAddress(address, to, from), cache: 'permanent' };
  const [start] = await past.store.changeSets(1, 1);
  const first = start ? dayOf(start) : from;
  const older = await stateOnDay(from, first, past);
  const newer = to === undefined ? await stateNow(past) : await stateOnDay(to, first, past);
  if (typeof newer === 'string') return noDay(newer, { address, day: to ?? from }, past);
  if (typeof older === 'string' && older !== 'before')
    return noDay(older, { address, day: from }, past);
  const isFinal = to !== undefined && newer.isFinal;
  if (!(await isFolder(address, past)))
    return documentSince(request, isFinal ? 'permanent' : 'current', past);
  const before = typeof older === 'string' ? nothing : older;
  const text = await sincePage(request, { before, after: newer }, past, {
    first: older === 'before' ? first : undefined,
  });
  return { status: 200, text, ...(isFinal && { keptSeconds: dayInSeconds }) };
}

/** Whether anything was ever published below an address. */
async function isFolder(address: string, { store, rendered }: PastPorts): Promise<boolean> {
  if (address === '/') return true;
  return (await store.changesUnder(folderAt(address), rendered.sequence, 1)).length > 0;
}

/** Leads to the redline of a document between two days; to its text where that is the same, or new. */
async function documentSince(
  { address, from, to }: SinceRequest,
  cache: OnDemandRedirect['cache'],
  { store, index, rendered }: PastPorts,
): Promise<OnDemandRedirect | undefined> {
  const { sequence } = rendered;
  const isBy = (day: string | undefined) => (version: { readonly date: string }) =>
    day === undefined || dayOf(version) <= day;
  const newer = await versionUntil({ address, isBy: isBy(to) }, { store, index, sequence });
  if (!newer) return undefined;
  const older = await findVersion(
    store,
    newer.document,
    (version) => version.number <= newer.number && isBy(from)(version),
  );
  const isSame = !older || commitName(older) === commitName(newer);
  const redirect = isSame
    ? versionAddress(newer.address, newer)
    : compareAddress(newer.address, older, newer);
  return { redirect, cache };
}

const nothing: PastState = { state: {}, sequence: 0, changed: '', isFinal: true };

async function stateNow({ states, rendered }: PastPorts): Promise<PastState | NoState> {
  const { sequence } = rendered;
  const state = await states.stateAt(sequence);
  return state ? { state, sequence, changed: dayOf(rendered), isFinal: false } : 'not-kept';
}

interface Sides {
  readonly before: PastState;
  readonly after: PastState;
}

async function sincePage(
  { address, from, to }: SinceRequest,
  sides: Sides,
  past: PastPorts,
  more: { readonly first: string | undefined },
): Promise<string> {
  const { states, store, index, site } = past;
  const folder = folderAt(address);
  const request = { folder, limit: sinceLimit };
  const net = await netDifference(sides.before.state, sides.after.state, request, states);
  const strays = await severalAtOnce(net.strays, (stray) =>
    resolveStray(stray, { store, states, ...sides }),
  );
  const all = [...net.changes, ...strays].toSorted((one, other) => weightOf(one) - weightOf(other));
  const isBack = (change: NetChange) =>
    change.kind === 'amended' && change.before.blob === change.after.blob;
  const changes = all.filter((change) => !isBack(change));
  const language = languageOfPath(`${folder}/`, await index.languageFolders());
  const words = wordsFor(language, site.language);
  const linkTo = ({ address: at, ...of }: Standing) => ({
    address: at,
    title: documentName({ ...of, title: of.ownTitle ?? of.title }, words),
  });
  const { shown, others } = await viewChanges(changes, sides.after.sequence, linkTo, past);
  const part = await findPart(folder, sides.after.state, past);
  return renderSincePage(site, {
    ...{ address, from, to, changes: shown, others, ...more },
    ...(sides.before.changed === from && { dayBefore: addDays(from, -1) }),
    ...(!isPlan(folder, part.state) && { title: titleOf(part, site) }),
    language,
    breadcrumbs: [{ address: '/', title: site.title }],
    languages: languagesOf(folder, sides.after, (place) =>
      to === undefined ? sinceAddress(place, from) : betweenAddress(place, from, to),
    ),
    back: all.filter(isBack).map((change) => linkTo(standingOf(change))),
    passing: net.passing.map(linkTo),
    ...(all.length + net.passing.length >= sinceLimit && { cut: all.length }),
  });
}

/** The same page of the other languages of the plan. */
function languagesOf(
  folder: string,
  { state: { languages = [] } }: PastState,
  place: (address: string) => string,
) {
  if (folder !== '' && !languages.some((language) => language.folder === folder)) return [];
  return languages
    .filter((language) => language.folder !== folder)
    .map(({ folder: other, title, language }) => ({
      address: place(documentAddress(readmeOf(other))),
      ...{ title, language },
    }));
}

/** Those that can be of substance first, as far as their facts tell: there may not be room for all. */
function weightOf(change: NetChange): number {
  const { kind, status, due } = standingOf(change);
  const isPromise = kind === 'commitment';
  const isOther =
    'before' in change && (change.before.status !== status || change.before.due !== due);
  if (isPromise && (isOther || change.kind === 'withdrawn')) return 0;
  return isPromise ? 1 : 2;
}

/** The changes with their redlines, as long as there is room; the others without. */
async function viewChanges(
  changes: readonly NetChange[],
  sequence: number,
  linkTo: (standing: Standing) => PageLink,
  past: PastPorts,
) {
  const { store, index, site } = past;
  const reader = createVersionReader(store);
  const fit = await thoseThatFit(changes.slice(0, sinceRedlines), sinceBytes, reader);
  const views = await severalAtOnce(changes, async (change) => {
    if (!fit.has(change)) return undefined;
    const view = await viewNetChange(change, sequence, { store, index, reader, site });
    return view && { ...view, document: linkTo(standingOf(change)) };
  });
  const shown = views.flatMap((view) => view ?? []);
  const others = changes
    .filter((_, position) => views[position] === undefined)
    .map((change) => withoutRedline(change, linkTo(standingOf(change))));
  return { shown, others };
}

function withoutRedline(change: NetChange, document: PageLink): ChangeDetail {
  const standing = standingOf(change);
  const { address } = standing;
  const hasBoth = change.kind === 'amended' || change.kind === 'moved';
  return {
    document,
    change: change.kind,
    ...{ summary: '', kinds: [] },
    ...(change.kind !== 'withdrawn' && { versionAddress: versionAddress(address, standing) }),
    ...(hasBoth && { compareAddress: compareAddress(address, change.before, change.after) }),
  };
}

function standingOf(change: NetChange): Standing {
  return change.kind === 'withdrawn' ? change.before : change.after;
}
