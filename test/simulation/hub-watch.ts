import { pageKey } from '../../lib/plan/addresses/addresses.ts';
import type { Hubs, HubsOfRun } from '../../lib/ports/hubs.ts';
import { type Point, type SitePages, site } from './world.ts';

/** A WebSub hub, and which feeds it heard of. */
export interface HubWatch {
  /** The hub, asked at a point: there it may take long, and fail. */
  through(point: Point): Hubs;
  /** Feeds that were written after the hub was told of them last, or tried to. */
  unheard(): Promise<string[]>;
}

/** What a reader subscribes to, and no archive. */
const subscription = /(?:^|\/)(?:feed|@feeds\/(?:\w+|(?:lead|status)\/[^/]+))\.(?:json|xml|atom)$/u;

export function createHubWatch({ reader, keys }: Pick<SitePages, 'reader' | 'keys'>): HubWatch {
  /** The sequence number that each feed had when the hub was told of it, by key. */
  const heard = new Map<string, number>();
  return {
    through: (point) => {
      const publish: HubsOfRun['publish'] = (feeds) => {
        const note = async () => {
          for (const feed of feeds) {
            const key = pageKey(decodeURI(feed.slice(site.baseUrl.length)));
            heard.set(key, (await reader.get(key))?.sequence ?? 0);
          }
        };
        // What goes wrong is logged, and nothing else comes of it (lib/websub/websub-hubs.ts).
        return point('hubs.publish', '', note).catch(note);
      };
      return { forRun: () => ({ publish }) };
    },
    async unheard() {
      const failures: string[] = [];
      for (const key of keys()) {
        if (!subscription.test(key)) continue;
        const page = await reader.get(key);
        if (page && page.redirect === undefined && page.sequence > (heard.get(key) ?? 0))
          failures.push(`no hub was told of ${key} as of change set ${page.sequence}`);
      }
      return failures;
    },
  };
}
