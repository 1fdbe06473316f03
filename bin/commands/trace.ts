import { type TracedStep, traceInStack } from '../../lib/aws/trace-commit.ts';
import { readSteps } from '../../lib/local/home/step-file.ts';
import { CallError, defineCommand } from '../command-line/command.ts';
import { homeFolder, homeOptions } from '../command-line/home.ts';

/** `gazette trace`: what happened to a commit. */
export const traceCommand = defineCommand({
  name: 'trace',
  about: `Shows what the functions did about a commit, the oldest first: queued, stored, rendered, announced,
or what failed and why. Looks into the logs of a stack, or of the Gazette on this machine, which
may run meanwhile. Exit code 1 when nothing is known of the commit. For a stack it needs AWS
credentials and AWS_REGION.`,
  operands: { usage: 'COMMIT', least: 1, most: 1 },
  options: {
    stack: { type: 'string', value: 'NAME', help: 'the stack, as in cdk.json' },
    days: {
      type: 'string',
      value: 'NUMBER',
      default: '30',
      help: 'how far to look back in a stack',
    },
    ...homeOptions,
    json: { type: 'boolean', help: 'print a list of {time, stage, commit, sequence, outcome, …}' },
  },
  environment: { GAZETTE_HOME: 'as --home' },
  example: 'gazette trace 0123abc --stack gazette',
  async run({ values, operands: [given = ''] }) {
    const commit = given.toLowerCase();
    if (!/^[0-9a-f]{7,64}$/u.test(commit))
      throw new CallError(`“${given}” is no commit: write its first seven digits, or more.`);
    const since = Number(values.days);
    if (!(since > 0)) throw new CallError(`“${values.days}” is no number of days.`);
    const steps =
      values.stack === undefined
        ? traceAtHome(homeFolder(values), commit)
        : await traceInStack(process.env, values.stack, { commit, since });
    if (values.json) process.stdout.write(`${JSON.stringify(steps)}\n`);
    else for (const step of steps) process.stdout.write(`${lineOf(step)}\n`);
    if (steps.length === 0) process.stderr.write(`Nothing is known of ${commit}.\n`);
    return steps.length === 0 ? 1 : 0;
  },
});

function traceAtHome(home: string, commit: string): TracedStep[] {
  return readSteps(home)
    .filter((step) => step.commit?.startsWith(commit))
    .map(({ plan: _, error, ...step }) => ({ ...step, ...(error && { error: error.message }) }));
}

function lineOf({ time, stage, commit, sequence, outcome, detail, error }: TracedStep): string {
  const words = [
    time,
    commit?.slice(0, 12) ?? '',
    `${stage}:`,
    outcome,
    sequence === undefined ? '' : `as change set ${sequence}`,
    detail === undefined ? '' : `(${detail})`,
    error === undefined ? '' : `because ${error}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}
