import { describe, expect, it } from '@jest/globals';
import { countStandings, groupBy } from '../../../lib/plan/standing/counts.ts';
import { daysLate, lateMilestones, scaleStatus } from '../../../lib/plan/standing/lateness.ts';

describe('lateness', () => {
  it.each([
    ['2016-06-30', '2016-06-30', 0],
    ['2016-06-30', '2016-07-01', 1],
    ['2016-06', '2016-06-30', 0],
    ['2016-06', '2016-07-02', 2],
    ['2016-Q2', '2016-06-30', 0],
    ['2016-Q2', '2016-07-01', 1],
    ['2016-H2', '2017-01-01', 1],
    ['2016', '2016-12-31', 0],
    ['2016', '2017-12-31', 365],
    ['2016-02', '2016-03-01', 1],
  ])('begins after the last day of %s: on %s it is %i days', (due, day, days) => {
    expect(daysLate({ due }, day)).toBe(days);
  });

  it.each([
    'completed',
    'withdrawn',
    'Completed (see the report)',
    'Achevé (rapport 2016)',
    'abandonné',
  ])('never is where the status is "%s"', (status) => {
    expect(daysLate({ due: '2015', status }, '2026-11-29')).toBe(0);
  });

  it.each(['limited', 'en cours', 'partly completed', 'not completed', '(completed)'])(
    'is where the status is "%s"',
    (status) => {
      expect(daysLate({ due: '2015-12-31', status }, '2016-01-01')).toBe(1);
    },
  );

  it('is not where nothing is due', () => {
    expect(daysLate({ status: 'limited' }, '2026-11-29')).toBe(0);
  });

  it('reads a long status in no more than its start', () => {
    expect(scaleStatus(`${'('.repeat(100_000)}`)).toBeUndefined();
    expect(scaleStatus(`done (${'x'.repeat(100_000)})`)).toBe('completed');
  });

  it('is told of milestones on their own, and of none once the commitment has ended', () => {
    const milestones = [
      { title: 'a', due: '2015' },
      { title: 'b', due: '2015', status: 'completed' },
      { title: 'c', due: '2030' },
    ];
    expect(lateMilestones({ milestones }, '2016-01-01').map(({ title }) => title)).toEqual(['a']);
    expect(lateMilestones({ milestones, status: 'withdrawn' }, '2016-01-01')).toEqual([]);
  });
});

describe('counts', () => {
  it('has each commitment in one column', () => {
    const standings = [
      { status: 'limited', due: '2015' },
      { status: 'limited (delayed)' },
      { status: 'en cours', due: '2015' },
      { status: 'completed', due: '2015' },
      {},
    ];
    const { total, late, columns } = countStandings(standings, '2016-01-01');
    expect({ total, late }).toEqual({ total: 5, late: 2 });
    expect(columns).toMatchObject({ limited: 2, other: 1, completed: 1, none: 1, withdrawn: 0 });
  });

  it('groups in the order in which keys come, each value once for each key', () => {
    const groups = groupBy(['ab', 'b', 'bb'], (word) => [...word]);
    expect([...groups]).toEqual([
      ['a', ['ab']],
      ['b', ['ab', 'b', 'bb']],
    ]);
  });
});
