import { spawn } from 'node:child_process';
import { gitEnvironment } from '../../lib/git/run-git.ts';
import type { RawSourceCommit } from '../contract/git-backed-source.ts';
import { commitRaw } from './raw-repository.ts';
import { createRepository } from './repository.ts';

const someone = 'Author <author@example.org> 1437048000 +0000';

/** A repository in a temporary folder whose commits are written byte by byte, on no branch. */
export async function createRawSourceRepository() {
  const repository = await createRepository();
  const { directory, git, close } = repository;
  return {
    directory,
    close,
    async commit(commit: RawSourceCommit): Promise<string> {
      const tree = await writeTree(commit.files ?? {});
      const parents = (commit.parents ?? []).map((parent) => `parent ${parent}\n`).join('');
      const author = Buffer.concat([
        Buffer.from(`tree ${tree}\n${parents}author `),
        Buffer.from(commit.author ?? someone),
      ]);
      const rest = [`committer ${commit.committer ?? someone}`, ...(commit.headers ?? [])];
      const head = Buffer.concat([author, Buffer.from(`\n${rest.join('\n')}\n\n`)]);
      const message = Buffer.from(commit.message ?? 'A commit\n');
      return hashCommit(directory, Buffer.concat([head, message]));
    },
    async setBranch(name: string, commit: string | undefined): Promise<void> {
      const ref = `refs/heads/${name}`;
      await git('update-ref', ...(commit === undefined ? ['-d', ref] : [ref, commit]));
    },
  };

  async function writeTree(files: NonNullable<RawSourceCommit['files']>): Promise<string> {
    const branch = await git('for-each-ref', '--format=%(objectname)', 'refs/heads/main');
    const id = await commitRaw(directory, { files });
    await git('update-ref', ...(branch ? ['refs/heads/main', branch] : ['-d', 'refs/heads/main']));
    return git('rev-parse', `${id}^{tree}`);
  }
}

/** Git checks nothing of it (`--literally`): some authors are not what it would write. */
async function hashCommit(directory: string, bytes: Buffer): Promise<string> {
  const words = ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'];
  const child = spawn('git', words, { cwd: directory, env: gitEnvironment() });
  child.stdin.end(bytes);
  let id = '';
  for await (const chunk of child.stdout) id += chunk;
  return id.trim();
}
