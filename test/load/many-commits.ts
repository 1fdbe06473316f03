import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gitEnvironment, runGit } from '../../lib/git/run-git.ts';
import { textOf } from './clone.ts';

const firstDate = 1_700_000_000;

/** Puts commits on top of the clone's branch, each with one document amended; their ids, oldest first. */
export async function commitMany(
  directory: string,
  commits: number,
  documents: number,
): Promise<string[]> {
  const before = await runGit(directory, ['rev-parse', 'main']);
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: directory,
    env: gitEnvironment(),
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for (let round = 0; round < commits; round += 1) {
    const message = `Round ${round}`;
    const text = textOf(round);
    child.stdin.write(
      `commit refs/heads/main\ncommitter Author <author@example.org> ${firstDate + round} +0000\n` +
        `data ${message.length}\n${message}\n${round === 0 ? `from ${before}\n` : ''}` +
        `M 100644 inline en/many-${round % documents}.md\ndata ${text.length}\n${text}\n`,
    );
  }
  child.stdin.end();
  await once(child, 'close');
  const ids = await runGit(directory, ['rev-list', '--reverse', `${before}..main`]);
  return ids.split('\n');
}
