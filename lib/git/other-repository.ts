import { execFile } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { SourceError, SourceUnavailableError } from '../errors/errors.ts';
import { runGit } from './run-git.ts';

const execute = promisify(execFile);

/** Variables that lead git to another repository than the one it is called for (`git rev-parse --local-env-vars`). */
const leading = new Set([
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_INDEX_FILE', 'GIT_PREFIX'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_NAMESPACE'],
  ...['GIT_SHALLOW_FILE', 'GIT_GRAFT_FILE', 'GIT_REPLACE_REF_BASE'],
]);

/** Ends ssh that asks a question, or whose other end is gone; a person's own choice of ssh stands. */
const patientSsh = 'ssh -o BatchMode=yes -o ServerAliveInterval=30';

/**
 * The environment in which git reaches another repository: the person's own settings hold, with
 * their credential helpers and keys, but nothing waits at a terminal for an answer.
 */
async function reachingEnvironment(directory: string): Promise<NodeJS.ProcessEnv> {
  const own = Object.entries(process.env).filter(([name]) => !leading.has(name));
  const env = { ...Object.fromEntries(own), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  if (process.env.GIT_SSH || process.env.GIT_SSH_COMMAND) return env;
  const config = ['config', 'core.sshCommand'];
  const isChosen = await execute('git', config, { cwd: directory, env }).then(
    () => true,
    () => false,
  );
  return isChosen ? env : { ...env, GIT_SSH_COMMAND: patientSsh };
}

/**
 * Brings a branch of a bare repository to where another repository has it, also backwards.
 *
 * @param repository folder or URL
 * @param signal ends the fetch
 * @throws {SourceUnavailableError} when git does not reach it, or it has no such branch
 * @throws {SourceError} when its objects have another format, or its history is cut off
 */
export async function fetchBranch(
  directory: string,
  repository: string,
  branch: string,
  signal?: AbortSignal,
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const words = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--end-of-options'];
  try {
    await reach(directory, [...words, repository, `+${ref}:${ref}`], signal);
  } catch (cause) {
    if (/mismatched algorithms/u.test(saidBy(cause))) throw otherFormat(repository, cause);
    throw new SourceUnavailableError(
      `git cannot fetch ${branch} from ${repository}: ${saidBy(cause)}`,
      'What is published stays as it is; the repository is asked again in a minute.',
      { cause },
    );
  }
  await refuseShallow(directory, repository, ref, signal);
}

/** Git fetches between repositories of one object format only (hash-function-transition). */
function otherFormat(repository: string, cause: unknown): SourceError {
  return new SourceError(
    `${repository} names its objects in another format (SHA-256) than the repository that fetches from it`,
    'Clone it on this machine, and follow the clone: --repo DIR.',
    { cause },
  );
}

/** Git leaves out a branch whose history ends too early, and says nothing of it. */
async function refuseShallow(
  directory: string,
  repository: string,
  ref: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const words = ['for-each-ref', '--format=%(objectname)', ref];
  if ((await runGit(directory, words)) !== '') return;
  const asked = ['ls-remote', '--end-of-options', repository, ref];
  if ((await reach(directory, asked, signal)) === '') return;
  throw new SourceError(
    `${repository} is a shallow clone: its history is cut off`,
    'Fetch the rest there: git fetch --unshallow.',
  );
}

/**
 * The branch that another repository's HEAD names; `main` where it has no commit yet.
 *
 * @param repository folder or URL
 * @throws {SourceError} when git does not reach it
 */
export async function defaultBranch(repository: string): Promise<string> {
  try {
    const words = ['ls-remote', '--symref', '--end-of-options', repository, 'HEAD'];
    const [first = ''] = (await reach('.', words)).split('\n', 1);
    return /^ref: refs\/heads\/(\S{1,255})\tHEAD$/u.exec(first)?.[1] ?? 'main';
  } catch (cause) {
    throw new SourceError(
      `git cannot read ${repository}: ${saidBy(cause)}`,
      'Check the address, and that git itself reaches it without a question: git ls-remote.',
      { cause },
    );
  }
}

/** Whoever sends less than a byte a second for a minute has stopped (git-config, `http.lowSpeedLimit`). */
const movingHttp = ['-c', 'http.lowSpeedLimit=1', '-c', 'http.lowSpeedTime=60'];

/** What a person has for repositories of their own does not rule the one that is fetched into. */
const ownRules = ['-c', 'safe.bareRepository=all', '-c', `core.hooksPath=${devNull}`];

async function reach(
  directory: string,
  words: readonly string[],
  signal?: AbortSignal,
): Promise<string> {
  const env = await reachingEnvironment(directory);
  const options = { cwd: directory, env, ...(signal && { signal }) };
  return (await execute('git', [...movingHttp, ...ownRules, ...words], options)).stdout;
}

/** The first line in which git gives a reason: hints come after it. */
function saidBy(cause: unknown): string {
  const { stderr, message } = Object(cause) as { stderr?: string; message?: string };
  const lines = (stderr ?? '').trim().split('\n');
  const reason =
    lines.find((line) => /^(?:fatal|error|remote|ERROR): /u.test(line)) ?? lines.at(-1);
  return reason?.replace(/^\w{1,10}: /u, '') || (message ?? String(cause));
}
