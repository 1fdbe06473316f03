import type { Feed, FeedEntry } from '../../../feed/feed.ts';
import { changesAddress, feedAddresses, topicAddress } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { addDays } from '../../../plan/standing/days.ts';
import { periodsOver, type Rhythm } from '../../../plan/standing/digest-periods.ts';
import { digestWordsIn } from '../../../words/digest-words.ts';
import { wordLanguage } from '../../../words/language.ts';
import { isFolder } from '../../render/index/commitments.ts';
import { addressOfFolder } from '../../render/index/folder-title.ts';
import { type DigestContext, digestBetween } from './digest-between.ts';
import { type DigestRequest, mostDigests } from './digest-entry.ts';

/** How far back they are looked for, in days. */
const lookedBack: Readonly<Record<Rhythm, number>> = { weekly: 182, monthly: 731 };

/**
 * The feed with an entry for each week or month that is over on a day and had changes.
 *
 * @param folder `''` for the plan
 * @param day UTC, `2026-11-29`
 * @returns `undefined` where there is no such folder
 */
export async function digestFeed(
  rhythm: Rhythm,
  folder: string,
  day: string,
  context: DigestContext,
): Promise<Feed | undefined> {
  const { states, site, index } = context;
  const language = languageOfPath(`${folder}/`, await index.languageFolders()) ?? site.language;
  const changed = await states.newestOfDays(addDays(day, -lookedBack[rhythm]), addDays(day, -1));
  const periods = periodsOver(
    changed.map((each) => each.day),
    day,
    rhythm,
  );
  const entries: FeedEntry[] = [];
  for (const period of periods) {
    if (entries.length === mostDigests) break;
    const entry = await digestOf({ rhythm, folder, language, period }, context);
    if (entry) entries.push(entry);
  }
  if (entries.length === 0 && !(await isFolder(folder, index))) return undefined;
  const words = digestWordsIn(wordLanguage(language));
  return {
    title: `${words.titles[rhythm]} · ${site.title}`,
    description: words.descriptions[rhythm],
    ...{ language, baseUrl: site.baseUrl },
    address: folder === '' ? changesAddress() : addressOfFolder(folder),
    self: feedAddresses(topicAddress(rhythm, folder)),
    entries,
  };
}

async function digestOf(
  request: DigestRequest,
  context: DigestContext,
): Promise<FeedEntry | undefined> {
  const { states } = context;
  const { period } = request;
  const begin = await states.newestUpTo(addDays(period.first, -1));
  const end = await states.newestUpTo(period.last);
  const ends = { after: begin?.sequence ?? 0, upTo: end?.sequence ?? 0 };
  return digestBetween(request, ends, context);
}
