import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runGit } from '../../../lib/git/run-git.ts';
import {
  createGitRemote,
  type GitRemote,
  type RemotePush,
} from '../../../lib/local/git-remote/git-remote.ts';
import { listen } from '../../support/listen.ts';

let folder: string;
let server: Server;
let remote: GitRemote;
let url: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazette remote '));
  remote = await createGitRemote({ directory: join(folder, 'plan.git'), branch: 'main' });
  server = createServer((request, response) => void remote.handle(request, response));
  url = `${await listen(server)}/git/plan.git`;
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];

async function commitAndPush(clone: string, name: string, size = 10): Promise<string> {
  await writeFile(join(clone, name), 'x'.repeat(size));
  await runGit(clone, ['add', '-A']);
  await runGit(clone, [...who, 'commit', '--quiet', '-m', name]);
  await runGit(clone, ['push', '--quiet', 'origin', 'HEAD:main']);
  return runGit(clone, ['rev-parse', 'HEAD']);
}

/** The next pushes that the remote tells of, as many as wanted. */
function nextPushes(count: number): Promise<RemotePush[]> {
  const pushes: RemotePush[] = [];
  return new Promise((resolve) => {
    remote.onPush(async (push) => {
      pushes.push(push);
      if (pushes.length === count) resolve(pushes);
      return [];
    });
  });
}

describe('the git remote', () => {
  it('takes pushes over HTTP, tells of each, and gives them back to a clone', async () => {
    const pushes = nextPushes(2);
    await runGit(folder, ['clone', '--quiet', url, 'one']);
    const clone = join(folder, 'one');
    const first = await commitAndPush(clone, 'a.md');
    const second = await commitAndPush(clone, 'b.md', 3_000_000);
    expect(await pushes).toEqual([
      { ref: 'refs/heads/main', before: '0'.repeat(40), after: first, commits: [first] },
      { ref: 'refs/heads/main', before: first, after: second, commits: [second] },
    ]);
    await runGit(folder, ['clone', '--quiet', url, 'two']);
    expect(await runGit(join(folder, 'two'), ['rev-parse', 'HEAD'])).toBe(second);
  });

  it('takes a rewritten branch and a deleted one, as GitHub does', async () => {
    await runGit(folder, ['clone', '--quiet', url, 'one']);
    const clone = join(folder, 'one');
    const first = await commitAndPush(clone, 'a.md');
    await runGit(clone, [...who, 'commit', '--quiet', '--amend', '-m', 'other']);
    const pushes = nextPushes(2);
    await runGit(clone, ['push', '--quiet', '--force', 'origin', 'HEAD:main']);
    await runGit(clone, ['push', '--quiet', 'origin', ':main']);
    expect(
      (await pushes).map(({ before, after }) => [before === first, after === '0'.repeat(40)]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('goes on after an author who hung up half-way', async () => {
    const hungUp = connect(Number(new URL(url).port), '127.0.0.1');
    const head = [
      'POST /git/plan.git/git-receive-pack HTTP/1.1',
      'host: localhost',
      'content-type: application/x-git-receive-pack-request',
      'content-length: 100000',
    ];
    const arrived = once(server, 'request');
    hungUp.write(`${head.join('\r\n')}\r\n\r\n0000`);
    await arrived;
    hungUp.destroy();
    await runGit(folder, ['clone', '--quiet', url, 'one']);
    const pushes = nextPushes(1);
    const id = await commitAndPush(join(folder, 'one'), 'a.md');
    expect(await pushes).toMatchObject([{ after: id }]);
  });

  it('serves this one repository and nothing else', async () => {
    const base = url.replace('/git/plan.git', '');
    for (const path of ['/git/other.git/info/refs', '/git/plan.git/../webhook-secret'])
      expect((await fetch(`${base}${path}?service=git-upload-pack`)).status).toBe(404);
    const info = await fetch(`${url}/info/refs?service=git-upload-pack`);
    expect(info.headers.get('content-type')).toBe('application/x-git-upload-pack-advertisement');
    await info.arrayBuffer();
  });
});
