import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';
import { startGazette } from '../support/running-gazette.ts';
import { verifyHome } from '../support/verify-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette kill '));
const home = join(folder, 'state');
const clone = join(folder, 'my-plan');
const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org'];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Kills, and milliseconds within which a push is published when nothing is killed. */
const rounds = 12;
const longest = 600;

/** Moments that look random and are the same in each run. */
function moments(): number[] {
  let state = 20_161_231;
  return Array.from({ length: rounds }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return (state / 2 ** 31) * longest;
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

describe('one machine', () => {
  it('killed at any moment of a push loses nothing and shows nothing wrong', async () => {
    // The pages name their address, so it stays the same.
    const port = await freePort();
    let gazette = await startGazette(home, port);
    await runGit(folder, ['clone', '--quiet', `${gazette.url}/git/plan.git`, clone]);
    for (const [round, moment] of moments().entries()) {
      writeFileSync(join(clone, 'en', `round-${round % 4}.md`), `# Round\n\nText ${round}.\n`);
      await runGit(clone, ['add', '-A']);
      await runGit(clone, [...who, 'commit', '--quiet', '-m', `Round ${round}`]);
      // The push may be cut off; the next one brings what it did not.
      const pushed = runGit(clone, ['push', '--quiet']).catch(() => {});
      await wait(moment);
      await gazette.stop('SIGKILL');
      await pushed;
      gazette = await startGazette(home, port);
    }
    await runGit(clone, ['push', '--quiet']);
    // What is in the remote is live when it says that it runs.
    await gazette.stop();
    gazette = await startGazette(home, port);
    await gazette.stop();
    const commits = await runGit(clone, ['rev-list', '--count', '--first-parent', 'HEAD']);
    expect(verifyHome(home)).toEqual({
      status: 0,
      stderr: '',
      report: { differences: [], changeSets: Number(commits), behind: 0, isAtHead: true },
    });
  });
});
