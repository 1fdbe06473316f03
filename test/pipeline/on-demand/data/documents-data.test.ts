import { describe, expect, it } from '@jest/globals';
import { documentsData } from '../../../../lib/pipeline/on-demand/data/documents-data.ts';
import { dataText } from '../../../../lib/pipeline/on-demand/data/fitting-data.ts';
import type {
  KeyedStanding,
  PlanStates,
} from '../../../../lib/pipeline/render/standings/plan-states.ts';
import { createPlanStates } from '../../../../lib/pipeline/render/standings/plan-states.ts';
import { longestTitle, mostMilestones } from '../../../../lib/plan/model/standing.ts';
import { createMemoryStores, site } from '../../../simulation/world.ts';

const milestones = Array.from({ length: mostMilestones }, () => ({
  title: 'م'.repeat(longestTitle),
}));

const standings = Array.from({ length: 201 }, (_, number): KeyedStanding => {
  const name = `commitment-${number + 1}`;
  const standing = {
    ...{ document: `${number}`.padStart(16, '0'), path: `${name}.md`, address: `/${name}/` },
    ...({
      kind: 'commitment',
      title: name,
      milestones,
      depth: 1,
      parents: [],
      version: 1,
    } as const),
    ...{ commit: 'a'.repeat(40), blob: 'b'.repeat(40), since: '2016-05-01T00:00:00.000Z' },
  };
  return { key: name, standing };
});

const states: PlanStates = {
  ...createPlanStates(createMemoryStores().index),
  standings: async (_state, _list, { skip = 0, limit = 0 } = {}) =>
    standings.slice(skip, skip + limit),
};

interface Documents {
  readonly documents: readonly { readonly title: string }[];
  readonly next?: string;
}

describe('data of documents', () => {
  it('fits into what a function may answer with, and leads to each of the others', async () => {
    const titles: string[] = [];
    for (let first: number | undefined = 1; first !== undefined; ) {
      const made = await documentsData(first, { states, state: {}, languages: [], site });
      const text = dataText(made);
      expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(6 * 1024 * 1024);
      const { documents, next }: Documents = JSON.parse(text);
      titles.push(...documents.map(({ title }) => title));
      first = next === undefined ? undefined : Number(/-(\d+)\.json$/u.exec(next)?.[1]);
    }
    expect(titles).toEqual(standings.map(({ standing }) => standing.title));
  });
});
