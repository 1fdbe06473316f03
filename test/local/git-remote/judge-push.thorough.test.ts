import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runGit } from '../../../lib/git/run-git.ts';
import { createGitRemote, type GitRemote } from '../../../lib/local/git-remote/git-remote.ts';
import { createJudge } from '../../../lib/local/git-remote/judge-push.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { listen } from '../../support/listen.ts';
import { trialsWhere } from '../../support/trials.ts';

let folder: string;
let server: Server;
let remote: GitRemote;
let origin: string;
let clone: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazette judge '));
  const directory = join(folder, 'plan.git');
  remote = await createGitRemote({ directory, branch: 'main', isJudged: true });
  server = createServer((request, response) => void remote.handle(request, response));
  origin = await listen(server);
  await runGit(folder, ['clone', '--quiet', `${origin}/git/plan.git`, 'clone']);
  clone = join(folder, 'clone');
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

function judgeErrors(path = ''): void {
  const [store, trials] = [createMemoryVersionStore(), trialsWhere(() => false)];
  remote.judge(
    createJudge({ store, trials, branch: 'main', path, language: 'en', settle: async () => {} }),
  );
}

async function push(text: string, branch = 'main'): Promise<string> {
  await writeFile(join(clone, 'README.md'), text);
  await runGit(clone, ['add', '-A']);
  await runGit(clone, ['-c', 'user.name=A', '-c', 'user.email=', 'commit', '--quiet', '-m', 'm']);
  return runGit(clone, ['push', 'origin', `HEAD:${branch}`]).then(
    () => 'taken',
    (error: unknown) => String(Object(error).stderr ?? error),
  );
}

const broken = '# Plan\n\n[a](none.md)\n';

describe('a git remote that judges pushes', () => {
  it('refuses one that brings an error, says which, and takes it mended', async () => {
    judgeErrors();
    const said = await push(broken);
    expect(said).toContain('refused, nothing is published: 1 error; each line says what');
    expect(said).toContain('README.md:3: error: the link to "none.md" leads nowhere');
    expect(await runGit(clone, ['ls-remote', 'origin'])).toBe('');
    expect(await push('# Plan\n')).toBe('taken');
  });

  it('takes what is no error of the published plan', async () => {
    judgeErrors();
    expect(await push('---\nstauts: limited\n---\n# Plan\n')).toBe('taken');
    expect(await push(broken, 'draft')).toBe('taken');
  });

  it('looks at the folder of the plan alone', async () => {
    judgeErrors('plan');
    expect(await push(broken)).toBe('taken');
  });

  it('takes nothing before it can judge', async () => {
    expect(await push('# Plan\n')).toContain('pre-receive hook declined');
  });

  it('answers nobody but its own hook', async () => {
    judgeErrors();
    const answer = await fetch(`${origin}/git/@pre-receive?guess`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
  });

  it('judges no longer where it is not asked to', async () => {
    const directory = join(folder, 'plan.git');
    expect(existsSync(join(directory, 'hooks', 'pre-receive'))).toBe(true);
    remote = await createGitRemote({ directory, branch: 'main' });
    expect(existsSync(join(directory, 'hooks', 'pre-receive'))).toBe(false);
    expect(await push(broken)).toBe('taken');
  });
});
