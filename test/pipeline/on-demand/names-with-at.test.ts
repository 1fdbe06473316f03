import { beforeAll, describe, expect, it } from '@jest/globals';
import { openPastPlan } from './past-plan.ts';

let plan: Awaited<ReturnType<typeof openPastPlan>>;

const promise = (due: string) => `---\nstatus: limited\ndue: ${due}\n---\n# Commitment 1: Answer\n`;

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'README.md': '# The plan\n',
        'team@work/README.md': '# At work\n',
        'team@work/commitment-1@home.md': promise('2016-06-30'),
      },
    ],
    ['2016-03-01', { 'team@work/commitment-1@home.md': promise('2016-12-31') }],
  ]);
});

describe('what is made of a name that has an "@" inside', () => {
  it.each([
    '@2016-02-20/',
    '@changes/since/2016-02-20/',
    '@status/',
    '@2016-02-20/@status/',
    '@feeds/due.ics',
    '@feeds/deadlines.xml',
    '@feeds/weekly.json',
    '@whole/',
    '@2016-02-20/@whole/',
  ])('answers for the folder: %s', async (asked) => {
    expect(await plan.ask(`/team@work/${asked}`)).toMatchObject({ status: 200 });
  });

  it.each(['@2016-02-20/', '@compare/latest/', '@timegate/'])(
    'leads from the document to its version: %s',
    async (asked) => {
      const answer = await plan.ask(`/team@work/commitment-1@home/${asked}`);
      expect(answer).toHaveProperty('redirect');
    },
  );

  it.each(['@timemap/', '@history/data.json', '@status/'])(
    'answers for the document: %s',
    async (asked) => {
      const answer = await plan.ask(`/team@work/commitment-1@home/${asked}`);
      expect(answer).toMatchObject({ status: 200 });
    },
  );
});
