import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../lib/markup/html.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { problemText } from '../support/problem-text.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

/** Relative links of fixtures lead to where they say, but what is "missing" is nowhere. */
const resolve = (target: string) =>
  target.includes('missing') ? undefined : `/resolved/${encodeURI(target)}`;

function namesIn(folder: string): string[] {
  return readdirSync(join(fixtures, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length));
}

function read(folder: string, file: string): string {
  return readFileSync(join(fixtures, folder, file), 'utf8');
}

describe('parseDocument, text', () => {
  // Each top-level block is a line of the expected file; the problems follow as comments.
  it.each(namesIn('content'))('turns %s.md into %s.html', (name) => {
    const document = parseDocument(`en/${name}.md`, read('content', `${name}.md`), resolve);
    const blocks = document.content.map((block) => toHtml([block]));
    const problems = document.problems.map((problem) => `<!-- ${problemText(problem)} -->`);
    const actual = `${[...blocks, ...problems].join('\n')}\n`;
    expect(actual).toBe(read('content', `${name}.html`));
  });
});

describe('parseDocument, fields', () => {
  it.each(namesIn('fields'))('reads %s.md as %s.json says', (name) => {
    const { fields, kind, problems } = parseDocument(`en/${name}.md`, read('fields', `${name}.md`));
    const actual = { kind, fields, problems: problems.map(problemText) };
    expect(actual).toEqual(JSON.parse(read('fields', `${name}.json`)));
  });
});
