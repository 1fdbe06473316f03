import { describe, expect, it } from '@jest/globals';
import { openPastPlan } from './past-plan.ts';

describe('a folder without a page of its own', () => {
  it('leads to what it has no room for', async () => {
    const texts = Array.from({ length: 252 }, (_, number) => {
      const name = String(number).padStart(3, '0');
      return [`ways/page-${name}.md`, `# Page ${name}\n`];
    });
    const plan = await openPastPlan([['2016-02-10', Object.fromEntries(texts)]]);
    const page = await plan.text('/ways/');
    expect(page).toContain('href="/ways/page-249/"');
    expect(page).toContain('href="/ways/page-250/"');
  });
});
