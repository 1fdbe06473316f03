import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';

function milestone(item: string) {
  const { fields } = parseDocument('a.md', `# Commitment 1\n\n## Milestones\n\n- ${item}\n`);
  return fields.milestones[0];
}

describe('a milestone', () => {
  it.each([
    ['Publish the data by Q1 2016', 'Publish the data', '2016-Q1'],
    ['Publish the data, before June 2016', 'Publish the data', '2016-06'],
    ['**Publish by June 2016**', 'Publish', '2016-06'],
  ])('shows the date of "%s" once', (item, title, due) => {
    expect(milestone(item)).toEqual({ title, due });
  });

  it.each([
    '**Publish by June 2016** with partners',
    'Stand by the ministry',
    'Led by 2016 partners',
  ])('keeps the words of "%s"', (item) => {
    expect(item.replaceAll('**', '')).toContain(milestone(item)?.title);
    expect(milestone(item)?.due).toBeUndefined();
  });

  const day = (month: string, days: number) =>
    `has a day that does not exist: ${month} has the days 1 to ${days}`;

  it.each([
    ['Publish the data (31 February 2026)', '31 February 2026', day('2026-02', 28)],
    ['Publish the data (by 31 February 2026)', 'by 31 February 2026', day('2026-02', 28)],
    ['Publish the data by 2026-02-30', 'by 2026-02-30', day('2026-02', 28)],
    ['**Publish the data** (31/04/2026)', '31/04/2026', day('2026-04', 30)],
    [
      'Publish the data (2026-13-01)',
      '2026-13-01',
      'has a month that does not exist: months are 1 to 12',
    ],
    ['公開する (2026-06-31)', '2026-06-31', day('2026-06', 30)],
    ['Publier les données (31 février 2026)', '31 février 2026', day('2026-02', 28)],
    ['Daten veröffentlichen (31.06.2026)', '31.06.2026', day('2026-06', 30)],
    ['Publicar los datos (31-06-2026)', '31-06-2026', day('2026-06', 30)],
  ])('tells its author of a date that does not exist: %s', (item, written, why) => {
    const text = `---\nnumber: 1\n---\n# Water\n\n## Milestones\n\n- A\n- ${item}\n- B (2026-02-28)\n`;
    const { fields, problems } = parseDocument('a.md', text);
    expect(fields.milestones.map(({ due }) => due)).toEqual([undefined, undefined, '2026-02-28']);
    expect(problems).toEqual([
      expect.objectContaining({
        path: 'a.md',
        line: 9,
        severity: 'warning',
        message: `the date of a milestone ${why}, so it is shown as it is written: "${written}"`,
      }),
    ]);
  });

  it.each([
    ['Publish the data (31 February 2026)', '31 February 2026'],
    ['Publish the data, by 31 February 2026', '31 February 2026'],
    ['Publish the data by 2026-02-30', '2026-02-30'],
    ['**Publish the data** (31/04/2026)', '31/04/2026'],
    ['Publish the data, avant le 31 juin 2026', '31 juin 2026'],
  ])('has such a date as it is written, and not in its title: %s', (item, unreadDue) => {
    expect(milestone(item)).toEqual({ title: 'Publish the data', unreadDue });
  });

  it('tells of each line where several have the same date', () => {
    const items = ['A (2026-02-30)', 'B (2026-02-28)', 'C (2026-02-30)'];
    const text = `# Commitment 1\n\n## Milestones\n\n${items.map((one) => `- ${one}\n`).join('')}`;
    expect(parseDocument('a.md', text).problems.map(({ line }) => line)).toEqual([5, 7]);
  });
});
