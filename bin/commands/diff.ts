import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SourceError } from '../../lib/errors/errors.ts';
import { toHtml } from '../../lib/markup/html.ts';
import { parseWithLines } from '../../lib/plan/parse.ts';
import { decodeSource } from '../../lib/plan/source/decode.ts';
import type { SourcedDocument } from '../../lib/plan/source/source-lines.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { fieldList } from '../../lib/redline/feed/field-list.ts';
import { redlineToJson } from '../../lib/redline/json/redline-to-json.ts';
import type { Redline } from '../../lib/redline/merged/redline-result.ts';
import { redlineToHtml } from '../../lib/redline/page/redline-to-html.ts';
import { redline } from '../../lib/redline/redline.ts';
import type { Sources } from '../../lib/redline/source/locate-changes.ts';
import { redlineToText } from '../../lib/redline/terminal/redline-to-text.ts';
import { redlineWords } from '../../lib/words/redline-words.ts';
import { summarize } from '../../lib/words/summarize.ts';
import type { Command } from './command.ts';

const usage = `Usage: gazette diff OLD.md NEW.md [--format html|text|json]

Shows the redline of two Markdown files. Exit code 0: they read the same; 1: they differ.`;

/** `gazette diff`: a redline of two files. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'show the redline of two Markdown files',
  usage,
  async run(words) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' } },
    });
    const [before, after] = positionals;
    const write = writers.get(values.format);
    if (!write)
      process.stderr.write(`"${values.format}" is no format: choose html, text or json.\n`);
    if (before === undefined || after === undefined || positionals.length > 2 || !write) {
      process.stderr.write(`${usage}\n`);
      return 2;
    }
    const sources = { before: await read(before), after: await read(after) };
    const difference = redline(sources.before, sources.after);
    process.stdout.write(`${write(difference, sources).replace(/\n$/u, '')}\n`);
    return difference.changes === 0 ? 0 : 1;
  },
};

type Write = (difference: Redline, sources: Sources) => string;

const writers: ReadonlyMap<string, Write> = new Map<string, Write>([
  [
    'html',
    (difference) =>
      `${toHtml(fieldList(difference.fields, redlineWords('en')))}${redlineToHtml(difference)}`,
  ],
  ['json', (difference, sources) => JSON.stringify(redlineToJson(difference, sources), null, 2)],
  [
    'text',
    (difference) => {
      const color = process.env.FORCE_COLOR ? true : process.stdout.isTTY && !process.env.NO_COLOR;
      return `${heading(difference, color)}${redlineToText(difference, { color })}`;
    },
  ],
]);

/** What changed in one sentence, and what kinds of change were found. */
function heading(difference: Redline, color: boolean): string {
  const { kinds } = redlineWords('en');
  const found = findKinds(difference).map(({ kind, count }) => `${kinds[kind]} ${count}`);
  const [bold, dim, end] = color ? ['\u001b[1m', '\u001b[2m', '\u001b[0m'] : ['', '', ''];
  const sentence = summarize(difference, 'en');
  const title = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return `${bold}${title}${end}\n${found.length > 0 ? `${dim}(${found.join(', ')})${end}\n` : ''}\n`;
}

/** Links are left as written: two files on their own have no plan to resolve them in. */
async function read(file: string): Promise<SourcedDocument> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new SourceError(`${file} cannot be read`, 'Check the path.', { cause });
  }
  const decoded = decodeSource(bytes);
  if ('reason' in decoded)
    throw new SourceError(`${file}:${decoded.line}: ${decoded.reason}`, decoded.advice);
  // One path for both: a text without a heading takes its title from its path.
  return parseWithLines('document.md', decoded.text, (target) => target);
}
