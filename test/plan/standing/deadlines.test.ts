import { describe, expect, it } from '@jest/globals';
import type { Standing } from '../../../lib/plan/model/standing.ts';
import { deadlinesIn, lastDay, usualPeriods } from '../../../lib/plan/standing/deadlines.ts';

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

  it('is nothing to dates that are none', () => {
    expect(lastDay('someday')).toBeUndefined();
    expect(lastDay('9999-12-31')).toBeUndefined();
    expect(lastDay('2016-Q1')).toBe('2016-03-31');
  });
});
