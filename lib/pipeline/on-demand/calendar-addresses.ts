import {
  calendarAddress,
  documentAddress,
  leadCalendarAddress,
  readmeOf,
} from '../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import {
  lastOfAll,
  readListedFeeds,
  topicOfScope,
  topicScope,
} from '../render/kept/kept-entries.ts';
import { slugOf } from '../render/kept/topics.ts';
import { statusLimit } from '../work/limits.ts';

/** The calendars that plain files have: of folders, and of the institutions that lead or once led. */
export async function calendarAddresses(
  store: IndexStore,
  folders: readonly string[],
): Promise<string[]> {
  const listings = await createPlanIndex(store).contents({ folder: '', limit: statusLimit });
  const feeds = await readListedFeeds(store, lastOfAll, Number.MAX_SAFE_INTEGER);
  const topics = feeds
    .filter(({ scope }) => scope.startsWith(topicScope('lead/')))
    .map(({ scope }) => topicOfScope(scope));
  const leads = new Set([
    ...listings.flatMap(({ fields }) => fields.lead ?? []).map(slugOf),
    ...topics.map((topic) => topic.slice('lead/'.length)),
  ]);
  return [
    ...folders.map((folder) => calendarAddress(documentAddress(readmeOf(folder)))),
    ...[...leads].map(leadCalendarAddress),
  ];
}
