import { beforeAll, describe, expect, it } from '@jest/globals';
import { feedFormats } from '../../lib/plan/addresses/addresses.ts';
import { type WeighedPushes, weighPushes } from '../support/pushes-of-each-kind.ts';
import { inTier } from '../support/tier.ts';

/** Documents of two plans. Both fill the chapter (250 lines) that the pushes are in, and the next one. */
const [small, large] = inTier({ fast: [520, 1_560], thorough: [520, 5_200] } as const);

/** Items more than in the small plan: the kept state of the plan has another level. */
const moreItems = 3;

/** What has 256 parts, or 64 entries on average, is not full in the small plan. */
const fuller = 1.5;

/** What a leaf of a tree may have more than another leaf (lib/pipeline/render/standings/split-entries.ts). */
const chance = 48 * 1024;

/**
 * Nodes more than that. The withdrawn document ends a node of the large plan, so that the next nodes
 * end elsewhere; each is one that its change replaces (docs/decisions/few-reads.md).
 */
const moreNodes = new Map([['withdrawn: read index NODE', 1]]);

/** The feeds of the plan, the chapter and the document; all others are by what matters. */
const feedsOfPlaces = 3;

/** What these may write: for each, three files, the entry and the end. */
const mostByWhatMatters = 10;

describe('a push of one document', () => {
  let before: WeighedPushes;
  let after: WeighedPushes;
  beforeAll(async () => {
    before = await weighPushes(small);
    after = await weighPushes(large);
  });

  it(`reads and writes in a plan of ${large} documents what it does in one of ${small}`, () => {
    const grown = [...after.weights].filter(([name, { items, bytes }]) => {
      const was = before.weights.get(name) ?? { items: 0, bytes: 0 };
      const more = moreNodes.get(name) ?? 0;
      const most = was.bytes * fuller + (name.endsWith(' NODE') ? chance * (1 + more) : 5_000);
      return items > was.items + moreItems + more || bytes > most;
    });
    expect(grown).toEqual([]);
    const none = { amended: 0, 'another title': 0, created: 0, withdrawn: 0 };
    expect(before.strayNodes).toEqual(none);
    expect(after.strayNodes).toEqual(none);
  });

  it(`writes at most ${mostByWhatMatters} items and files for feeds by what matters`, () => {
    const written = (kind: string) => after.weights.get(`amended: written ${kind}`)?.items ?? 0;
    const files = feedFormats.map((format) => written(`page of a topic, .${format}`));
    const items = [written('index FEED'), written('index FEEDEND')];
    const sum = [...files, ...items.map((count) => count - feedsOfPlaces)].reduce((a, b) => a + b);
    expect(files.every((count) => count > 0)).toBe(true);
    expect(sum).toBeLessThanOrEqual(mostByWhatMatters);
  });
});
