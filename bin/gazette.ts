import { GazetteError } from '../lib/errors/errors.ts';
import manifest from '../package.json' with { type: 'json' };
import { closest } from './command-line/closest.ts';
import { CallError, type Command } from './command-line/command.ts';
import { helpOf, inColumns } from './command-line/help.ts';
import { parseWords } from './command-line/parse-words.ts';
import { commandList } from './command-list.ts';

/** Exit codes: 0 done, 1 done but something was found, 2 the call was wrong, 3 it failed. */
async function main(words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  const entry = commandList.find((candidate) => candidate.name === name);
  if (!entry) return withoutCommand(name);
  const command = await entry.load();
  const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (own.includes('--help') || own.includes('-h')) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  try {
    return await command.run(parseWords(command, rest));
  } catch (error) {
    return explain(command, error);
  }
}

function withoutCommand(name: string): number {
  if (name === '--version') {
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(overview());
    return name === '' ? 2 : 0;
  }
  const meant = closest(
    name,
    commandList.map((entry) => entry.name),
  );
  const hint = meant === undefined ? '' : `: did you mean ${meant}?`;
  process.stderr.write(`gazette: there is no command "${name}"${hint}\n\n${overview()}`);
  return 2;
}

function overview(): string {
  const lines = inColumns(commandList.map(({ name, summary }) => [name, summary]));
  return `Usage: gazette COMMAND\n\n${lines}\n\ngazette COMMAND --help says more, with an example; gazette --version says which this is.\n`;
}

function explain(command: Command, error: unknown): number {
  if (error instanceof GazetteError) {
    process.stderr.write(`gazette ${command.name}: ${error.message}\n${error.advice}\n`);
    return 3;
  }
  if (error instanceof CallError) {
    process.stderr.write(`gazette ${command.name}: ${error.message}\n\n${helpOf(command)}`);
    return 2;
  }
  process.stderr.write(
    `gazette ${command.name}: ${error instanceof Error ? error.stack : error}\n`,
  );
  return 3;
}

process.exitCode = await main(process.argv.slice(2));
