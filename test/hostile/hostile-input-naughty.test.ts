import { describe, expect, it } from '@jest/globals';
import { naughtyStrings } from '../support/naughty-strings.ts';
import { pathologicalInputs } from '../support/pathological-markdown.ts';
import { publishHostilePlan } from './hostile-plan.ts';
import { expectSafeObject } from './safe-tree.ts';

async function expectSafePlan(given: readonly string[]): Promise<void> {
  const texts = [...new Set(given)];
  const plan = await publishHostilePlan(texts);
  for (const key of plan.site.objects().keys()) {
    const page = await plan.site.page(key);
    if (page) expectSafeObject(key, page);
  }
  expect((await plan.site.changeSets()).length).toBe(texts.length + 1);
  await plan.close();
}

/** Texts in groups, each string of a group on its own in a heading, a paragraph, a link and a table. */
function inDocuments(strings: readonly string[], size: number): string[] {
  const groups = Map.groupBy(strings.entries(), ([index]) => Math.floor(index / size));
  return [...groups.values()].map((group) =>
    group
      .map(([, text]) => {
        const cell = text.replace(/[|\n]/gu, ' ');
        return `# ${text}\n\n${text}\n\n[${text}](${text}) ![${text}](<./${text}> "${text}")\n\n| ${cell} |\n|---|\n| ${cell} |\n`;
      })
      .join('\n'),
  );
}

describe('texts that broke other programs', () => {
  it('harm nobody, each as a note, an author, a field and a file name', async () => {
    await expectSafePlan(naughtyStrings().filter((_, index) => index % 8 === 0));
  });

  it('harm nobody in headings, links, images and tables', async () => {
    await expectSafePlan(inDocuments(naughtyStrings(), 40));
  });

  it('harm nobody when they are made to overwhelm a parser', async () => {
    await expectSafePlan(pathologicalInputs().map(({ markdown }) => markdown.slice(0, 4000)));
  });
});
