import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitInShell } from './small-shell.ts';

/** One commit to make. */
export interface CommitRequest {
  readonly message: string;
  /** Content by path; `null` removes the file. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Target by path of the link. */
  readonly symlinks?: Readonly<Record<string, string>>;
  /** ISO 8601; the default goes on by a minute with each commit, so that ids are the same in each run. */
  readonly date?: string;
  readonly author?: string;
}

/** A repository in a temporary folder, for one test. */
export interface Repository {
  readonly directory: string;
  /** Makes a commit on the checked-out branch; answers with its id. */
  commit(request: CommitRequest): Promise<string>;
  rename(from: string, to: string, message?: string): Promise<string>;
  /** Runs any git command; answers with its output. */
  git(...words: string[]): Promise<string>;
  close(): Promise<void>;
}

const firstDate = Date.UTC(2015, 6, 16, 12);

/** Makes an empty repository whose branch is `main`. */
export async function createRepository(): Promise<Repository> {
  const directory = await mkdtemp(join(tmpdir(), 'gazette-test-'));
  // Without the templates of hooks: a dozen files that no test reads.
  await gitInShell(directory, [['init', '--quiet', '--template=', '--initial-branch=main']]);
  let commits = 0;
  const git = (...words: string[]) => gitInShell(directory, [words], identity(firstDate, 'Test'));
  const write = async ({ files = {}, symlinks = {} }: CommitRequest) => {
    for (const [path, content] of Object.entries(files)) {
      const file = join(directory, path);
      await rm(file, { force: true, recursive: true });
      if (content === null) continue;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    for (const [path, target] of Object.entries(symlinks)) {
      await rm(join(directory, path), { force: true, recursive: true });
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await symlink(target, join(directory, path));
    }
  };
  const commit = async (request: CommitRequest) => {
    await write(request);
    commits += 1;
    const date = request.date ? Date.parse(request.date) : firstDate + commits * 60_000;
    const words = [
      'commit',
      '--quiet',
      '--allow-empty',
      '--allow-empty-message',
      '--cleanup=verbatim',
    ];
    await gitInShell(
      directory,
      [
        ['add', '--all'],
        [...words, '-m', request.message],
      ],
      identity(date, request.author ?? 'Test'),
    );
    return headOf(directory);
  };
  return {
    directory,
    commit,
    async rename(from, to, message = `Move ${from} to ${to}`) {
      await mkdir(dirname(join(directory, to)), { recursive: true });
      await git('mv', from, to);
      return commit({ message });
    },
    git,
    close: () => rm(directory, { recursive: true, force: true }),
  };
}

/** The commit that is checked out, from the file that says so: git itself takes a process. */
async function headOf(directory: string): Promise<string> {
  const read = async (name: string) =>
    (await readFile(join(directory, '.git', name), 'utf8')).trim();
  const head = await read('HEAD');
  return head.startsWith('ref: ') ? read(head.slice('ref: '.length)) : head;
}

function identity(date: number, name: string): Record<string, string> {
  const time = `${Math.floor(date / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: 'test@example.org',
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: 'test@example.org',
    GIT_COMMITTER_DATE: time,
  };
}
