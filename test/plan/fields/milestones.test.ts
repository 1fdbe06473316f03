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
});
