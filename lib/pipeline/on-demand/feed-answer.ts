import { type FeedFormat, feedAddresses, topicAddress } from '../../plan/addresses/addresses.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { writersOfFeeds } from '../announce/feed-formats.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { createPlanStates } from '../render/standings/plan-states.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';
import { deadlinesFeed } from './deadlines/deadlines-feed.ts';
import { digestFeed } from './digests/digest-feed.ts';

/** Feeds that depend on the day: nothing of them is stored. */
export const dailyFeeds = ['deadlines', 'weekly', 'monthly'] as const;

/** Which feed of a folder is asked for. */
export interface FeedRequest {
  readonly topic: (typeof dailyFeeds)[number];
  /** `''` for the plan. */
  readonly folder: string;
  readonly format: FeedFormat;
}

/** What answering needs: the record, the index, and the clock that says which day it is. */
export interface FeedPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly now?: () => Date;
}

/** Seconds that a reader may keep an answer: one more day may begin while it is kept. */
const keptSeconds = { deadlines: 900, weekly: 3600, monthly: 3600 } as const;

/**
 * Parses the path of a feed that depends on the day; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseFeedRequest(path: string): FeedRequest | undefined {
  const parts = matchOwnName(path, /^@feeds\/([a-z]+)\.(xml|atom|json)$/u);
  const [address = '/', name, format] = parts ?? [];
  const topic = dailyFeeds.find((each) => each === name);
  if (topic === undefined) return undefined;
  return { topic, folder: address.slice(1, -1), format: format as FeedFormat };
}

/** The feed as of today; `undefined` where there is nothing to tell of, or no clock tells the day. */
export async function answerFeed(
  { topic, folder, format }: FeedRequest,
  { store, index, now }: FeedPorts,
  site: Site,
) {
  if (!now) return undefined;
  const day = now().toISOString().slice(0, 10);
  const feed =
    topic === 'deadlines'
      ? await deadlinesFeed(folder, day, index, site)
      : await digestFeed(topic, folder, day, {
          ...{ store, site, index: createPlanIndex(index) },
          states: createPlanStates(index),
          reader: createVersionReader(store),
        });
  if (!feed) return undefined;
  const { write, contentType } = writersOfFeeds[format];
  const text = write(feed);
  return { status: 200, text, contentType, keptSeconds: keptSeconds[topic] } as const;
}

/** Every such address that folders have in plain files. */
export function dailyFeedAddresses(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    dailyFeeds.flatMap((topic) => Object.values(feedAddresses(topicAddress(topic, folder)))),
  );
}
