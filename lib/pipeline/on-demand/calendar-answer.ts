import {
  type Calendar,
  type CalendarEvent,
  calendarType,
  writeCalendar,
} from '../../feed/calendar.ts';
import { folderOf, readmeOf, statusAddress } from '../../plan/addresses/addresses.ts';
import { firstFolder, languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { Standing } from '../../plan/model/standing.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import { absolute } from '../../site/http/absolute.ts';
import type { Site } from '../../site/models.ts';
import { documentName } from '../../site/parts/document-name.ts';
import { deadlineWordsIn } from '../../words/deadline-words.ts';
import { wordLanguage } from '../../words/language.ts';
import { wordsFor } from '../../words/site-words.ts';
import { firstLanguage, isFolder } from '../render/index/commitments.ts';
import { folderSort } from '../render/index/listing.ts';
import { createPlanIndex, type PlanIndex } from '../render/index/plan-index.ts';
import { lastOfAll, readNewestEntries, topicScope } from '../render/kept/kept-entries.ts';
import { slugOf } from '../render/kept/topics.ts';
import {
  createPlanStates,
  type PlanState,
  type PlanStates,
} from '../render/standings/plan-states.ts';
import { fitsAnswer } from '../work/fits-answer.ts';
import { statusLimit } from '../work/limits.ts';
import { calendarEvents } from './deadlines/calendar-events.ts';
import { type LapsedRequest, lapsedEvents } from './deadlines/lapsed-events.ts';
import { standingsBelow } from './past/standings-below.ts';

/** Whose days are asked for: of what is at an address and below it, or of an institution. */
export type CalendarRequest = { readonly address: string } | { readonly lead: string };

/** Seconds that a reader may keep an answer. */
const keptSeconds = 900;

/** Events of a calendar: with ordinary names, so many have room in an answer. */
const mostEvents = 3000;

/** The newest state is that up to the last day of all. */
const lastOfDays = '9999-12-31';

/**
 * Parses the path of a calendar; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseCalendarRequest(path: string): CalendarRequest | undefined {
  const [, lead] = /^\/@feeds\/lead\/([^/@]+)\.ics$/u.exec(path) ?? [];
  if (lead !== undefined) return { lead };
  const [address] = matchOwnName(path, /^@feeds\/due\.ics$/u) ?? [];
  return address === undefined ? undefined : { address };
}

/** What a calendar is about: who promised in its days, and what it is called. */
interface Promises {
  readonly standings: readonly Standing[];
  /** Absent of the whole plan. */
  readonly name?: string;
  /** Of the page about them. */
  readonly folder: string;
  /** Where they are read from, and which of the documents that once were there are theirs. */
  readonly from: Pick<LapsedRequest, 'folder' | 'belongs'>;
  readonly isCut: boolean;
}

/** What a calendar is made of. */
export interface AskedCalendar {
  readonly promises: Omit<Promises, 'from'>;
  /** Events that it had and has no more. */
  readonly lapsed?: readonly CalendarEvent[];
  /** Whether the states of the plan are kept. */
  readonly isKept: boolean;
  /** Folders of languages. */
  readonly languages: readonly string[];
  readonly site: Site;
}

/** Everything that is read. */
interface CalendarContext {
  readonly index: PlanIndex;
  readonly states: PlanStates;
  readonly state: PlanState;
  readonly site: Site;
}

/**
 * The calendar of what is due, as the plan stands: with what was withdrawn, as cancelled. It does not
 * depend on the day. `undefined` where there is no such folder, commitment or institution.
 */
export async function answerCalendar(
  request: CalendarRequest,
  { index: store }: { readonly index: IndexStore },
  site: Site,
) {
  const states = createPlanStates(store);
  const newest = await states.newestUpTo(lastOfDays);
  const state = newest && (await states.stateAt(newest.sequence));
  const context = { index: createPlanIndex(store), states, state: state ?? {}, site };
  const promises =
    'lead' in request
      ? await promisesOfLead(request.lead, context, store)
      : await promisesAt(request.address, context);
  if (!promises) return undefined;
  const languages = await context.index.languageFolders();
  const toEvents = eventsOf(languages, site);
  const known = new Set(promises.standings.flatMap(toEvents).map(({ id }) => id));
  const lapsed =
    state && !promises.isCut
      ? await lapsedEvents({ ...promises.from, known, eventsOf: toEvents }, newest.day, states)
      : [];
  const asked = { promises, lapsed, isKept: state !== undefined, languages, site };
  const text = calendarText(asked);
  return { status: 200, text, contentType: calendarType, keptSeconds } as const;
}

/** Of more events than a function may answer with, those of the latest days: they are halved until they fit. */
export function calendarText(asked: AskedCalendar, most = mostEvents): string {
  const calendar = calendarOf(asked, most);
  const text = writeCalendar(calendar);
  const { length } = calendar.events;
  return fitsAnswer(text) || length === 0 ? text : calendarText(asked, Math.floor(length / 2));
}

function eventsOf(languages: readonly string[], site: Site) {
  return (standing: Standing): CalendarEvent[] =>
    calendarEvents(standing, languageOfPath(standing.path, languages) ?? site.language, site);
}

function calendarOf(asked: AskedCalendar, most: number): Calendar {
  const { promises, lapsed = [], isKept, languages, site } = asked;
  const { standings, name, folder, isCut } = promises;
  const language = languageOfPath(standings[0]?.path ?? `${folder}/`, languages) ?? site.language;
  const words = deadlineWordsIn(wordLanguage(language));
  const events = [...standings.flatMap(eventsOf(languages, site)), ...lapsed];
  const shown = latest(events, most);
  const description = [
    words.calendarOf,
    ...(shown.length < events.length ? [words.left(events.length - shown.length)] : []),
    ...(isCut ? [words.cut(statusLimit)] : []),
    ...(isKept ? [] : [words.notKept]),
  ];
  return {
    title: [words.calendar, ...(name === undefined ? [] : [name]), site.title].join(' · '),
    description: description.join(' '),
    ...{ language, page: absolute(site, statusAddress(folder, 'due')) },
    events: shown,
  };
}

/** Those of the latest days, in the order they had. */
function latest(events: readonly CalendarEvent[], most: number): readonly CalendarEvent[] {
  if (events.length <= most) return events;
  if (most === 0) return [];
  const days = events.map(({ day }) => day).toSorted();
  const first = days.at(-most) ?? '';
  return events.filter(({ day }) => day >= first).slice(-most);
}

/** Of a plan in several languages, those of the first one that has any. */
async function promisesAt(
  address: string,
  context: CalendarContext,
): Promise<Promises | undefined> {
  const isPlan = address === '/';
  const folder = isPlan ? await firstLanguage(context.index) : address.slice(1, -1);
  const { standings, isCut } = await readCommitments(folder, context);
  const own = isPlan ? undefined : await standingAt(address, context);
  if (!own && standings.length === 0 && !(await isFolder(folder, context.index))) return undefined;
  const isAlone = own !== undefined && standings.length === 0;
  const isThere = own === undefined || standings.some(({ document }) => document === own.document);
  const title = isPlan ? undefined : await titleOf(folder, own, context);
  return {
    standings: isThere ? standings : [own, ...standings],
    ...(title !== undefined && { name: title }),
    folder: isAlone ? folderOf(own.path) : isPlan ? '' : folder,
    from: {
      folder: isAlone ? folderOf(own.path) : folder,
      belongs: ({ kind, document }) =>
        kind === 'commitment' && (!isAlone || document === own.document),
    },
    isCut,
  };
}

async function titleOf(
  folder: string,
  own: Standing | undefined,
  { index, site }: CalendarContext,
): Promise<string | undefined> {
  if (own) {
    const language = languageOfPath(own.path, await index.languageFolders());
    return documentName(own, wordsFor(language, site.language));
  }
  return (await index.listingAt(readmeOf(folder)))?.title;
}

/** The commitments of a folder, and behind them those that were withdrawn. */
async function readCommitments(folder: string, { states, state }: CalendarContext) {
  const below = await standingsBelow(folder, state, statusLimit, states);
  const request = { folder: folderSort(folder), limit: statusLimit + 1 };
  const withdrawn = await states.standings(state, 'withdrawn', request);
  const gone = withdrawn.slice(0, statusLimit).map(({ standing }) => standing);
  const standings = [...below.standings, ...gone].filter(({ kind }) => kind === 'commitment');
  return { standings, isCut: below.isCut || withdrawn.length > statusLimit };
}

/** The commitment that has or had an address, withdrawn or not. */
async function standingAt(
  address: string,
  { index, states, state }: CalendarContext,
): Promise<Standing | undefined> {
  const document = (await index.owners(address)).at(-1)?.document;
  const listing = document === undefined ? undefined : await index.listing(document);
  if (listing) {
    const found = await states.standingsBy(state, 'contents', [listing.sort]);
    const standing = found.get(listing.sort);
    return standing?.kind === 'commitment' ? standing : undefined;
  }
  const folder = folderSort(folderOf(address.slice(1, -1)));
  const withdrawn = await states.standings(state, 'withdrawn', { folder, limit: statusLimit });
  return withdrawn.find(({ standing }) => standing.document === document)?.standing;
}

/** What an institution leads, in the first language in which it leads anything. */
async function promisesOfLead(
  name: string,
  context: CalendarContext,
  store: IndexStore,
): Promise<Promises | undefined> {
  const { standings, isCut } = await readCommitments('', context);
  const leads = ({ lead = [] }: Standing) => lead.find((each) => slugOf(each) === name);
  const led = standings.filter((standing) => leads(standing) !== undefined);
  const [first] = led;
  const written = first && leads(first);
  const languages = await context.index.languageFolders();
  const languageOf = ({ path }: Standing) => languageOfPath(path, languages);
  const from = {
    folder: '',
    belongs: (standing: Standing) =>
      standing.kind === 'commitment' &&
      leads(standing) !== undefined &&
      (!first || languageOf(standing) === languageOf(first)),
  };
  if (!first || written === undefined) {
    // It led something once: who watches it hears when it does again.
    const [entry] = await readNewestEntries(topicScope(`lead/${name}`), lastOfAll, 1, store);
    return entry?.name === undefined
      ? undefined
      : { standings: [], name: entry.name, folder: '', from, isCut };
  }
  return {
    standings: led.filter((standing) => languageOf(standing) === languageOf(first)),
    name: written,
    folder: languageOf(first) === undefined ? '' : firstFolder(first.path),
    from,
    isCut,
  };
}
