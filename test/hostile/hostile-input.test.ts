import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { linkResolver } from '../../lib/plan/addresses/link-resolver.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { problemText } from '../support/problem-text.ts';
import { hostileInputs } from './hostile-markdown.ts';
import { publishHostilePlan } from './hostile-plan.ts';
import { expectSafeObject } from './safe-tree.ts';

describe('hostile input', () => {
  it.each(hostileInputs)('$input', ({ markdown, readers, told }) => {
    const document = parseDocument('a.md', markdown, linkResolver('a.md', {}));
    expect(toHtml(document.content)).toBe(readers);
    const lines = document.problems.map(problemText);
    expect(lines.map((line, index) => line.slice(0, told[index]?.length ?? 300))).toEqual(told);
  });

  it('harms nobody in any page, feed, list or header of the site', async () => {
    const plan = await publishHostilePlan(hostileInputs.map(({ markdown }) => markdown));
    for (const key of plan.site.objects().keys()) {
      const page = await plan.site.page(key);
      if (page) expectSafeObject(key, page);
    }
    expect((await plan.site.changeSets()).length).toBe(hostileInputs.length + 1);
    await plan.close();
  });
});
