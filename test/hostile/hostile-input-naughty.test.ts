import { describe, expect, it } from '@jest/globals';
import { naughtyStrings, scriptingStrings } from '../support/hostile-strings.ts';
import { inTier } from '../support/tier.ts';
import { publishHostilePlan } from './hostile-plan.ts';
import { expectSafeObject } from './safe-tree.ts';

/** In the fast tier each twenty-fourth text stands for those beside it, which are much like it. */
function some(texts: readonly string[]): readonly string[] {
  const step = inTier({ fast: 24, thorough: 1 });
  return texts.filter((_, index) => index % step === 0);
}

/** Several plans: the work of one grows with the square of its documents, as all of them are new to it. */
function plansOf(texts: readonly string[]) {
  const size = 40;
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, index) => {
    const first = index * size;
    const some = texts.slice(first, first + size);
    return { name: `${first + 1} to ${first + some.length}`, texts: some };
  });
}

async function expectSafePlan({ texts }: { readonly texts: readonly string[] }): Promise<void> {
  const plan = await publishHostilePlan(texts);
  const keys = [...plan.site.objects().keys()];
  for (const key of keys) {
    const page = await plan.site.page(key);
    if (page) expectSafeObject(key, page);
  }
  const permanent = keys.filter((key) => /\/@[0-9a-f]{12}\/source\.md$/u.test(key));
  // Each document twice, and the README.
  expect(permanent.length).toBe(2 * texts.length + 1);
  expect((await plan.site.changeSets()).length).toBe(texts.length + 1);
  await plan.close();
}

describe('texts that broke other programs', () => {
  it('are all of the lists', () => {
    expect([naughtyStrings().length, scriptingStrings().length]).toEqual([458, 154]);
  });

  it.each(plansOf(some(naughtyStrings())))('harm nobody in any place: $name', expectSafePlan);
});

describe('texts that run scripts', () => {
  it.each(plansOf(some(scriptingStrings())))('harm nobody in any place: $name', expectSafePlan);
});
