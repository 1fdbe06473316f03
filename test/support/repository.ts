import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type QuickFiles, quickCommits } from './quick-commits.ts';
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
const email = 'test@example.org';

/** Commands of git after which the repository is as it was. */
const readOnly: ReadonlySet<string> = new Set(['rev-parse', 'rev-list', 'log', 'show', 'cat-file']);

/** Makes an empty repository whose branch is `main`. */
export async function createRepository(): Promise<Repository> {
  const directory = await mkdtemp(join(tmpdir(), 'gazette-test-'));
  // Without the templates of hooks: a dozen files that no test reads.
  await gitInShell(directory, [['init', '--quiet', '--template=', '--initial-branch=main']]);
  let commits = 0;
  const quick = quickCommits(directory);
  const git = (...words: string[]) => {
    if (!readOnly.has(words[0] ?? '')) quick.stop();
    return gitInShell(directory, [words], identity(firstDate / 1000, 'Test'));
  };
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
  const wordsOf = ({ message, date, author = 'Test' }: CommitRequest) => {
    commits += 1;
    const time = date ? Date.parse(date) : firstDate + commits * 60_000;
    return { message, author, email, seconds: Math.floor(time / 1000) };
  };
  const commitByGit = async ({ message, author, seconds }: ReturnType<typeof wordsOf>) => {
    quick.stop();
    const words = ['--allow-empty', '--allow-empty-message', '--cleanup=verbatim'];
    const commands = [
      ['add', '--all'],
      ['commit', '--quiet', ...words, '-m', message],
    ];
    await gitInShell(directory, commands, identity(seconds, author));
    return headOf(directory);
  };
  const commit = async (request: CommitRequest) => {
    await write(request);
    const words = wordsOf(request);
    const files = filesOf(request);
    // Without files it is a commit of what a test wrote into the folder itself.
    const id = files.size > 0 ? await quick.commit(files, words) : undefined;
    return id ?? commitByGit(words);
  };
  return {
    directory,
    commit,
    async rename(from, to, message = `Move ${from} to ${to}`) {
      await mkdir(dirname(join(directory, to)), { recursive: true });
      await rename(join(directory, from), join(directory, to));
      const words = wordsOf({ message });
      return (await quick.rename(from, to, words)) ?? commitByGit(words);
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

/** What is written into the folder for a commit, by path. */
function filesOf({ files = {}, symlinks = {} }: CommitRequest): QuickFiles {
  const blobs = Object.entries(files).map(
    ([path, content]) =>
      [path, content === null ? null : { mode: '100644', content: Buffer.from(content) }] as const,
  );
  const links = Object.entries(symlinks).map(
    ([path, target]) => [path, { mode: '120000', content: Buffer.from(target) }] as const,
  );
  return new Map([...blobs, ...links]);
}

function identity(seconds: number, name: string): Record<string, string> {
  const time = `${seconds} +0000`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: time,
  };
}
