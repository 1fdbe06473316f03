import { tryGit } from '../../git/run-git.ts';
import { dateProblems, effectiveDate } from '../../pipeline/ingest/effective-date.ts';
import type { Problem } from '../../plan/model/document.ts';

/** Commits whose dates are looked at: more than a push has, few enough to be read at once. */
const mostCommits = 100;

/** Says of the newest commits of a folder which dates a push of them would not be believed. */
export async function checkDates(directory: string, now: () => Date): Promise<Problem[]> {
  const log = ['log', `-${mostCommits}`, '--first-parent', '--format=%H %ct', '--', '.'];
  // A folder outside any repository has no commits to speak of.
  const lines = ((await tryGit(directory, log)) ?? '').split('\n').filter(Boolean).reverse();
  const problems: Problem[] = [];
  let predecessor: string | undefined;
  for (const line of lines) {
    const [commit = '', seconds = ''] = line.split(' ');
    const date = new Date(Number(seconds) * 1000);
    const said = { date: Number.isNaN(date.getTime()) ? '' : date.toISOString() };
    const effective = await effectiveDate(said, { predecessor, now });
    predecessor = effective.date;
    for (const problem of dateProblems(effective))
      problems.push({ ...problem, message: `${commit.slice(0, 12)}: ${problem.message}` });
  }
  return problems;
}
