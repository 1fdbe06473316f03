import { describe, expect, it } from '@jest/globals';
import { pathologicalInputs } from '../support/pathological-markdown.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { createRepository } from '../support/repository.ts';
import { expectSafeObject } from './safe-tree.ts';

/** UTF-16 units of each text: in full size they are parsed in `test/plan/pathological.test.ts`. */
const length = 4000;
/** Of what everybody fetches again and again. */
const maximumFeedBytes = 500_000;

/** Publishes short texts, amends each into one of the given, and back. */
async function publish(texts: readonly string[]): Promise<PlanSite> {
  const site = await openPlanSite(await createRepository());
  const short = texts.map((_, index) => `# Document ${index}\n\nAs it was.\n`);
  for (const [push, documents] of [short, texts, short].entries()) {
    const files = Object.fromEntries(documents.map((text, index) => [`${index}.md`, text]));
    const beside = `# Beside\n\nAs push ${push + 1} left it.\n`;
    await site.repository.commit({ message: 'Push', files: { ...files, 'beside.md': beside } });
    await site.publish();
  }
  return site;
}

const feeds = /(?:^|\/)(?:feed\.(?:xml|atom|json)|@feed\/.*)$/u;

describe('texts made to overwhelm a parser', () => {
  it('are published with all beside them, and feeds stay small', async () => {
    const texts = pathologicalInputs();
    const site = await publish(texts.map(({ markdown }) => markdown.slice(0, length)));
    expect(await site.text('beside/index.html')).toContain('As push 3 left it.');
    const counts = (await site.changeSets()).map(({ changes }) => changes.length);
    expect(counts).toEqual(Array.from({ length: 3 }, () => texts.length + 1));
    for (const key of site.objects().keys()) {
      const page = await site.page(key);
      if (page) expectSafeObject(key, page);
      if (feeds.test(key))
        expect([key, (page?.body.byteLength ?? 0) < maximumFeedBytes]).toEqual([key, true]);
    }
    await site.close();
    await site.repository.close();
  });
});
