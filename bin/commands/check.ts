import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFolder } from '../../lib/local/commands/check-folder.ts';
import { createSourceTrials } from '../../lib/local/server/source-trials.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette check [DIR] [--json]

Says what a push of this folder would be told: broken links, bad fields, unsafe or unpublishable
files, as path:line: message. Exit code 1 when any of them is an error.`;

/** `gazette check`: what a push would be told, before the push. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'say what a push of a folder would be told',
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    if (positionals.length > 1) {
      process.stderr.write(`${usage}\n`);
      return 2;
    }
    const trials = createSourceTrials();
    const { problems, files } = await checkFolder(resolve(positionals[0] ?? '.'), trials);
    await trials.close();
    if (values.json) process.stdout.write(`${JSON.stringify(problems)}\n`);
    else for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    process.stderr.write(
      `${counted(files, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`,
    );
    return errors > 0 ? 1 : 0;
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
