import { chapterListAddress } from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { calendarAddresses } from './calendar-addresses.ts';
import { answerCalendar, parseCalendarRequest } from './calendar-answer.ts';
import { answerChapterList } from './chapter-list.ts';
import { answerFeed, dailyFeedAddresses, parseFeedRequest } from './feed-answer.ts';
import { answerStatus, parseStatusRequest, statusAddresses } from './status/status-answer.ts';

/** What answering needs: the record, the index, and the clock that says which day it is. */
export interface DayPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly now?: () => Date;
}

/** What is answered, as text of a type. */
export interface DayAnswer {
  readonly status: 200;
  readonly text: string;
  readonly contentType: string;
  /** Seconds that it may be kept without asking again. */
  readonly keptSeconds?: number;
}

/**
 * Answers a path of what is due and when: the status, calendars, and feeds that tell what a day brought.
 *
 * @param path as names are written, not percent-encoded
 * @returns `undefined` for every other path, and where there is nothing to tell
 */
export async function answerOfDay(
  path: string,
  ports: DayPorts,
  site: Site,
): Promise<DayAnswer | undefined> {
  const status = parseStatusRequest(path);
  if (status) return answerStatus(status, ports, site);
  if (path === chapterListAddress()) return answerChapterList(ports, site);
  const calendar = parseCalendarRequest(path);
  if (calendar) return answerCalendar(calendar, ports, site);
  const feed = parseFeedRequest(path);
  return feed && answerFeed(feed, ports, site);
}

/** Whether a path is one that {@link answerOfDay} knows. */
export function isOfDay(path: string): boolean {
  const isParsed = [parseStatusRequest, parseCalendarRequest, parseFeedRequest].some(
    (parse) => parse(path) !== undefined,
  );
  return isParsed || path === chapterListAddress();
}

/**
 * Every such address that a folder of files has: of the plan, and of each of its languages.
 *
 * @param fronts folders whose status pages lead to
 */
export async function addressesOfDay(
  index: IndexStore,
  fronts: readonly string[],
): Promise<string[]> {
  return [
    ...statusAddresses(fronts),
    ...dailyFeedAddresses(fronts),
    ...(await calendarAddresses(index, fronts)),
    chapterListAddress(),
  ];
}
