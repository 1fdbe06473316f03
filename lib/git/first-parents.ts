import type { GitObjects } from './git-objects.ts';
import { readCommit } from './read-commit.ts';
import { tryGit } from './run-git.ts';

/** First parents that are read before git is asked how many there are to read. */
const readUnasked = 99;

/**
 * First parents after `from` up to `to`, oldest first; `undefined` when `from` is not among them.
 * They are read through the process that is open anyway: starting git takes longer the more memory
 * this process uses. It is started only for more than an ordinary push has, so that where `from` was
 * merged or taken away, not the whole history is read in vain.
 */
export async function firstParents(
  repository: string,
  objects: GitObjects,
  from: string | undefined,
  to: string,
): Promise<string[] | undefined> {
  const line: string[] = [];
  let most = Number.POSITIVE_INFINITY;
  for (let id: string | undefined = to; id !== from; ) {
    if (from !== undefined && line.length === readUnasked)
      most =
        (await countFirstParents(repository, from, to)) ?? ((await objects.info(from)) ? most : 0);
    if (id === undefined || line.length >= most) return undefined;
    line.push(id);
    id = (await readCommit(objects, id)).parents[0];
  }
  return line.reverse();
}

/** First parents up to `to` that are neither `from` nor its ancestors; `undefined` when git cannot say. */
async function countFirstParents(
  repository: string,
  from: string,
  to: string,
): Promise<number | undefined> {
  const range = ['--count', '--first-parent', to, `^${from}`];
  const count = await tryGit(repository, ['rev-list', ...range]);
  return count === undefined ? undefined : Number(count);
}
