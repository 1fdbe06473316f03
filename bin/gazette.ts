import { GazetteError } from '../lib/errors/errors.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import type { Command } from './commands/command.ts';
import { diffCommand } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';

const commands: readonly Command[] = [
  startCommand,
  buildCommand,
  diffCommand,
  checkCommand,
  importCommand,
  verifyCommand,
];

/** Exit codes: 0 done, 1 done but something was found, 2 the call was wrong, 3 it failed. */
async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const isHelp = name === undefined || name === 'help' || name === '--help' || name === '-h';
    (isHelp ? process.stdout : process.stderr).write(
      isHelp ? overview() : `gazette: there is no command "${name}"\n\n${overview()}`,
    );
    return isHelp && name !== undefined ? 0 : 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    return explain(command, error);
  }
}

function overview(): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`);
  return `Usage: gazette COMMAND\n\n${lines.join('\n')}\n\ngazette COMMAND --help says more.\n`;
}

function explain(command: Command, error: unknown): number {
  if (error instanceof GazetteError) {
    process.stderr.write(`gazette ${command.name}: ${error.message}\n${error.advice}\n`);
    return 3;
  }
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  ) {
    process.stderr.write(`gazette ${command.name}: ${error.message}\n\n${command.usage}\n`);
    return 2;
  }
  process.stderr.write(
    `gazette ${command.name}: ${error instanceof Error ? error.stack : error}\n`,
  );
  return 3;
}

process.exitCode = await main(process.argv.slice(2));
