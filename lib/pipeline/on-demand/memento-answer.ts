import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { dayAddress, timeMapAddress, versionAddress } from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import { parseDate } from '../../plan/fields/dates.ts';
import type { Version } from '../../plan/model/change.ts';
import { addDays } from '../../plan/standing/days.ts';
import { timeGateHeaders } from '../../site/http/response-headers.ts';
import { renderTimeMap, type TimeMap, timeMapType } from '../../site/http/time-map.ts';
import { renderFormMistakePage } from '../../site/pages/form-mistake-page.tsx';
import { mementosOfPart } from '../work/limits.ts';
import { isDay, type PastPorts } from './past/answer-day.ts';
import { findVersion } from './past/find-version.ts';
import type { OnDemandRedirect, OnDemandText } from './past/on-demand-answer.ts';
import { dayOf, endOfDay } from './past/past-state.ts';
import { versionUntil } from './past/version-on-day.ts';

/** What a program asks of the versions at an address (RFC 7089): one of a date, or all of them. */
export type MementoRequest =
  | { readonly address: string; readonly at: string | undefined }
  | { readonly address: string; readonly part: string | undefined };

/**
 * Parses the path of a TimeGate, with the date that was asked for behind its last slash
 * (lib/site/http/asked-query.ts), or of a TimeMap; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseMementoRequest(path: string): MementoRequest | undefined {
  const parts = matchOwnName(
    path,
    /^(?:@timegate\/(?:\?at=([^/]*))?|@timemap\/(?:([1-9]\d{0,5}|\d{4}-\d{2}-\d{2})\/)?)$/u,
  );
  const [address, at, part] = parts ?? [];
  if (address === undefined) return undefined;
  if (path.startsWith(`${address}@timemap`)) return { address, part };
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
  if (until === undefined) return unread(address, at ?? '', past);
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

/** @param part as the address has it: of the plan a day, of a document a number */
async function timeMap(
  address: string,
  part: string | undefined,
  past: PastPorts,
): Promise<OnDemandText | undefined> {
  const isPlan = address === '/';
  if (part !== undefined && isDay(part) !== isPlan) return undefined;
  const number = Number(part ?? 1);
  const found = await (isPlan ? daysOf(part, past) : versionsAt(address, number, past));
  if (found.mementos.length === 0) return undefined;
  const self = timeMapAddress(address, isPlan ? part : number);
  const text = renderTimeMap(past.site, { address, self, ...found });
  return { status: 200, text, contentType: timeMapType };
}

/** One part of all that there is. */
type Part = Pick<TimeMap, 'mementos' | 'previous' | 'next'>;

/** The days on which the plan changed, from a day on: each part names the day that the next begins with. */
async function daysOf(from: string | undefined, { states, rendered }: PastPorts): Promise<Part> {
  const limit = mementosOfPart + 1;
  const [days, earlier] = await Promise.all([
    states.days({ from, limit }),
    from === undefined ? [] : states.days({ before: from, limit }),
  ]);
  const known = days.filter((day) => day <= dayOf(rendered));
  const [start] = earlier.slice(-mementosOfPart);
  const isSecond = earlier.length <= mementosOfPart;
  return {
    mementos: known
      .slice(0, mementosOfPart)
      .map((day) => ({ address: dayAddress('/', day), date: endOfDay(day) })),
    previous: start && timeMapAddress('/', isSecond ? undefined : start),
    next: known[mementosOfPart] && timeMapAddress('/', known[mementosOfPart]),
  };
}

/**
 * The versions of each document that an address led to, for as long as it did, as the TimeGate has
 * them: those of the first also from before. A commit that came again in a part has one. Only the
 * versions of the part are read: where it begins is counted from numbers.
 */
async function versionsAt(address: string, number: number, past: PastPorts): Promise<Part> {
  const { store } = past;
  const stretches = await stretchesAt(address, past);
  const wanted: Promise<Version | undefined>[] = [];
  let [skip, total] = [(number - 1) * mementosOfPart, 0];
  for (const { document, first, last } of stretches) {
    const count = last - first + 1;
    const until = Math.min(last, first + skip + mementosOfPart - wanted.length - 1);
    for (let each = first + skip; each <= until; each += 1)
      wanted.push(store.version(document, each));
    skip = Math.max(0, skip - count);
    total += count;
  }
  const dates = new Map<string, string>();
  for (const version of await Promise.all(wanted)) {
    const at = version && versionAddress(version.address, version);
    if (at !== undefined) dates.set(at, dates.get(at) ?? version?.date ?? '');
  }
  return {
    mementos: [...dates].map(([at, date]) => ({ address: at, date })),
    previous: number > 1 ? timeMapAddress(address, number - 1) : undefined,
    next: total > number * mementosOfPart ? timeMapAddress(address, number + 1) : undefined,
  };
}

/** Numbers of the versions that a document had while an address led to it, both included. */
interface Stretch {
  readonly document: string;
  readonly first: number;
  readonly last: number;
}

async function stretchesAt(
  address: string,
  { store, index, rendered }: PastPorts,
): Promise<readonly Stretch[]> {
  const owners = await index.owners(address);
  const newestUpTo = async (document: string, sequence: number) =>
    (await findVersion(store, document, (version) => version.sequence <= sequence))?.number ?? 0;
  return severalAtOnce(owners.entries(), async ([nth, { document, since }]) => {
    const until = Math.min(rendered.sequence, (owners[nth + 1]?.since ?? Infinity) - 1);
    const first = nth === 0 ? 1 : (await newestUpTo(document, since - 1)) + 1;
    const last = until < since ? 0 : await newestUpTo(document, until);
    return { document, first, last: Math.max(last, first - 1) };
  });
}

async function unread(
  address: string,
  at: string,
  { index, site }: PastPorts,
): Promise<OnDemandText> {
  const language = languageOfPath(address.slice(1), await index.languageFolders());
  const mistake = { mistake: 'unread-day', written: decoded(at) } as const;
  const page = { ...mistake, door: 'go', address, back: address, language } as const;
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
