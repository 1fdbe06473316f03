import { afterAll, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { verify } from '../../lib/pipeline/verify/verify.ts';
import type { StageOptions } from '../../lib/pipeline/work/stage-options.ts';
import { openPlanSite, testSite } from '../support/plan-site.ts';
import { createRepository } from '../support/repository.ts';
import { commitMany } from './many-commits.ts';

const repository = await createRepository();
afterAll(() => repository.close());

const commits = 5_000;
/** Times that one invocation asks whether its time is up before it is. */
const stepsOfOneInvocation = 600;

/** Runs a stage as Lambda does, in invocations that end early; resolves with how many it took. */
async function inInvocations(stage: (options: StageOptions) => Promise<{ done: boolean }>) {
  for (let invocations = 1; ; invocations += 1) {
    let steps = 0;
    const isTimeUp = () => {
      steps += 1;
      return steps > stepsOfOneInvocation;
    };
    if ((await stage({ isTimeUp })).done) return invocations;
  }
}

describe(`a push of ${commits} commits`, () => {
  it('is published commit by commit over several invocations, with nothing lost and nothing twice', async () => {
    await repository.commit({ message: 'Start', files: { 'en/README.md': '# Plan\n' } });
    await commitMany(repository.directory, commits, 50);
    const plan = await openPlanSite(repository);
    const source = await openGitSource({ repository: repository.directory, branch: 'main' });
    const ports = { ...plan, source, author: { report: async () => {} } };
    const invocations = await inInvocations((options) => ingest(ports, options));
    await inInvocations((options) => render(ports, testSite, options));
    await inInvocations((options) => announce(ports, testSite, options));
    expect(invocations).toBeGreaterThan(5);
    expect(await verify(ports, testSite)).toEqual({
      differences: [],
      changeSets: commits + 1,
      behind: 0,
      isAtHead: true,
    });
    await source.close();
    await plan.close();
  });
});
