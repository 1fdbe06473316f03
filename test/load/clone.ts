import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runGit } from '../../lib/git/run-git.ts';
import type { RunningGazette } from '../support/running-gazette.ts';

/** An author's clone, who amends one document again and again. */
export interface LoadClone {
  readonly directory: string;
  /** Pushes the round's text; resolves with the commit (12 digits) when it is live. */
  push(round: number): Promise<string>;
}

const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org'];

export async function cloneOf(gazette: RunningGazette, directory: string): Promise<LoadClone> {
  const remote = `${gazette.url}/git/plan.git`;
  await runGit(dirname(directory), ['clone', '--quiet', remote, directory]);
  return {
    directory,
    async push(round) {
      writeFileSync(join(directory, 'en', 'load.md'), textOf(round));
      await runGit(directory, ['add', '-A']);
      await runGit(directory, [...who, 'commit', '--quiet', '-m', `Round ${round}`]);
      await runGit(directory, ['push', '--quiet']);
      const commit = (await runGit(directory, ['rev-parse', 'HEAD'])).slice(0, 12);
      await gazette.line(new RegExp(`^live: ${commit}`, 'u'));
      return commit;
    },
  };
}

export function textOf(round: number): string {
  return `# Load\n\nRound ${round} of many.\n`;
}
