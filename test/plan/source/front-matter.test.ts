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
