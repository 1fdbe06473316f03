import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { repositoryAddress, repositoryName } from '../../lib/local/origin/repository-address.ts';

/** Options that name a Gazette on this machine, for {@link homeFolder}. */
export const homeOptions = {
  repo: {
    type: 'string',
    value: 'DIR',
    help: 'repository of a plan of your own on this machine, as at its start',
  },
  home: { type: 'string', value: 'DIR', help: 'folder of its state (default: .gazette)' },
} as const;

/**
 * The folder for all state of a Gazette on this machine: the one that is named, else `.gazette`, else
 * for a plan of one's own one below the folder for state of the XDG Base Directory Specification.
 *
 * @param home as the option says
 * @param repo folder or URL of the plan's repository, as the option says
 */
export function homeFolder({
  home,
  repo,
}: {
  home?: string | undefined;
  repo?: string | undefined;
}): string {
  const named = home || process.env.GAZETTE_HOME;
  if (named) return resolve(named);
  if (repo === undefined) return resolve('.gazette');
  const repository = repositoryAddress(repo);
  const digest = createHash('sha256').update(repository.address).digest('hex').slice(0, 8);
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
  return join(state, 'gazette', `${repositoryName(repository)}-${digest}`);
}
