import { describe, expect, it } from '@jest/globals';
import { parseDocument } from '../../../lib/plan/parse.ts';

describe('front matter that was read before', () => {
  it('gives the same fields and the same problems, with its own lines', () => {
    const yaml = '---\ntitle: Plan\ntitle: Other\ndue: someday\n---\n';
    const first = parseDocument('plan.md', `${yaml}Text\n`);
    const second = parseDocument('plan.md', `${yaml}Text\n`);
    expect(second).toEqual(first);
    expect(first.problems.map(({ line }) => line)).toEqual([3, 4]);
    const other = parseDocument('plan.md', '---\ntitle: New\n---\nText\n');
    expect(other).toMatchObject({ fields: { title: 'New' }, problems: [] });
  });
});

describe('front matter without a blank behind its colons', () => {
  it('is shown as it is written, and its author told', () => {
    const { fields, problems } = parseDocument('a.md', '---\nstatus:limited\n---\n# A\n');
    expect(fields).toMatchObject({ title: 'A', frontMatter: 'unreadable' });
    expect(problems).toMatchObject([{ line: 2, severity: 'error' }]);
  });

  it.each(['https://example.org', 'Some text', 'status:limited and more\nof a text'])(
    'is a text between two lines where it is one: %j',
    (text) => {
      const { fields } = parseDocument('a.md', `---\n${text}\n---\n# A\n`);
      expect(fields.frontMatter).toBeUndefined();
    },
  );
});
