import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SourceError } from '../../lib/errors/errors.ts';
import {
  kindsOf,
  redline,
  summarize,
  type TextRedline,
  toHtml,
  toJson,
  toText,
} from '../../lib/exports/redline.ts';
import { capitalize } from '../../lib/plan/source/capitalize.ts';
import { decodeSource } from '../../lib/plan/source/decode.ts';
import { redlineWords } from '../../lib/words/redline-words.ts';
import { CallError, defineCommand } from '../command-line/command.ts';

/** `gazette diff`: a redline of two files. */
export const diffCommand = defineCommand({
  name: 'diff',
  about:
    'Shows the redline of two Markdown files. Exit code 0: they read the same; 1: they differ.',
  operands: { usage: 'OLD.md NEW.md', least: 2, most: 2, completes: 'file' },
  options: {
    format: {
      type: 'string',
      choices: ['html', 'text', 'json'],
      default: 'text',
      help: 'how to show it',
    },
  },
  example: 'gazette diff old.md new.md --format html',
  async run({ values: { format }, operands: [before = '', after = ''] }) {
    const difference = redline(await read(before), await read(after));
    process.stdout.write(`${write(difference, format).replace(/\n$/u, '')}\n`);
    return difference.changes === 0 ? 0 : 1;
  },
});

function write(difference: TextRedline, format: string): string {
  if (format === 'html') return toHtml(difference);
  if (format === 'json') return JSON.stringify(toJson(difference), null, 2);
  const color = process.env.FORCE_COLOR ? true : process.stdout.isTTY && !process.env.NO_COLOR;
  return `${heading(difference, color)}${toText(difference, { color })}`;
}

/** What changed in one sentence, and what kinds of change were found. */
function heading(difference: TextRedline, color: boolean): string {
  const { kinds } = redlineWords('en');
  const found = kindsOf(difference).map(({ kind, count }) => `${kinds[kind]} ${count}`);
  const [bold, dim, end] = color ? ['\u001b[1m', '\u001b[2m', '\u001b[0m'] : ['', '', ''];
  const title = capitalize(summarize(difference));
  return `${bold}${title}${end}\n${found.length > 0 ? `${dim}(${found.join(', ')})${end}\n` : ''}\n`;
}

async function read(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    if (!existsSync(file)) throw new CallError(`there is no file ${file}`);
    throw new SourceError(`${file} cannot be read`, 'Check the path.', { cause });
  }
  const decoded = decodeSource(bytes);
  if ('reason' in decoded)
    throw new SourceError(`${file}:${decoded.line}: ${decoded.reason}`, decoded.advice);
  return decoded.text;
}
