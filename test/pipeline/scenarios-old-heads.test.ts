import { afterEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import type { Source } from '../../lib/ports/source.ts';
import { openScenarios } from '../support/scenario.ts';

const scenarios = openScenarios();
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await scenarios.close();
  for (const source of opened.splice(0)) await source.close();
});

/** A plan of two commits, and its source that counts how often it is asked to confirm. */
async function openPlan() {
  const plan = await scenarios.publishStepwise({ 'a.md': '# One\n' }, { 'a.md': '# Two\n' });
  const git = await openGitSource({ repository: plan.repository.directory, branch: 'main' });
  opened.push(git);
  let confirmed = 0;
  const source: Source = {
    ...git,
    confirmHead() {
      confirmed += 1;
      return git.confirmHead();
    },
  };
  const [first, second] = (await plan.changeSets()).map(({ commit }) => commit);
  const publishFrom = (more: Partial<Source>) =>
    ingest({ store: plan.store, pages: plan.pages, source: { ...source, ...more } });
  return { plan, first, second, publishFrom, confirmed: () => confirmed };
}

describe('a host that answers with an old head', () => {
  it('is asked again before that is published as a rewrite', async () => {
    const { plan, first, publishFrom, confirmed } = await openPlan();
    const result = await publishFrom({ head: async () => first });
    expect(result).toEqual({ done: false, published: [] });
    expect(confirmed()).toBe(1);
    expect(await plan.changeSets()).toHaveLength(2);
    expect(await publishFrom({})).toEqual({ done: true, published: [] });
  });

  it('is asked again where the branch was set back, and the old head lies ahead', async () => {
    const { plan, second, publishFrom, confirmed } = await openPlan();
    await plan.repository.git('reset', '--quiet', '--hard', 'HEAD~1');
    await publishFrom({});
    const result = await publishFrom({ head: async () => second });
    expect(result).toEqual({ done: false, published: [] });
    expect(confirmed()).toBe(2);
    expect((await plan.changeSets()).map(({ rewrite }) => rewrite)).toEqual([false, false, true]);
  });

  it('is believed when it stays with it, and asked once for all that follows', async () => {
    const { plan, publishFrom, confirmed } = await openPlan();
    await plan.repository.commit({ message: 'three', files: { 'a.md': '# Three\n' } });
    await publishFrom({});
    await plan.repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    await publishFrom({});
    await plan.repository.git('reset', '--quiet', '--hard', 'HEAD@{1}');
    expect(confirmed()).toBe(1);
    expect((await publishFrom({})).published).toHaveLength(2);
    expect(confirmed()).toBe(2);
  });
});

it('an ordinary push waits for nothing', async () => {
  const { plan, publishFrom, confirmed } = await openPlan();
  await plan.repository.commit({ message: 'three', files: { 'a.md': '# Three\n' } });
  expect((await publishFrom({})).published).toHaveLength(1);
  expect(confirmed()).toBe(0);
});
