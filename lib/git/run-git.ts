import { execFile, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { promisify } from 'node:util';
import { SourceError, SourceUnavailableError } from '../errors/errors.ts';
import { trustedFolders } from './trusted-folders.ts';

const execute = promisify(execFile);

/** Largest answer of one call that is kept in memory, in bytes. */
const maximumOutput = 64 * 1024 * 1024;

/**
 * The environment git runs in: nothing that points it elsewhere, asks questions or speaks another
 * language. Of the settings it would have had, trust in folders of other users holds.
 *
 * @param hooks the folder of the hooks that git runs; none by default, whatever `core.hooksPath` a
 *   person has for repositories of their own
 */
export function gitEnvironment(hooks: string = devNull): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_NOSYSTEM: '1',
    ...asVariables([
      // Every repository is named by a person: none is found by chance (git-config, safe.bareRepository).
      ['safe.bareRepository', 'all'],
      ['core.hooksPath', hooks],
      ...trust(),
    ]),
    // A commit is what its id says: local replacements are not what others see (git-replace).
    GIT_NO_REPLACE_OBJECTS: '1',
  };
}

let trusted: readonly string[] | undefined;

/** Asked once: it takes a process of git's. */
function trust(): (readonly [string, string])[] {
  trusted ??= trustedFolders(process.env);
  return trusted.map((folder) => ['safe.directory', folder] as const);
}

/** Settings as git takes them from its environment (git, `GIT_CONFIG_COUNT`): before all files. */
function asVariables(settings: readonly (readonly [string, string])[]): Record<string, string> {
  const variables = settings.flatMap(([key, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, key],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(variables) };
}

/** Has git obey the settings of its author's machine as well: filters of files can stand there. */
export const gitConfigured: Readonly<Record<string, string>> = { GIT_CONFIG_NOSYSTEM: '0' };

/** Runs git to its end and gives its standard output without the last line break. */
export async function runGit(
  directory: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { stdout } = await execute('git', [...words], {
    cwd: directory,
    env: { ...gitEnvironment(), ...environment },
    maxBuffer: maximumOutput,
  });
  return stdout.replace(/\n$/u, '');
}

/** There is no git, or no such folder: no other time tells otherwise. */
const nothingToAsk: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'EACCES'];

/**
 * Like {@link runGit}, but `undefined` where git ends with an error.
 *
 * @throws {SourceUnavailableError} when it was not git that ended: a machine without memory or
 *   processes to spare says nothing of the repository
 */
export async function tryGit(
  directory: string,
  words: readonly string[],
): Promise<string | undefined> {
  try {
    return await runGit(directory, words);
  } catch (cause) {
    const { code, signal }: { code?: unknown; signal?: unknown } = Object(cause);
    if (typeof code === 'number' || nothingToAsk.includes(code)) return undefined;
    throw new SourceUnavailableError(
      `git ${words[0]} was not run to its end (${code ?? signal}).`,
      'It is tried again. See whether the machine has memory and processes left.',
      { cause },
    );
  }
}

/**
 * Runs git and gives its output in pieces that end with a NUL byte, as they come.
 *
 * @throws {SourceError} after the last piece when git ended with an error: pieces are missing then
 */
export async function* gitRecords(
  directory: string,
  words: readonly string[],
): AsyncGenerator<string> {
  const child = spawn('git', [...words], {
    cwd: directory,
    env: gitEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.on('close', resolve);
    child.on('error', ({ message }) => resolve(message));
  });
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        yield rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
      }
    }
    const code = await ended;
    if (code !== 0)
      throw new SourceError(`git ${words[0]} ended with ${code}`, `Run git fsck in ${directory}.`);
  } finally {
    child.kill();
  }
}
