import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHtml } from '../../lib/markup/html.ts';
import { parseAsSource } from '../../lib/plan/parse.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { redlineByLines } from '../../lib/redline/redline-by-lines.ts';

const line = fc.constantFrom('a\n', 'b\n', '\n', '<c> & d\n', 'no end');
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join(''));

const compare = (before: string, after: string) =>
  redlineByLines(parseAsSource('a.md', before), parseAsSource('a.md', after));

describe('a redline by lines', () => {
  it('gives both versions back, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const difference = compare(before, after);
        expect(toHtml(reject(difference))).toBe(toHtml(parseAsSource('a.md', before).content));
        expect(toHtml(accept(difference))).toBe(toHtml(parseAsSource('a.md', after).content));
        expect(difference.changes === 0).toBe(before === after);
      }),
    );
  });

  it('tells changed places apart', () => {
    expect(compare('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n').changes).toBe(2);
  });

  it('is one change where there are more places than anybody reads', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `line ${index}\n`);
    const other = lines.map((written, index) => (index % 2 === 0 ? `no ${written}` : written));
    expect(compare(lines.join(''), other.join('')).changes).toBe(1);
  });

  it('compares fields of front matter', () => {
    const { fields } = compare('---\ntitle: A\n---\nx\n', '---\ntitle: B\n---\nx\n');
    expect(fields.map(({ field }) => field)).toEqual(['title']);
  });
});
