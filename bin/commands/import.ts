import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportProgress, ImportReport } from '../../lib/local/commands/import-history.ts';
import { importToStack } from '../../lib/local/commands/import-to-stack.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette import --repo CLONE --stack NAME [options]

Publishes a long history from a clone into a deployed stack, without asking GitHub's API for it.
May be stopped at any time: started again, it goes on where it was. The stack's own stages make
the pages and feeds. Needs AWS credentials and AWS_REGION.

  --repo CLONE      a full clone of the repository that the stack publishes, with or without a
                    worktree; the branch is read as last fetched from origin, where it was
  --stack NAME      the stack, as in cdk.json
  --branch NAME     branch that the stack must publish; where it is another one, nothing is done
  --path SUBDIR     folder that the stack must publish; where it is another one, nothing is done
  --json            print {done, commits, changeSets, documents, versions, seconds}`;

/** `gazette import`: a clone's history into a deployed stack. */
export const importCommand: Command = {
  name: 'import',
  summary: 'publish a long history from a clone into a deployed stack',
  usage,
  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        repo: { type: 'string' },
        stack: { type: 'string' },
        branch: { type: 'string' },
        path: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    if (values.repo === undefined || values.stack === undefined) {
      process.stderr.write(`gazette import: --repo and --stack are needed\n\n${usage}\n`);
      return 2;
    }
    const progress = createProgress(process.stderr);
    const report = await importToStack({
      repository: resolve(values.repo),
      stack: values.stack,
      environment: process.env,
      isTimeUp: stopOnSignal(),
      onProgress: progress.show,
      ...(values.branch === undefined ? {} : { branch: values.branch }),
      ...(values.path === undefined ? {} : { path: values.path }),
    }).finally(progress.end);
    tell(report, values.stack, values.json);
    return report.done ? 0 : 3;
  },
};

/** After the first signal the commit at hand is finished; a second one ends the process, which is as safe. */
function stopOnSignal(): () => boolean {
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => {
      stopped = true;
    });
  return () => stopped;
}

/** Commits between two lines of progress where the lines are kept, as in a log. */
const linePace = 100;

function createProgress(stream: NodeJS.WriteStream) {
  let shown = false;
  return {
    show({ commits, of }: ImportProgress) {
      if (stream.isTTY) stream.write(`\r\u001b[K${commits} of ${of} commits`);
      else if (!shown || commits % linePace === 0 || commits === of)
        stream.write(`${commits} of ${of} commits\n`);
      shown = true;
    },
    end() {
      if (shown && stream.isTTY) stream.write('\n');
    },
  };
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
