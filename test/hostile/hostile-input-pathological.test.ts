import { describe, expect, it } from '@jest/globals';
import { createSourceTrials } from '../../lib/local/server/source-trials.ts';
import type { TextTrials } from '../../lib/ports/text-trials.ts';
import { pathologicalInputs } from '../support/pathological-markdown.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { createRepository } from '../support/repository.ts';
import { expectSafeObject } from './safe-tree.ts';

/** UTF-16 units of each text where all of them are published. */
const length = 4000;
/** The first of the inputs are cmark's; they are published in full size, too. */
const cmarkInputs = 25;
/** Of what everybody fetches again and again. */
const maximumFeedBytes = 500_000;

/** Publishes short texts, amends each into one of the given, and back. */
async function publish(texts: readonly string[], trials?: TextTrials): Promise<PlanSite> {
  const site = await openPlanSite(await createRepository(), trials);
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

/** Everything beside them is published, and whoever follows the feeds gets small and safe ones. */
async function expectUnharmed(site: PlanSite, published: number): Promise<void> {
  expect(await site.text('beside/index.html')).toContain('As push 3 left it.');
  const counts = (await site.changeSets()).map(({ changes }) => changes.length);
  expect(counts.slice(1)).toEqual([published + 1, published + 1]);
  for (const key of [...site.objects().keys()].filter((one) => feeds.test(one))) {
    const page = await site.page(key);
    if (page) expectSafeObject(key, page);
    expect([key, (page?.body.byteLength ?? 0) < maximumFeedBytes]).toEqual([key, true]);
  }
}

describe('texts made to overwhelm a parser', () => {
  it('are published with all beside them, and feeds stay small', async () => {
    const texts = pathologicalInputs();
    const site = await publish(texts.map(({ markdown }) => markdown.slice(0, length)));
    await expectUnharmed(site, texts.length);
    for (const key of site.objects().keys()) {
      const page = await site.page(key);
      if (page) expectSafeObject(key, page);
    }
    await site.close();
    await site.repository.close();
  });

  it("are published in full size, cmark's, but the one that is no text", async () => {
    const texts = pathologicalInputs().slice(0, cmarkInputs);
    const trials = createSourceTrials();
    const site = await publish(
      texts.map(({ markdown }) => markdown),
      trials,
    );
    await expectUnharmed(site, texts.filter(({ markdown }) => !markdown.includes('\0')).length);
    await site.close();
    await site.repository.close();
    await trials.close();
  });
});
