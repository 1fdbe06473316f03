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
