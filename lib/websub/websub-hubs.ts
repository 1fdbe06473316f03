import type { Hubs } from '../ports/hubs.ts';

/** Milliseconds that a hub may take to answer. */
const patience = 10_000;

/** Feeds that one request tells of: what hubs are known to take. */
const feedsAtOnce = 50;

/**
 * Tells WebSub hubs that feeds have changed. How a publisher does that is left to the hub by WebSub
 * section 7; all known ones take `hub.mode=publish` with `hub.url` (PubSubHubbub 0.4 section 7.1).
 * Hubs are a courtesy to watchers, who see the feed all the same: what goes wrong is logged.
 */
export function createWebSubHubs(options: {
  /** Absolute URLs. */
  readonly hubs: readonly string[];
  readonly log: (entry: Readonly<Record<string, unknown>>) => void;
  /** Milliseconds that a hub may take to answer. */
  readonly patience?: number;
}): Hubs {
  const { hubs, log, patience: wait = patience } = options;
  return {
    forRun() {
      // Were each request to hang, the next push would wait.
      const hanging = new Set<string>();
      return {
        async publish(feeds) {
          const asked = hubs.filter((hub) => !hanging.has(hub));
          await Promise.all(asked.map((hub) => tellAll(hub, feeds, hanging)));
        },
      };
    },
  };

  async function tellAll(
    hub: string,
    feeds: readonly string[],
    hanging: Set<string>,
  ): Promise<void> {
    for (let from = 0; from < feeds.length; from += feedsAtOnce)
      try {
        await tell(hub, feeds.slice(from, from + feedsAtOnce), wait);
      } catch (error) {
        logFailure(hub, error);
        if (error instanceof Error && error.name === 'TimeoutError') {
          hanging.add(hub);
          return;
        }
      }
  }

  function logFailure(hub: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    log({ message: 'a hub was not told', hub, reason });
  }
}

async function tell(hub: string, feeds: readonly string[], wait: number): Promise<void> {
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const feed of feeds) body.append('hub.url', feed);
  const answer = await fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(wait) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`it answered ${answer.status}`);
}
