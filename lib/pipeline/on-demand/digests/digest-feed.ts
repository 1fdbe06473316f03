import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { Feed, FeedEntry } from '../../../feed/feed.ts';
import { changesAddress, feedAddresses, topicAddress } from '../../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import { addDays } from '../../../plan/standing/days.ts';
import { digestWordsIn } from '../../../words/digest-words.ts';
import { wordLanguage } from '../../../words/language.ts';
import { isFolder } from '../../render/index/commitments.ts';
import { addressOfFolder } from '../../render/index/folder-title.ts';
import type { PlanStates } from '../../render/standings/plan-states.ts';
import { type NetChange, netDifference } from '../net-changes/net-changes.ts';
import { resolveStray, type StrayContext } from '../net-changes/resolve-stray.ts';
import type { NetContext } from '../net-changes/view-net-change.ts';
import { type DigestRequest, digestEntry, mostChanges, mostDigests } from './digest-entry.ts';
import { periodsOver, type Rhythm } from './periods.ts';

/** How far back they are looked for, in days. */
const lookedBack: Readonly<Record<Rhythm, number>> = { weekly: 182, monthly: 731 };

/** What making digests needs. */
export interface DigestContext extends NetContext {
  readonly states: PlanStates;
}

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
  const { folder, period } = request;
  const begin = await states.newestUpTo(addDays(period.first, -1));
  const end = await states.newestUpTo(period.last);
  const before = await states.stateAt(begin?.sequence ?? 0);
  const after = end && (await states.stateAt(end.sequence));
  if (!before || !after) return undefined;
  const changes = await changesIn(folder, {
    ...{ states, store: context.store },
    before: { state: before, sequence: begin?.sequence ?? 0 },
    after: { state: after, sequence: end.sequence },
  });
  if (changes.length === 0) return undefined;
  return digestEntry({ ...request, changes, sequence: end.sequence }, context);
}

/** What became of a folder's documents. What it lost to another folder is told by that one. */
async function changesIn(folder: string, context: StrayContext): Promise<readonly NetChange[]> {
  const { before, after, states } = context;
  const request = { folder, limit: mostChanges };
  const { changes, strays } = await netDifference(before.state, after.state, request, states);
  const came = strays.filter(({ kind }) => kind === 'came');
  return [...changes, ...(await severalAtOnce(came, (stray) => resolveStray(stray, context)))];
}
