import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { topicAddress } from '../../plan/addresses/addresses.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Site } from '../../site/models.ts';
import { topicTitle } from '../../words/topic-words.ts';
import {
  type FeedScope,
  readNewestEntries,
  readPlanEntry,
  topicOfScope,
  topicScope,
} from '../render/kept/kept-entries.ts';
import { generalTopics, recordedTopics } from '../render/kept/topics.ts';
import type { FeedHead, FeedPlace } from './feed-places.ts';
import { firstRead } from './feed-window.ts';

/** What finding the feeds of topics needs. */
interface TopicContext {
  readonly index: IndexStore;
  readonly site: Site;
  /** Sequence numbers: of what was announced before the batch, and of its last change set. */
  readonly base: number;
  readonly sequence: number;
}

/** Notes the topics that change sets may belong to, by the record alone: an entry is large. */
export function notePossibleTopics(changeSets: readonly ChangeSet[], topics: Set<FeedScope>): void {
  for (const { changes } of changeSets)
    if (changes.length > 0)
      for (const { topic } of [...generalTopics, ...changes.flatMap(recordedTopics)])
        topics.add(topicScope(topic));
}

/** Topics that the change sets belong to, or may belong to where they are too many to be kept. */
export async function keptTopics(
  changeSets: readonly ChangeSet[],
  index: IndexStore,
): Promise<Set<FeedScope>> {
  const topics = new Set<FeedScope>();
  await severalAtOnce(changeSets, async (changeSet) => {
    const kept = await readPlanEntry(changeSet.sequence, index);
    if (kept?.topics) for (const topic of kept.topics) topics.add(topic);
    else if (kept) notePossibleTopics([changeSet], topics);
  });
  return topics;
}

/** The feeds of those topics that got an entry in the batch. */
export async function topicPlaces(
  scopes: readonly FeedScope[],
  context: TopicContext,
): Promise<FeedPlace[]> {
  const places = await severalAtOnce(scopes, (scope) => topicPlace(scope, context));
  return places.filter((place) => place !== undefined);
}

async function topicPlace(scope: FeedScope, context: TopicContext): Promise<FeedPlace | undefined> {
  const { index, base, sequence, site } = context;
  const newest = await readNewestEntries(scope, sequence, firstRead, index);
  const last = newest.at(-1);
  if (!last || last.sequence <= base) return undefined;
  return {
    scope,
    ...topicHead(scope, last.name, site),
    isCurrent: true,
    former: [],
    async at(state) {
      const known = newest.findLast((entry) => entry.sequence <= state);
      const [entry] = known ? [known] : await readNewestEntries(scope, state, 1, index);
      return topicHead(scope, entry?.name ?? last.name, site);
    },
    wasWritten: async () => true,
  };
}

function topicHead(scope: FeedScope, name = '', { title, language }: Site): FeedHead {
  const topic = topicOfScope(scope);
  return {
    title: `${topicTitle(topic, name, language)} · ${title}`,
    address: topicAddress(topic),
    page: '/',
    language,
  };
}
