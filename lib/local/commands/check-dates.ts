import { tryGit } from '../../git/run-git.ts';
import { dateProblems, effectiveDate } from '../../pipeline/ingest/effective-date.ts';
import type { Problem } from '../../plan/model/document.ts';

/** Commits whose dates are looked at: more than a push has, few enough to be read at once. */
const mostCommits = 1000;

/**
 * Says of the newest commits of a folder which dates a push of them would not be believed. As in
 * ingest, a commit that changes nothing in the folder takes no effect, and its date may still tell
 * when an earlier one was made.
 */
export async function checkDates(directory: string, now: () => Date): Promise<Problem[]> {
  const log = ['log', `-${mostCommits}`, '--first-parent', '--format=%H %ct'];
  const all = await readCommits(directory, log);
  const changing = await readCommits(directory, [...log, '--', '.']);
  const isChanging = new Set(changing.map(({ id }) => id));
  const problems: Problem[] = [];
  let predecessor: string | undefined;
  for (const [index, { id, date }] of all.entries()) {
    if (!isChanging.has(id)) continue;
    const following = () => inOrder(all.slice(index + 1));
    const effective = await effectiveDate({ date }, { predecessor, now, following });
    predecessor = effective.date;
    for (const problem of dateProblems(effective))
      problems.push({ ...problem, message: `${id.slice(0, 12)}: ${problem.message}` });
  }
  return problems;
}

/** Commits, oldest first. A folder outside any repository has none to speak of. */
async function readCommits(directory: string, log: readonly string[]) {
  const lines = ((await tryGit(directory, log)) ?? '').split('\n').filter(Boolean).reverse();
  return lines.map((line) => {
    const [id = '', seconds = ''] = line.split(' ');
    const date = new Date(Number(seconds) * 1000);
    return { id, date: Number.isNaN(date.getTime()) ? '' : date.toISOString() };
  });
}

async function* inOrder<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
