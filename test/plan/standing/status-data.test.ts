import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { csvText } from '../../../lib/plan/standing/csv.ts';
import { statusCsv, statusJson, statusSchema } from '../../../lib/plan/standing/status-data.ts';

const commitment = {
  ...{ document: 'd', path: 'a/é.md', address: '/a/é/', title: 'Open, "now"', number: '7b' },
  ...{ status: 'Limited (waits)', due: '2016-Q2', lead: ['A', 'B'], chapter: 'Ways' },
  milestones: [
    { title: 'x', due: '2015' },
    { title: 'y', status: 'completed' },
  ],
};
const options = { day: '2016-07-10', baseUrl: 'https://plan.example', schema: '/s.json' };

describe('CSV', () => {
  it('quotes commas, quotes and line ends (RFC 4180)', () => {
    expect(csvText([['a,b', 'say "x"', 'c\nd', 3]])).toBe('\uFEFF"a,b","say ""x""","c\nd",3\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1', '|cmd'])(
    'keeps %j from being a formula',
    (text) => {
      expect(csvText([[text]]).replace(/^\uFEFF"?/u, '')[0]).toBe("'");
    },
  );

  it('has a line for each commitment under a line of names', () => {
    const [names, row] = statusCsv([commitment], options).slice(1).split('\r\n');
    expect(names?.split(',').slice(0, 3)).toEqual(['number', 'title', 'chapter']);
    expect(row).toBe(
      '7b,"Open, ""now""",Ways,Limited (waits),limited,2016-Q2,2016-06-30,10,A; B,2,1,1,,https://plan.example/a/%C3%A9/,',
    );
  });
});

describe('the documentation', () => {
  it('says of every column what the schema says', () => {
    const guide = readFileSync('docs/data.md', 'utf8');
    const { properties } = JSON.parse(statusSchema()) as {
      properties: {
        commitments: { items: { properties: Record<string, { description: string }> } };
      };
    };
    for (const [name, { description }] of Object.entries(properties.commitments.items.properties))
      expect(guide).toContain(`| \`${name}\` | ${description} |`);
  });
});

describe('JSON', () => {
  it('has every member that its schema requires, and no other', () => {
    const { properties } = JSON.parse(statusSchema()) as {
      properties: { commitments: { items: { required: string[] } } };
    };
    const { day, commitments } = JSON.parse(statusJson([commitment], options)) as {
      day: string;
      commitments: Record<string, unknown>[];
    };
    expect(day).toBe('2016-07-10');
    expect(Object.keys(commitments[0] ?? {}).toSorted()).toEqual(
      properties.commitments.items.required.toSorted(),
    );
    expect(commitments[0]).toMatchObject({ daysLate: 10, lead: ['A', 'B'], milestonesLate: 1 });
  });
});
