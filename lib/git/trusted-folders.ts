import { execFileSync } from 'node:child_process';
import { parse } from 'node:path';

/** Where git takes trust from; a repository cannot trust itself (git-config, `safe.directory`). */
const believed: ReadonlySet<string> = new Set(['system', 'global', 'command']);

/**
 * The folders of other users that whoever runs Gazette trusts, in git's own order: by the system's
 * and a person's settings, and by the environment, as containers and CI do. An empty one revokes
 * those before it. None where there is no git.
 */
export function trustedFolders(environment: NodeJS.ProcessEnv): readonly string[] {
  // A repository that a hook runs for says nothing of trust, and may not be readable.
  const { GIT_DIR: _, ...env } = environment;
  const words = ['config', '-z', '--show-scope', '--get-all', 'safe.directory'];
  try {
    const options = { cwd: parse(process.cwd()).root, env, stdio: 'pipe' as const };
    return trustedIn(execFileSync('git', words, options).toString());
  } catch {
    // Git ends so where there is none.
    return [];
  }
}

/** Reads scope and value by turns, each ended by NUL. */
function trustedIn(listed: string): string[] {
  const parts = listed.split('\0');
  return parts.filter((_, at) => at % 2 === 1 && believed.has(parts[at - 1] ?? ''));
}
