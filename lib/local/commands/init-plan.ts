import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SettingsError } from '../../errors/errors.ts';
import { runGit, tryGit } from '../../git/run-git.ts';
import { firstPlan } from './first-plan.ts';

/** What was written. */
export interface InitialPlan {
  /** Paths below the folder. */
  readonly files: readonly string[];
  /** The repository that keeps the folder, and its path there; `undefined` where the folder is one itself. */
  readonly within: { readonly top: string; readonly path: string } | undefined;
}

/**
 * Writes a first plan into an empty folder, and makes the folder a git repository where none keeps it yet.
 * Nothing is committed: that is for its authors.
 *
 * @param folder made where it is not there yet; only git's own folder may be in it
 * @throws {SettingsError} when something is in the folder, or it cannot be written to
 */
export async function initPlan(folder: string): Promise<InitialPlan> {
  const files = Object.keys(firstPlan);
  if ((await tryGit('.', ['--version'])) === undefined)
    throw new SettingsError('git does not start.', 'Install git: a plan lives in a repository.');
  try {
    await mkdir(folder, { recursive: true });
    const [found] = (await readdir(folder)).filter((name) => name !== '.git');
    if (found !== undefined)
      throw new SettingsError(
        `${folder} is not empty: ${found} is in it.`,
        'Name an empty folder, or one that is not there yet: gazette init my-plan',
      );
    for (const [path, text] of Object.entries(firstPlan)) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text, { flag: 'wx' });
    }
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(
      `${folder} cannot be written to: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a folder that this user can write to.',
      { cause: error },
    );
  }
  const isKept = await isKeptByRepository(folder);
  if (!isKept) await runGit(folder, ['init', '--quiet', '--initial-branch=main']);
  const path = await runGit(folder, ['rev-parse', '--show-prefix']);
  const top = await runGit(folder, ['rev-parse', '--show-toplevel']);
  return { files, within: path === '' ? undefined : { top, path: path.replace(/\/$/u, '') } };
}

/** Whether a repository keeps what is in the folder: it is in one that does not ignore it. */
async function isKeptByRepository(folder: string): Promise<boolean> {
  if ((await tryGit(folder, ['rev-parse', '--git-dir'])) === undefined) return false;
  return (await tryGit(folder, ['check-ignore', '--quiet', '.'])) === undefined;
}
