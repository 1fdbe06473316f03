import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { verifyHome } from '../../lib/local/server/verify-home.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette verify [--json]

Compares store, site and git of the Gazette on this machine, while it does not run, and names every
difference. Exit code 1 when there is one.

  GAZETTE_HOME   folder of its state (default: .gazette in the project)
  --json         print {differences, changeSets, behind, isAtHead}`;

/** `gazette verify`: is everything that was published still as it was published? */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'compare store, site and git, and name every difference',
  usage,
  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false } },
    });
    const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
    const found = await verifyHome(resolve(process.env.GAZETTE_HOME ?? `${project}/.gazette`));
    const { differences, changeSets, behind, isAtHead } = found;
    if (values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
    else {
      for (const { between, where, what } of differences)
        process.stdout.write(`${between === 'git' ? 'store' : 'site'}: ${where}: ${what}\n`);
      const late = behind > 0 ? `, ${behind} not announced yet` : '';
      const head = isAtHead ? '' : ', newer commits not published yet';
      process.stdout.write(
        `${changeSets} change sets compared${late}${head}: ${differences.length} differences\n`,
      );
    }
    return differences.length === 0 ? 0 : 1;
  },
};
