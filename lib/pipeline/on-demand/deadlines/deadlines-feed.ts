import type { Feed } from '../../../feed/feed.ts';
import { feedAddresses, statusAddress, topicAddress } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { addDays } from '../../../plan/standing/days.ts';
import { deadlinesIn, usualPeriods } from '../../../plan/standing/deadlines.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Site } from '../../../site/models.ts';
import { deadlineWordsIn } from '../../../words/deadline-words.ts';
import { wordLanguage } from '../../../words/language.ts';
import { firstLanguage, isFolder } from '../../render/index/commitments.ts';
import { createPlanIndex } from '../../render/index/plan-index.ts';
import { createPlanStates } from '../../render/standings/plan-states.ts';
import { statusLimit } from '../../work/limits.ts';
import { deadlineEntries } from './deadline-entries.ts';
import { readStretches } from './stretches.ts';

/** How long a deadline stays in the feed: who polls once a quarter misses none. */
const shownDays = 90;

/** Most entries: readers fetch all of them at each poll. Each day has at most 200, so that days stay whole. */
const mostEntries = 300;

/**
 * The feed of what days brought to the commitments of a folder, as of a day. It follows from the
 * store and the day alone, and an entry says the same as long as it is there.
 *
 * @param asked the folder, `''` for the plan: of one in several languages, the first one with commitments
 * @param day UTC, `2026-11-29`
 * @returns `undefined` where there is no such folder
 */
export async function deadlinesFeed(
  asked: string,
  day: string,
  store: IndexStore,
  site: Site,
): Promise<Feed | undefined> {
  const index = createPlanIndex(store);
  const folder = asked === '' ? await firstLanguage(index) : asked;
  const first = addDays(day, 1 - shownDays);
  // The day before is read, too: what it had is not new on the first day.
  const days = { first: addDays(first, -1), last: day };
  const read = await readStretches(folder, days, createPlanStates(store));
  const { stretches = [] } = read ?? {};
  const isThere = stretches.some(({ standings }) => standings.length > 0);
  if (!isThere && !(await isFolder(asked, index))) return undefined;
  const { periods = usualPeriods } = site;
  const deadlines = deadlinesIn(stretches, periods).filter(({ day: each }) => each >= first);
  const language = languageOfPath(`${folder}/`, await index.languageFolders()) ?? site.language;
  const words = deadlineWordsIn(wordLanguage(language));
  const description = [
    words.description(periods.soonDays, periods.silentDays),
    ...(read?.isCut ? [words.cut(statusLimit)] : []),
    ...(read ? [] : [words.notKept]),
  ];
  return {
    title: `${words.title} · ${site.title}`,
    description: description.join(' '),
    ...{ language, baseUrl: site.baseUrl, address: statusAddress(asked) },
    self: feedAddresses(topicAddress('deadlines', asked)),
    entries: deadlineEntries(deadlines, { site, language, folder }).slice(0, mostEntries),
  };
}
