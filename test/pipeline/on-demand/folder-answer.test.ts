import { describe, expect, it } from '@jest/globals';
import { answerFolder } from '../../../lib/pipeline/on-demand/sections/folder-answer.ts';
import { site } from '../../simulation/world.ts';
import { openPastPlan } from './past-plan.ts';

describe('a folder in a list that is longer than what is looked through', () => {
  it('says so, where nothing of it was found as well', async () => {
    const listed = ['a/one', 'a/two', 'b/three', 'b/four', 'c/five'];
    const plan = await openPastPlan([
      [
        '2016-02-10',
        {
          'README.md': '# Plan\n',
          'SUMMARY.md': listed.map((name) => `* [${name}](${name}.md)\n`).join(''),
          ...Object.fromEntries(listed.map((name) => [`${name}.md`, `# ${name}\n`])),
        },
      ],
    ]);
    const textOf = async (folder: string, limit: number) =>
      (await answerFolder(folder, plan, site, limit))?.text ?? '';
    expect(await textOf('b', 2)).toContain(
      'among its first 2 documents. The search finds the rest.',
    );
    expect(await textOf('c', 2)).not.toContain('No document is here');
    expect(await textOf('b', 5)).toContain('href="/b/four/"');
    expect(await textOf('b', 9)).not.toContain('among its first');
  });
});

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
