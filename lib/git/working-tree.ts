import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SourceError } from '../errors/errors.ts';
import type { Commit } from '../ports/source.ts';
import { parseCommit } from './git-commit.ts';
import { type GitSource, openGitSource } from './git-source.ts';
import { gitConfigured, runGit, tryGit } from './run-git.ts';

/** A folder as git would commit it, and the state it would be committed on. */
export interface WorkingTree {
  readonly source: GitSource;
  /** What was pushed last, as far as the repository knows; else its newest commit, if there is one. */
  readonly before: Commit | undefined;
  /** The newest commit itself where nothing differs from it. */
  readonly after: Commit;
  close(): Promise<void>;
}

/**
 * Reads a folder as `git add --all` would take it: with the author's ignored files, attributes and
 * filters. Everything is written into a repository of its own, which goes when it is closed: nothing
 * changes in the author's. A folder outside git is read as if it were a new repository.
 *
 * @param now date of what is not committed yet, ISO 8601 in UTC
 * @throws {SourceError} when the folder cannot be read, or git cannot add it
 */
export async function openWorkingTree(directory: string, now: string): Promise<WorkingTree> {
  const scratch = await mkdtemp(join(tmpdir(), 'gazette-check-'));
  const remove = () => rm(scratch, { recursive: true, force: true });
  try {
    const work = await describeFolder(directory);
    const repository = join(scratch, 'repository');
    const tree = await writeTree(work, repository);
    const source = await openGitSource({ repository });
    const close = async () => {
      await source.close();
      await remove();
    };
    const commits = await readCommits(work, tree, source, now);
    return { source: { ...source, folder: work.path }, ...commits, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A folder, and where git keeps what it knows of it. */
interface Folder {
  readonly directory: string;
  /** Where the files that git looks at begin. */
  readonly top: string;
  /** Path of the folder below that, `''` for all of it. */
  readonly path: string;
  readonly format: string;
  /** The folder of git itself; `undefined` outside of a repository. */
  readonly git?: string;
}

async function describeFolder(directory: string): Promise<Folder> {
  const words = ['--show-toplevel', '--show-prefix', '--show-object-format', '--absolute-git-dir'];
  const found = await tryGit(directory, ['rev-parse', ...words]);
  if (found !== undefined) {
    const [top = '', prefix = '', format = 'sha1', git = ''] = found.split('\n');
    return { directory, top, path: prefix.replace(/\/$/u, ''), format, git };
  }
  const cause = await runGit(directory, ['rev-parse', '--show-prefix']).catch(
    (error: unknown) => error,
  );
  const said = saidBy(cause);
  if (said.includes('not a git repository'))
    return { directory, top: directory, path: '', format: 'sha1' };
  const reason = said === '' ? '' : `: ${said}`;
  const advice = 'Give the folder of the plan, with its files.';
  throw new SourceError(`${directory} cannot be read${reason}`, advice, { cause });
}

/** What git said of its failure, in its own words. */
function saidBy(error: unknown): string {
  const { stderr } = Object(error) as { stderr?: unknown };
  return typeof stderr === 'string' ? stderr.trim() : '';
}

/** Writes the tree that `git add --all` and a commit would make; answers with its id. */
async function writeTree({ top, git, format }: Folder, repository: string): Promise<string> {
  await mkdir(repository);
  await runGit(repository, ['init', '--quiet', `--object-format=${format}`]);
  const scratch = join(repository, '.git');
  const objects = join(scratch, 'objects');
  const index = join(scratch, 'index');
  if (git !== undefined) {
    const shared = resolve(top, await runGit(top, ['rev-parse', '--git-path', 'objects']));
    await writeFile(join(objects, 'info', 'alternates'), `${shared}\n`);
    const known = resolve(top, await runGit(top, ['rev-parse', '--git-path', 'index']));
    // With what git knows of the files, it reads those alone that have changed since.
    await copyFile(known, index).catch(() => {});
  }
  const environment = {
    ...gitConfigured,
    ...{ GIT_DIR: git ?? scratch, GIT_WORK_TREE: top },
    ...{ GIT_INDEX_FILE: index, GIT_OBJECT_DIRECTORY: objects },
  };
  try {
    await runGit(top, ['-c', 'core.fsmonitor=false', 'add', '--all'], environment);
    return await runGit(top, ['write-tree'], environment);
  } catch (cause) {
    throw new SourceError(
      `git cannot add the files of ${top}: ${saidBy(cause)}`,
      'git add --all must succeed there.',
      { cause },
    );
  }
}

async function readCommits(
  { directory, path, git }: Folder,
  tree: string,
  source: GitSource,
  now: string,
): Promise<Pick<WorkingTree, 'before' | 'after'>> {
  const planTree = async (whole: string) =>
    path === '' ? whole : (await source.entry(whole, path))?.id;
  const read = async (name: string) => {
    if (git === undefined) return undefined;
    const id = await tryGit(directory, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    if (id === undefined) return undefined;
    const raw = await runGit(directory, ['cat-file', 'commit', id]);
    const { author, date, note, tree: whole } = parseCommit(Buffer.from(raw));
    return { id, author, date, note, whole, tree: await planTree(whole) };
  };
  const head = await read('HEAD');
  const pushed = (await read('@{upstream}')) ?? head;
  const uncommitted = { id: '0'.repeat(tree.length), author: '', date: now, note: '' };
  const after = head?.whole === tree ? head : { ...uncommitted, tree: await planTree(tree) };
  return { before: pushed, after };
}
