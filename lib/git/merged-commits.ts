import { runGit } from './run-git.ts';

/** What git lists of one commit. */
interface Listed {
  /** Committer date, in seconds since 1970. */
  readonly seconds: number;
  readonly parents: readonly string[];
}

/** First parents whose other ancestors are listed at once. */
const listedAtOnce = 256;

/**
 * What each commit of a line of first parents brings that the ones before have not: commits without
 * merges and without itself, newest first, in the order of `git rev-list COMMIT ^FIRST-PARENT`. Git is
 * started once for many commits of the line, not for each merge. Asked for each, it would also list
 * commits that the first parent has, where clocks were slow.
 *
 * @param line ids of first parents, oldest first
 * @param parentsOf the parents of a commit of the line
 * @param most how many of each are given
 */
export async function* mergedCommits(
  repository: string,
  line: readonly string[],
  parentsOf: (id: string) => Promise<readonly string[]>,
  most: number,
): AsyncGenerator<readonly string[]> {
  for (let start = 0; start < line.length; start += listedAtOnce) {
    const part = line.slice(start, start + listedAtOnce);
    const parents = await Promise.all(part.map(parentsOf));
    const isMerge = parents.some((found) => found.length > 1);
    const base = parents[0]?.[0];
    const listed = isMerge ? await list(repository, base, part.at(-1)) : new Map();
    for (const id of part) yield take(id, listed, most);
  }
}

/** Takes what only one commit of the line brings out of what is listed, the newest first. */
function take(id: string, listed: Map<string, Listed>, most: number): string[] {
  const found: string[] = [];
  const queue: (Listed & { readonly id: string })[] = [];
  const insert = (wanted: string) => {
    const commit = listed.get(wanted);
    if (!commit) return;
    listed.delete(wanted);
    // Behind those of its date, as git's commit_list_insert_by_date has it.
    const place = queue.findIndex(({ seconds }) => seconds < commit.seconds);
    queue.splice(place < 0 ? queue.length : place, 0, { id: wanted, ...commit });
  };
  insert(id);
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (next.id !== id && next.parents.length < 2 && found.length < most) found.push(next.id);
    for (const parent of next.parents) insert(parent);
  }
  return found;
}

/** Everything that a commit has and another one has not. */
async function list(
  repository: string,
  base: string | undefined,
  last: string | undefined,
): Promise<Map<string, Listed>> {
  if (last === undefined) return new Map();
  const range = base === undefined ? [last] : [last, `^${base}`];
  const lines = await runGit(repository, ['rev-list', '--parents', '--timestamp', ...range]);
  return new Map(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [seconds, id = '', ...parents] = line.split(' ');
        return [id, { seconds: Number(seconds), parents }];
      }),
  );
}
