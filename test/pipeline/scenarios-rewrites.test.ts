import { afterEach, describe, expect, it } from '@jest/globals';
import type { Repository } from '../support/repository.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const setBack = (repository: Repository) => repository.git('reset', '--quiet', '--hard', 'HEAD~1');
const setForward = (repository: Repository) =>
  repository.git('reset', '--quiet', '--hard', 'HEAD@{1}');

describe('a branch that is set back to a published commit', () => {
  it('shows the text of then, and keeps every version and what is said of it', async () => {
    const plan = await scenarios.publishStepwise(
      { 'a.md': `# One\n\n${sentence('a')}` },
      { 'a.md': `# Two\n\n${sentence('a')}` },
    );
    const [first, second] = (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
    const keys = [`a/@${first}/data.json`, `a/@${first}/source.md`, `a/@${second}/source.md`];
    const before = await Promise.all(keys.map((key) => plan.text(key)));
    await setBack(plan.repository);
    await plan.publish();
    expect(await plan.text('a/index.html')).toContain('One');
    expect(await plan.lastChangeSet()).toMatchObject({ rewrite: true, sequence: 3 });
    expect(await plan.page(`a/@compare/${second}..${first}/index.html`)).toBeDefined();
    expect(await Promise.all(keys.map((key) => plan.text(key)))).toEqual(before);
    await setForward(plan.repository);
    await plan.publish();
    expect(await plan.text('a/index.html')).toContain('Two');
    expect(await Promise.all(keys.map((key) => plan.text(key)))).toEqual(before);
  });
});

describe('a branch that is rewritten', () => {
  it('takes documents along that moved in the lost commits', async () => {
    const plan = await scenarios.publishStepwise(
      { 'a.md': sentence('a') },
      (repository) => repository.rename('a.md', 'b.md'),
      async (repository) => {
        await setBack(repository);
        await repository.commit({ message: 'Otherwise', files: { 'a.md': `${sentence('a')}\n.` } });
      },
    );
    expect((await plan.lastChangeSet()).changes.map(({ kind }) => kind)).toEqual(['moved']);
    expect((await plan.page('b/index.html'))?.redirect).toBe('/a/');
    expect((await plan.page('a/index.html'))?.redirect).toBeUndefined();
  });
});
