import { describe, expect, it } from '@jest/globals';
import { dateProblems, effectiveDate } from '../../lib/pipeline/ingest/effective-date.ts';

const now = () => new Date('2016-03-02T12:00:00.500Z');
const predecessor = '2016-03-01T12:00:00.000Z';

async function* commits(...dates: readonly string[]) {
  for (const date of dates) yield { date };
}

describe('the date of a commit', () => {
  it('holds up to a day ahead of the clock, whatever the time zone', async () => {
    const date = '2016-03-03T11:59:59.000Z';
    expect(await effectiveDate({ date }, { predecessor, now })).toEqual({ date });
  });

  it('is the time of ingest where it is further ahead, and what it says is kept', async () => {
    const date = '2099-01-01T12:00:00.000Z';
    expect(await effectiveDate({ date }, { predecessor, now })).toEqual({
      date: '2016-03-02T12:00:00.000Z',
      saidDate: date,
    });
  });

  it('is told with its year as people write it', () => {
    const [problem] = dateProblems({ date: predecessor, saidDate: '+010000-01-01T00:00:00.000Z' });
    expect(problem?.message).toContain('made on 10000-01-01, which');
  });

  it('is not before that of its predecessor', async () => {
    const before = '2016-03-03T00:00:00.000Z';
    const judgement = { predecessor: before, now };
    const early = { date: '2015-01-01T00:00:00.000Z' };
    expect(await effectiveDate(early, judgement)).toEqual({ date: before });
    const late = { date: '2099-01-01T00:00:00.000Z' };
    expect(await effectiveDate(late, judgement)).toMatchObject({ date: before });
  });

  it('is not after that of a believable commit on top of it', async () => {
    const following = () => commits('2098-01-01T00:00:00.000Z', '2016-03-01T18:00:00.000Z');
    const judgement = { predecessor, now, following };
    expect(await effectiveDate({ date: '2099-01-01T12:00:00.000Z' }, judgement)).toMatchObject({
      date: '2016-03-01T18:00:00.000Z',
    });
  });

  it('is believed before 1970, and not in a year of five digits', async () => {
    const moon = '1969-07-20T20:17:40.000Z';
    expect(await effectiveDate({ date: moon }, { predecessor: undefined, now })).toEqual({
      date: moon,
    });
    const far = '+012345-06-01T00:00:00.000Z';
    expect(await effectiveDate({ date: far }, { predecessor, now })).toMatchObject({
      date: '2016-03-02T12:00:00.000Z',
      saidDate: far,
    });
  });

  it('is said to be unreadable where it is none, and asks no clock', async () => {
    for (const date of ['', '-000001-01-01T00:00:00.000Z'])
      expect(await effectiveDate({ date }, { predecessor })).toEqual({
        date: predecessor,
        saidDate: 'unreadable',
      });
  });
});
