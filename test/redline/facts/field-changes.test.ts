import { describe, expect, it } from '@jest/globals';
import type { Fields, Milestone } from '../../../lib/plan/model/document.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import { findKinds } from '../../../lib/redline/changes/find-kinds.ts';
import { compareFields } from '../../../lib/redline/facts/field-changes.ts';
import { redline } from '../../../lib/redline/redline.ts';
import { summarize } from '../../../lib/words/summarize.ts';

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
      { field: 'milestone-due', before: draft.due, milestone: draft.title },
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
    expect(changes.slice(0, 2)).toEqual([
      { field: 'milestone', before: 'Phase 1 report' },
      { field: 'milestone-due', before: '2016-06-30', milestone: 'Phase 1 report' },
    ]);
    expect(changes.slice(2).map(({ field }) => field)).toEqual(['milestone', 'milestone']);
  });

  it.each([
    ['Adopt the act, by 30 June 2027', 'Adopt the act, by 31 February 2027', '31 February 2027'],
    ['Adopt the act by 30 June 2027', 'Adopt the act by 30 Jnue 2027', '30 Jnue 2027'],
    ['Adopt the act (30 June 2027)', 'Adopt the act (30 Jnue 2027)', '30 Jnue 2027'],
    ['Adopt the act by 30 June 2027', 'Adopt the act by the end of 2027', 'the end of 2027'],
    ['**Adopt the act** (30 June 2027)', '**Adopt the act** (2027-02-31)', '2027-02-31'],
    ['Vote by 30 June 2027', 'Vote by 30 Jnue 2027', '30 Jnue 2027'],
    [
      'Adopt the act, avant le 30 juin 2027',
      'Adopt the act, avant le 31 juin 2027',
      '31 juin 2027',
    ],
    ['Adopt the act d’ici le 30 juin 2027', 'Adopt the act d’ici fin 2027', 'fin 2027'],
  ])('keep a date that cannot be read as it is written: %s', (before, after, written) => {
    const [old, young] = [before, after].map(
      (item) => parseDocument('a.md', `# Commitment 1\n\n## Milestones\n\n- ${item}\n`).fields,
    );
    if (!old || !young) throw new Error('two texts are needed');
    const milestone = old.milestones[0]?.title;
    const due = { field: 'milestone-due', milestone };
    expect(compareFields(old, young)).toEqual([
      { ...due, before: '2027-06-30', after: written, unread: 'after' },
    ]);
    expect(compareFields(young, old)).toEqual([
      { ...due, before: written, after: '2027-06-30', unread: 'before' },
    ]);
  });

  it.each(['Adopt the act by 5 %', 'Adopt the act with 2027 friends', 'Adopt the act by all'])(
    'have no date where their title says another thing: %s',
    (title) => {
      const due = { title: 'Adopt the act', due: '2027-06-30' };
      expect(compareFields(withMilestones(due), withMilestones({ title }))).toContainEqual(
        expect.not.objectContaining({ unread: 'after' }),
      );
    },
  );

  it('of one title are told apart by their dates', () => {
    const [first, second] = ['2016-06-30', '2017-06-30'].map((due) => ({ title: 'Report', due }));
    const earlier = { title: 'Report', due: '2015-06-30' };
    if (!first || !second) throw new Error('two reports');
    expect(compareFields(withMilestones(first, second), withMilestones(second, first))).toEqual([]);
    expect(compareFields(withMilestones(first, second), withMilestones(second))).toEqual([
      { field: 'milestone', before: 'Report' },
      { field: 'milestone-due', before: first.due, milestone: 'Report' },
    ]);
    expect(
      compareFields(withMilestones(first, second), withMilestones(earlier, first, second)),
    ).toEqual([
      { field: 'milestone', after: 'Report' },
      { field: 'milestone-due', after: earlier.due, milestone: 'Report' },
    ]);
  });

  it('come and go with their dates and states', () => {
    const trained = { ...draft, title: 'Train officials', status: 'completed' as const };
    expect(compareFields(withMilestones(), withMilestones(trained))).toEqual([
      { field: 'milestone', after: 'Train officials' },
      { field: 'milestone-due', after: draft.due, milestone: 'Train officials' },
      { field: 'milestone-status', after: 'completed', milestone: 'Train officials' },
    ]);
  });

  it('that are as much alike are paired by their date', () => {
    const east = { title: 'Open a data office in the east', due: '2016-06-30' };
    const west = { title: 'Open a data office in the west', due: '2017-06-30' };
    const south = { title: 'Open a data office in the south', due: '2017-06-30' };
    expect(compareFields(withMilestones(east, west), withMilestones(south))).toEqual([
      { field: 'milestone', before: east.title },
      { field: 'milestone-due', before: east.due, milestone: east.title },
      { field: 'milestone', before: west.title, after: south.title },
    ]);
  });
});

describe('front matter that cannot be read any more', () => {
  const read = '---\nstatus: limited\nlead: A ministry\ndue: 2016-06-30\n---\n# Title\n\nText.\n';
  const before = parseDocument('a.md', read);
  const after = parseDocument('a.md', read.replace('lead: A', 'lead: A: "'));

  it('is all that is said of it, for nobody removed the facts', () => {
    const difference = redline(before, after);
    expect(difference.fields).toEqual([{ field: 'frontMatter', after: 'unreadable' }]);
    expect(summarize(difference, 'en')).toBe(
      'front matter cannot be read, so its facts are missing; 1 code block added in “Title”',
    );
    expect(findKinds(difference).map(({ kind }) => kind)).not.toContain('obligation');
  });

  it('gives back the facts, as they are then, when it can be read again', () => {
    const difference = redline(after, before);
    expect(difference.fields.map(({ field }) => field)).toEqual([
      ...['frontMatter', 'lead', 'status', 'due'],
    ]);
    expect(summarize(difference, 'fr')).toMatch(/^en-tête de nouveau lisible\u00a0; /u);
  });
});

describe('lead institutions of two versions', () => {
  const kindsOf = (before: string[], after: string[]) => {
    const [old, young] = [before, after].map((lead) => ({ title: 'Plan', lead, milestones: [] }));
    if (!old || !young) throw new Error('two versions');
    return findKinds({ fields: compareFields(old, young), content: [] }).map(({ kind }) => kind);
  };

  it('are the same where only capitals or the signs between them differ', () => {
    expect(kindsOf(['ministère de la Santé'], ['Ministère de la Santé'])).toEqual(['wording']);
    expect(kindsOf(['Premier ministre ; ministère'], ['Premier ministre', 'Ministère'])).toEqual([
      'wording',
    ]);
  });

  it('are others where a name came, went or is another', () => {
    expect(kindsOf(['Treasury'], ['Treasury', 'Police'])).toEqual(['obligation']);
    expect(kindsOf(['Treasury'], ['Police'])).toEqual(['obligation']);
  });
});
