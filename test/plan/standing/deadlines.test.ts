import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../../../lib/plan/model/standing.ts';
import {
  deadlinesIn,
  lastDay,
  type Stretch,
  usualPeriods,
} from '../../../lib/plan/standing/deadlines.ts';

const promise: Standing = {
  ...{ document: 'a', path: 'a.md', address: '/a/', kind: 'commitment', title: 'A', depth: 1 },
  ...{ parents: [], version: 1, since: '2016-01-01T10:00:00Z', blob: 'b', commit: 'c' },
  due: '2016-06-30',
};

function told(standings: readonly Standing[], periods = usualPeriods) {
  const stretch = { first: '2016-01-01', last: '2017-12-31', standings };
  return deadlinesIn([stretch], periods).map(({ cause, day }) => `${day} ${cause}`);
}

describe('what days bring', () => {
  it('is told by the periods that are set', () => {
    expect(told([promise])).toEqual(['2016-07-01 past', '2016-05-31 soon', '2016-12-31 silent']);
    expect(told([promise], { soonDays: 14, silentDays: 100 })).toEqual([
      ...['2016-07-01 past', '2016-06-16 soon', '2016-04-10 silent'],
    ]);
  });

  it.each(['completed', 'withdrawn', 'Completed (see the report)'])(
    'is nothing to what is %s',
    (status) => {
      expect(told([{ ...promise, status }])).toEqual([]);
    },
  );

  it('is nothing to documents that promise nothing', () => {
    expect(told([{ ...promise, kind: 'page' }])).toEqual([]);
  });

  it('is told of a date that was written when its day had come, and not of one that was there', () => {
    const before = {
      first: '2016-08-01',
      last: '2016-08-01',
      standings: [{ ...promise, due: '2017' }],
    };
    const after = { first: '2016-08-02', last: '2016-08-03', standings: [promise] };
    const days = (stretches: Parameters<typeof deadlinesIn>[0]) =>
      deadlinesIn(stretches, usualPeriods).map(({ cause, day }) => `${day} ${cause}`);
    expect(days([before, after])).toEqual(['2016-08-02 past']);
    expect(days([{ ...before, standings: [{ ...promise, status: 'completed' }] }, after])).toEqual(
      [],
    );
    expect(days([{ ...before, standings: [] }, after])).toEqual(['2016-08-02 past']);
  });

  describe('is a date that was soon and is dropped', () => {
    const days = (was: Standing, now: Partial<Stretch>) =>
      deadlinesIn(
        [
          { first: '2016-06-01', last: '2016-06-09', standings: [was] },
          { first: '2016-06-10', last: '2016-07-09', standings: [], ...now },
        ],
        usualPeriods,
      ).map(({ cause, day, date }) => `${day} ${cause} ${date}`);
    const { due: _due, ...undated } = promise;
    const step = { title: 'Report', due: '2016-06-20' };
    const said = '2016-06-10 dropped 2016-06-30';

    it.each<readonly [string, Partial<Stretch>, readonly string[]]>([
      ['was taken out', { standings: [undated] }, [said]],
      ['was moved', { standings: [{ ...promise, due: '2016-12-31' }] }, [said]],
      ['is withdrawn by its status', { standings: [{ ...promise, status: 'withdrawn' }] }, [said]],
      [
        'is of a document that promises no more',
        { standings: [{ ...promise, kind: 'page' }] },
        [said],
      ],
      [
        'is of a document that was withdrawn',
        { withdrawn: [{ ...promise, withdrawn: '2016-06-09T10:00:00Z' }] },
        [said],
      ],
      [
        'is written otherwise',
        { standings: [{ ...promise, due: '2016-06' }] },
        ['2016-07-01 past 2016-06-30'],
      ],
      ['was kept', { standings: [{ ...promise, status: 'completed' }] }, []],
      ['is of a document that another folder has', {}, []],
    ])('and %s', (_what, now, expected) => {
      expect(days(promise, now)).toEqual(expected);
    });

    it('of a milestone, and not when that is done', () => {
      const now = (milestones: Standing['milestones'] = []) => ({
        standings: [{ ...undated, milestones }],
      });
      const was = { ...undated, milestones: [step] };
      expect(days(was, now())).toEqual(['2016-06-10 dropped 2016-06-20']);
      expect(days(was, now([{ ...step, status: 'withdrawn' }]))).toHaveLength(1);
      expect(days(was, now([{ ...step, status: 'completed' }]))).toEqual([]);
    });

    it('once it was told: not before it is soon, and not when it has passed', () => {
      expect(days({ ...promise, due: '2016-07-10' }, { standings: [undated] })).toEqual([]);
      expect(days({ ...promise, due: '2016-06-08' }, { standings: [undated] })).toEqual([
        '2016-06-09 past 2016-06-08',
      ]);
      // On the next day it would have been past.
      expect(days({ ...promise, due: '2016-06-09' }, { standings: [undated] })).toHaveLength(1);
    });

    it('and is told as new when it comes back', () => {
      const withdrawn = { ...promise, status: 'withdrawn' };
      expect(days(withdrawn, { standings: [promise] })).toEqual([
        '2016-07-01 past 2016-06-30',
        '2016-06-10 soon 2016-06-30',
      ]);
    });
  });

  it('is nothing to dates that are none', () => {
    expect(lastDay('someday')).toBeUndefined();
    expect(lastDay('9999-12-31')).toBeUndefined();
    expect(lastDay('2016-Q1')).toBe('2016-03-31');
  });
});
