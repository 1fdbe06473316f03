import { resolve } from 'node:path';
import type { ImportReport } from '../../lib/local/commands/import-history.ts';
import { importToStack } from '../../lib/local/commands/import-to-stack.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import { defineCommand } from '../command-line/command.ts';
import { createProgress } from '../command-line/progress.ts';

/** `gazette import`: a clone's history into a deployed stack. */
export const importCommand = defineCommand({
  name: 'import',
  about: `Publishes a long history from a clone into a deployed stack, without asking GitHub's API for it.
May be stopped at any time: started again, it goes on where it was. The stack's own stages make
the pages and feeds. Needs AWS credentials and AWS_REGION.`,
  options: {
    repo: {
      type: 'string',
      value: 'DIR',
      required: true,
      help: `a full clone of the repository that the stack publishes, with or without a
worktree; the branch is read as last fetched from origin, where it was`,
    },
    stack: { type: 'string', value: 'NAME', required: true, help: 'the stack, as in cdk.json' },
    branch: {
      type: 'string',
      value: 'NAME',
      help: 'branch that the stack must publish; where it is another one, nothing is done',
    },
    path: {
      type: 'string',
      value: 'SUBDIR',
      help: 'folder that the stack must publish; where it is another one, nothing is done',
    },
    json: {
      type: 'boolean',
      help: 'print {done, commits, changeSets, documents, versions, seconds}',
    },
  },
  example: 'gazette import --repo my-plan --stack gazette',
  async run({ values }) {
    const progress = createProgress();
    const report = await importToStack({
      repository: resolve(values.repo),
      stack: values.stack,
      environment: process.env,
      isTimeUp: stopOnSignal(),
      onProgress: ({ commits, of }) => progress.show(`${commits} of ${of} commits`, commits, of),
      ...(values.branch === undefined ? {} : { branch: values.branch }),
      ...(values.path === undefined ? {} : { path: values.path }),
    }).finally(progress.end);
    tell(report, values.stack, values.json);
    return report.done ? 0 : 3;
  },
});

/** After the first signal the commit at hand is finished; a second one ends the process, which is as safe. */
function stopOnSignal(): () => boolean {
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      stopped = true;
    });
  return () => stopped;
}

function tell(report: ImportReport, stack: string, isJson: boolean): void {
  const { problems, ...counts } = report;
  for (const problem of problems)
    process.stderr.write(`${problem.commit.slice(0, 12)} ${formatProblem(problem)}\n`);
  const { done, commits, changeSets, documents, versions, seconds } = counts;
  const line = `${commits} commits, ${changeSets} change sets, ${documents} documents, ${versions} versions into ${stack} in ${seconds} s`;
  process.stdout.write(isJson ? `${JSON.stringify(counts)}\n` : `${line}\n`);
  if (!done) process.stderr.write('gazette import: stopped; start it again and it goes on.\n');
  else if (commits === 0)
    process.stderr.write(`${stack} has all of it already: there was nothing to do.\n`);
  else process.stderr.write('The stages of the stack make pages and feeds of it by themselves.\n');
}
