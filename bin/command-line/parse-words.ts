import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import { type Call, CallError, type Command, type Options } from './command.ts';

/**
 * Sorts the words of a call by the command's table.
 *
 * @throws {CallError} that says what is wrong with the call
 */
export function parseWords(command: Command, words: readonly string[]): Call<Options> {
  const { options } = command;
  const { values, positionals } = parse(options, words);
  const missing = Object.keys(options).filter((name) => options[name]?.required && !values[name]);
  if (missing.length > 0)
    throw new CallError(`give ${missing.map((name) => `--${name}`).join(' and ')}`);
  for (const [name, { choices }] of Object.entries(options))
    if (choices && !choices.includes(String(values[name])))
      throw new CallError(`"${values[name]}" is no ${name}: choose ${listed(choices)}.`);
  checkOperands(command, positionals);
  return { values: values as Call<Options>['values'], operands: positionals };
}

function parse(options: Options, words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { type, default: usual }]) => [
          name,
          type === 'boolean'
            ? { type, default: false }
            : { type, ...(usual && { default: usual }) },
        ]),
      ),
    });
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new CallError(unknownOption(error.message, options) ?? error.message);
  }
}

function checkOperands({ operands }: Command, given: readonly string[]): void {
  const { usage, least, most, completes } = operands ?? { usage: '', least: 0, most: 0 };
  if (given.length < least) throw new CallError(`give ${usage}`);
  if (given.length > most) throw new CallError(`"${given[most]}" is one word too many`);
  const wrong = given.find((word) => Array.isArray(completes) && !completes.includes(word));
  if (wrong !== undefined) throw new CallError(`give ${usage}, not "${wrong}"`);
}

/** Node's own sentence goes on about words that begin with a hyphen. */
function unknownOption(message: string, options: Options): string | undefined {
  const [, written] = /^Unknown option '-{1,2}([^']*)'/u.exec(message) ?? [];
  if (written === undefined) return undefined;
  const meant = closest(written, Object.keys(options));
  return `there is no option --${written}${meant === undefined ? '' : `: did you mean --${meant}?`}`;
}

function isParseError(error: unknown): error is Error {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}

/** `html, text or json` */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
