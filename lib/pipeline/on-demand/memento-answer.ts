import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { dayAddress, versionAddress } from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import { parseDate } from '../../plan/fields/dates.ts';
import { addDays } from '../../plan/standing/days.ts';
import { timeGateHeaders } from '../../site/http/response-headers.ts';
import { type Memento, renderTimeMap, timeMapType } from '../../site/http/time-map.ts';
import { renderFormMistakePage } from '../../site/pages/form-mistake-page.tsx';
import { mementosOfPart } from '../work/limits.ts';
import type { PastPorts } from './past/answer-day.ts';
import type { OnDemandRedirect, OnDemandText } from './past/on-demand-answer.ts';
import { dayOf, endOfDay } from './past/past-state.ts';
import { versionUntil } from './past/version-on-day.ts';

/** What a program asks of the versions at an address (RFC 7089): one of a date, or all of them. */
export type MementoRequest =
  | { readonly address: string; readonly at: string | undefined }
  | { readonly address: string; readonly part: number };

/**
 * Parses the path of a TimeGate, with the date that was asked for behind its last slash
 * (lib/site/http/asked-query.ts), or of a TimeMap; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseMementoRequest(path: string): MementoRequest | undefined {
  const parts = matchOwnName(
    path,
    /^(?:@timegate\/(?:\?at=([^/]*))?|@timemap\/(?:([1-9]\d{0,5})\/)?)$/u,
  );
  const [address, at, part] = parts ?? [];
  if (address === undefined) return undefined;
  if (path.startsWith(`${address}@timemap`)) return { address, part: Number(part ?? 1) };
  return { address, at };
}

/** Leads to the version of a date, or lists the versions; `undefined` where the address never had any. */
export async function answerMemento(
  request: MementoRequest,
  past: PastPorts,
): Promise<OnDemandRedirect | OnDemandText | undefined> {
  if ('part' in request) return timeMap(request.address, request.part, past);
  const { address, at } = request;
  const until = at === undefined ? Number.POSITIVE_INFINITY : readInstant(at);
  if (until === undefined) return unread(address, past);
  const redirect =
    address === '/' ? await planAt(until, past) : await versionOf(address, until, past);
  if (redirect === undefined) return undefined;
  // RFC 7089 section 4.5.3: the answer depends on the header, and is of no date itself.
  return { redirect, cache: 'current', headers: timeGateHeaders(past.site, address) };
}

/** The version in force at an instant; before the first, the first is the nearest. */
async function versionOf(address: string, until: number, past: PastPorts) {
  const { store, index, rendered } = past;
  const context = { store, index, sequence: rendered.sequence };
  const isBy = ({ date }: { readonly date: string }) => Date.parse(date) <= until;
  const found = await versionUntil({ address, isBy }, context);
  if (found) return versionAddress(found.address, found);
  const [owner] = await index.owners(address);
  const first = owner && (await store.version(owner.document, 1));
  return first && first.sequence <= rendered.sequence
    ? versionAddress(first.address, first)
    : undefined;
}

/**
 * The plan on the newest day that was over by an instant, as far as changes go: a day's page shows its
 * end. Before the first change, the first day.
 */
async function planAt(until: number, { states, store, rendered }: PastPorts) {
  const day = until > Date.parse(rendered.date) ? rendered.date : new Date(until).toISOString();
  const newest = await states.newestUpTo(dayOf({ date: day }));
  const [last] = newest ? await store.changeSets(newest.sequence, newest.sequence) : [];
  const isLater = last && Date.parse(last.date) > until;
  const found = isLater ? await states.newestUpTo(addDays(dayOf(last), -1)) : newest;
  if (found) return dayAddress('/', found.day);
  const [start] = await store.changeSets(1, 1);
  return start && dayAddress('/', dayOf(start));
}

async function timeMap(
  address: string,
  number: number,
  past: PastPorts,
): Promise<OnDemandText | undefined> {
  const all = await (address === '/' ? daysOf(past) : versionsAt(address, past));
  const from = (number - 1) * mementosOfPart;
  const mementos = all.slice(from, from + mementosOfPart);
  if (mementos.length === 0) return undefined;
  const parts = Math.ceil(all.length / mementosOfPart);
  const text = renderTimeMap(past.site, { address, number, parts, mementos });
  return { status: 200, text, contentType: timeMapType };
}

/** The days on which the plan changed. */
async function daysOf({ states, rendered }: PastPorts): Promise<Memento[]> {
  const days = await states.newestOfDays('0000-00-00', rendered.date.slice(0, 10));
  return days.map(({ day }) => ({ address: dayAddress('/', day), date: endOfDay(day) }));
}

/**
 * The versions of each document that an address led to, for as long as it did, as the TimeGate has
 * them: those of the first also from before. A commit that came again has one.
 */
async function versionsAt(
  address: string,
  { store, index, rendered }: PastPorts,
): Promise<Memento[]> {
  const owners = await index.owners(address);
  const versions = await severalAtOnce(owners.entries(), async ([nth, { document, since }]) => {
    const until = Math.min(rendered.sequence, (owners[nth + 1]?.since ?? Infinity) - 1);
    const all = until < since ? [] : await store.versionsOf(document, until);
    return nth === 0 ? all : all.filter(({ sequence }) => sequence >= since);
  });
  const dates = new Map<string, string>();
  for (const version of versions.flat()) {
    const at = versionAddress(version.address, version);
    dates.set(at, dates.get(at) ?? version.date);
  }
  return [...dates].map(([at, date]) => ({ address: at, date }));
}

async function unread(address: string, { index, site }: PastPorts): Promise<OnDemandText> {
  const language = languageOfPath(address.slice(1), await index.languageFolders());
  const page = { mistake: 'unread-day', door: 'go', address, back: address, language } as const;
  return { status: 400, text: renderFormMistakePage(site, page) };
}

/**
 * The instant of a date as HTTP has it (RFC 9110, "IMF-fixdate"), or of the end of a day as people
 * write it; `undefined` where it is neither.
 */
function readInstant(written: string): number | undefined {
  const text = decoded(written);
  if (/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u.test(text)) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) ? undefined : instant;
  }
  const day = parseDate(text);
  return day !== undefined && day.length === 10 ? Date.parse(endOfDay(day)) : undefined;
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return '';
  }
}
