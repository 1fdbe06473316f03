import { resolve } from 'node:path';
import { checkDates } from '../../lib/local/commands/check-dates.ts';
import { checkFolder } from '../../lib/local/commands/check-folder.ts';
import { createSourceTrials } from '../../lib/local/server/source-trials.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import { defineCommand } from '../command-line/command.ts';
import { requireFolder } from '../command-line/require-folder.ts';

/** `gazette check`: what a push would be told, before the push. */
export const checkCommand = defineCommand({
  name: 'check',
  about: `Says what a push of this folder would be told: broken links, bad fields, unsafe or unpublishable
files, as path:line: error: message. Files are read as git would commit them: without ignored ones,
and through filters. A push is told of the files that it changes, check tells of all. Exit code 1
when any of them is an error.`,
  operands: { usage: '[DIR]', least: 0, most: 1, completes: 'folder' },
  options: {
    json: { type: 'boolean', help: 'print a list of {path, line, message, advice, severity}' },
  },
  example: 'gazette check my-plan',
  async run({ values, operands }) {
    const trials = createSourceTrials();
    const directory = resolve(operands[0] ?? '.');
    await requireFolder(directory);
    const { problems: found, files } = await checkFolder(directory, trials);
    await trials.close();
    const problems = [...found, ...(await checkDates(directory, () => new Date()))];
    if (values.json) process.stdout.write(`${JSON.stringify(problems)}\n`);
    else for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    process.stderr.write(
      `${counted(files, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`,
    );
    return errors > 0 ? 1 : 0;
  },
});

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
