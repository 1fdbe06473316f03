import { describe, expect, it } from '@jest/globals';
import type { Fields, Milestone } from '../../lib/plan/document.ts';
import { compareFields } from '../../lib/redline/field-changes.ts';

function withMilestones(...milestones: Milestone[]): Fields {
  return { title: 'Plan', lead: [], milestones };
}

const draft = { title: 'Publish the draft law on lobbying', due: '2016-06-30' };
const final = { title: 'Publish the final law on lobbying', due: '2017-06-30' };

describe('milestones of two versions', () => {
  it('are paired with the one that is most alike, so that no date seems to have moved', () => {
    const longer = { ...final, title: `${final.title} in full` };
    expect(compareFields(withMilestones(draft, final), withMilestones(longer))).toEqual([
      { field: 'milestone', before: draft.title },
      { field: 'milestone', before: final.title, after: longer.title },
    ]);
  });

  it('of phases stay with their phase when one is dropped and all are reworded', () => {
    const phases = [1, 2, 3].map((phase) => ({
      title: `Phase ${phase} report`,
      due: `${2015 + phase}-06-30`,
    }));
    const reworded = phases.slice(1).map((one) => ({ ...one, title: `${one.title}, in public` }));
    const changes = compareFields(withMilestones(...phases), withMilestones(...reworded));
    expect(changes.map(({ field }) => field)).toEqual(['milestone', 'milestone', 'milestone']);
    expect(changes[0]).toEqual({ field: 'milestone', before: 'Phase 1 report' });
  });

  it('that are as much alike are paired by their date', () => {
    const east = { title: 'Open a data office in the east', due: '2016-06-30' };
    const west = { title: 'Open a data office in the west', due: '2017-06-30' };
    const south = { title: 'Open a data office in the south', due: '2017-06-30' };
    expect(compareFields(withMilestones(east, west), withMilestones(south))).toEqual([
      { field: 'milestone', before: east.title },
      { field: 'milestone', before: west.title, after: south.title },
    ]);
  });
});
