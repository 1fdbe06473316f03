import { describe, expect, it } from '@jest/globals';
import { weighPushes } from '../support/pushes-of-each-kind.ts';
import { inTier } from '../support/tier.ts';

/** Documents of two plans. Both fill the chapter (250 lines) that the pushes are in, and the next one. */
const [small, large] = inTier({ fast: [520, 1_560], thorough: [520, 5_200] } as const);

/** Items more than in the small plan: the kept state of the plan has another level. */
const moreItems = 3;

/** Where a document that goes was the end of a node, the next node is read, too. */
const nextNodes = new Map([['withdrawn: read index NODE', 1]]);

/** What has 256 parts, or 64 entries on average, is not full in the small plan. */
const fuller = 1.5;

/** What a leaf of a tree may have more than another leaf (lib/pipeline/render/standings/split-entries.ts). */
const chance = 48 * 1024;

describe('a push of one document', () => {
  it(`reads and writes in a plan of ${large} documents what it does in one of ${small}`, async () => {
    const [before, after] = [await weighPushes(small), await weighPushes(large)];
    const grown = [...after].filter(([name, { items, bytes }]) => {
      const was = before.get(name) ?? { items: 0, bytes: 0 };
      const more = nextNodes.get(name) ?? 0;
      const most = was.bytes * fuller + (name.endsWith(' NODE') ? chance * (1 + more) : 5_000);
      return items > was.items + moreItems + more || bytes > most;
    });
    expect(grown).toEqual([]);
  });
});
