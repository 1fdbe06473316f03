import { afterEach, describe, expect, it } from '@jest/globals';
import { createSourceTrials } from '../../lib/local/server/source-trials.ts';
import type { TextTrials } from '../../lib/ports/text-trials.ts';
import { pathologicalInputs, shortened } from '../support/pathological-markdown.ts';
import { openPlanSite, type PlanSite } from '../support/plan-site.ts';
import { createRepository } from '../support/repository.ts';
import { expectSafeObject } from './safe-tree.ts';

/** UTF-16 units of each text where all of them are published. */
const length = 4_000;
/** The first of the inputs are cmark's; they are published in full size, too. */
const cmarkInputs = 25;
/** With so many zero bytes one of them is no text any more. */
const withoutText = 1;
/** Of what everybody fetches again and again. */
const maximumFeedBytes = 500_000;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** Publishes short texts, amends each into one of the given, and back. */
async function publish(texts: readonly string[], trials?: TextTrials): Promise<PlanSite> {
  const repository = await createRepository();
  const site = await openPlanSite(repository, trials);
  opened.push(site, repository);
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
    const site = await publish(texts.map(({ markdown }) => shortened(markdown, length)));
    await expectUnharmed(site, texts.length);
    const others = [...site.objects().keys()].filter((key) => !feeds.test(key));
    for (const key of others) {
      const page = await site.page(key);
      if (page) expectSafeObject(key, page);
    }
  });

  it("are published when they are so large that they are tried first, cmark's, but what is no text", async () => {
    const texts = pathologicalInputs()
      .slice(0, cmarkInputs)
      .map(({ markdown }) => markdown);
    const trials = createSourceTrials();
    opened.push(trials);
    const site = await publish(texts, trials);
    await expectUnharmed(site, texts.length - withoutText);
  });
});
