import { isDeepStrictEqual } from 'node:util';
import type { Storm, StormOptions } from './storm-ports.ts';

/** A moment of a storm in which nothing goes on and nothing waits: all that led to what comes. */
export interface Quiet
  extends Pick<Storm, 'stores' | 'watcher' | 'story' | 'calls' | 'runs' | 'pushed'>,
    Pick<StormOptions, 'pages' | 'random'> {
  /** Deliveries that were given to a run of ingest. */
  readonly given: ReadonlySet<string>;
}

/** What a storm has come to, for others to go on from. */
export function quietOf({ queue: { given }, options, ...storm }: Storm): Promise<Quiet> {
  return copyQuiet({ ...storm, ...options, given });
}

/** The same moment again, which can be gone on from once. */
export async function copyQuiet(quiet: Quiet): Promise<Quiet> {
  const { calls, runs, pushed } = quiet;
  const stores = await quiet.stores.copy();
  const pages = await quiet.pages.copy();
  return {
    ...{ stores, pages, calls, runs, pushed },
    watcher: quiet.watcher.copy(stores, pages),
    story: [...quiet.story],
    random: quiet.random.copy(),
    given: new Set(quiet.given),
  };
}

/**
 * Whether a storm that is quiet has come to what another one was at that moment: all that is kept is
 * the same, also what no reader sees, and nothing is under way, broken or owed.
 */
export async function isAt(storm: Storm, moment: Quiet): Promise<boolean> {
  const { active, stalled, broken, queue, watcher, stores, options } = storm;
  const isIdle = active.size + stalled.size + broken.size === 0;
  if (!isIdle || storm.pushed !== moment.pushed || watcher.violations.length > 0) return false;
  if (!isDeepStrictEqual(queue.given, moment.given)) return false;
  if (!isDeepStrictEqual(watcher.heads, moment.watcher.heads)) return false;
  for (const stage of ['ingested', 'rendered', 'announced'] as const) {
    const cursors = [stores, moment.stores].map(({ store }) => store.cursor(stage));
    const [now, then] = await Promise.all(cursors);
    if (!isDeepStrictEqual(now, then)) return false;
  }
  return (
    isDeepStrictEqual(stores.all, moment.stores.all) &&
    isDeepStrictEqual(options.pages.all(), moment.pages.all())
  );
}
