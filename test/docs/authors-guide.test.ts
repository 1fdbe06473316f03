import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  allowedElements,
  droppedElements,
  wrapperElements,
} from '../../lib/plan/markdown/raw-elements.ts';
import { fieldNames } from '../../lib/plan/model/field-definitions.ts';
import { parseDocument } from '../../lib/plan/parse.ts';
import { significances } from '../../lib/plan/trailers.ts';
import { wordTables } from '../support/authors-guide.ts';

const guide = readFileSync('docs/authors.md', 'utf8');
const inOneLine = (text: string) => text.replace(/\s+/gu, ' ');

/** Folders whose code tells authors what is wrong. */
const tellers = ['lib/plan', 'lib/pipeline/ingest'];

/** What looks like a message and is none. */
const others: ReadonlySet<string> = new Set(['version https://git-lfs.github.com/spec/']);

/**
 * The fixed parts of every message in the code: texts of two words and more that are no advice,
 * which ends with a full stop, cut where values stand.
 */
function messageParts(): string[] {
  const files = tellers.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.ts'))
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const texts = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//gu, '')
      .replace(/^\s*\/\/.*$/gmu, '');
    if (!/severity|[rR]eport|Problem|reason|withheld|unpublishableName/u.test(code)) return [];
    const found = code.matchAll(/(['`])((?:(?!\1)[^\\\n]|\\.)*)\1/gu);
    return [...found].map(([, , text = '']) => text);
  });
  const messages = texts.filter(
    (text) => /[a-z]+ [a-z]+/u.test(text) && !/\.$|^\^/u.test(text) && !others.has(text),
  );
  return messages
    .flatMap((text) => text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}?/u))
    .flatMap((part) => {
      const fixed = part.replace(/^[^a-zA-Z]+|[^a-zA-Z]+$/gu, '');
      return /[a-z]+ [a-z]+/u.test(fixed) ? [fixed] : [];
    });
}

describe('the guide for authors', () => {
  it.each([...new Set(messageParts())])('explains “%s”', (part) => {
    expect(inOneLine(guide)).toContain(part);
  });

  it('finds messages to explain', () => {
    expect(messageParts().length).toBeGreaterThan(50);
  });

  it.each(wordTables())('has the words that are understood, as the code has them: %s', (table) => {
    expect(guide).toContain(table);
  });

  it('shows front matter that is read whole', () => {
    const example = /```yaml\n(---\n.*?---\n)```/su.exec(guide)?.[1] ?? '';
    const { fields, problems } = parseDocument('a.md', `${example}# A\n`);
    expect(problems).toEqual([]);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining([...fieldNames]));
  });

  it('names every field, every permitted tag and every significance', () => {
    for (const name of [
      ...fieldNames,
      ...allowedElements.keys(),
      ...droppedElements,
      ...wrapperElements,
      ...significances,
    ])
      expect(guide).toContain(`\`${name}\``);
  });
});
