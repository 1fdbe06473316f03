import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';
import { readWebhookSecret } from '../../lib/local/git-remote/webhook-secret.ts';
import { sendWebhook } from '../../lib/local/git-remote/webhook-sender.ts';
import { startGazette } from '../support/running-gazette.ts';
import { verifyHome } from '../support/verify-home.ts';
import { cloneOf } from './clone.ts';
import { commitMany } from './many-commits.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette burst '));
const home = join(folder, 'state');
const pushes = 500;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sets the branch to one commit after the other and sends the webhook of each, without waiting. */
async function pushEach(commits: readonly string[], url: string): Promise<void> {
  const secret = await readWebhookSecret(home);
  const options = { url: `${url}/@webhook`, secret, repository: 'local/plan' };
  const remote = join(home, 'plan.git');
  let before = await runGit(remote, ['rev-parse', 'main']);
  const sent = [];
  for (const after of commits) {
    await runGit(remote, ['update-ref', 'refs/heads/main', after, before]);
    sent.push(sendWebhook({ ref: 'refs/heads/main', before, after }, options));
    before = after;
  }
  await Promise.all(sent);
}

describe(`a burst of ${pushes} pushes`, () => {
  it('is answered, published whole, and leaves a record without a difference', async () => {
    const gazette = await startGazette(home);
    const { directory } = await cloneOf(gazette, join(folder, 'plan'));
    const commits = await commitMany(directory, pushes, 10);
    // The objects come first, on a branch that is not published.
    await runGit(directory, ['push', '--quiet', 'origin', 'main:refs/heads/arrived']);
    await pushEach(commits, gazette.url);
    await gazette.line(new RegExp(`^live: ${commits.at(-1)?.slice(0, 12)}`, 'u'));
    expect(await gazette.stop()).toBe(0);
    const all = await runGit(directory, ['rev-list', '--count', '--first-parent', 'main']);
    expect(verifyHome(home)).toEqual({
      status: 0,
      stderr: '',
      report: { differences: [], changeSets: Number(all), behind: 0, isAtHead: true },
    });
  });
});
