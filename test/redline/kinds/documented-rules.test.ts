import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { kinds } from '../../../lib/redline/classify/kinds.ts';
import { foundKind } from './labelled-pairs.ts';

const rules = readFileSync('docs/redline.md', 'utf8');

/** Rows of the tables whose columns are before, after and kind; the first two are code. */
const rows = [...rules.matchAll(/^\| (`+)(.+?)\1 \| (`+)(.+?)\3 \| ([a-z]+) \|$/gmu)].map(
  ([, , before = '', , after = '', kind = '']) => ({ before, after, kind }),
);

function sourceOf(cell: string): string {
  return `# Plan\n\n${cell.replaceAll('⏎', '\n\n')}`.replace(/\n\n(?=\n|\s*(?:-|\d\.) )/gu, '\n');
}

describe('the documented rules of kinds', () => {
  it('have examples of most kinds', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(kinds.length - 1);
  });

  for (const { before, after, kind } of rows)
    it(`call ${before} → ${after} ${kind}`, () => {
      const [old, young] = before.startsWith('# ')
        ? [before, after]
        : [before, after].map(sourceOf);
      expect(foundKind({ old: old ?? '', new: young ?? '' })).toBe(kind);
      expect(foundKind({ old: young ?? '', new: old ?? '' })).toBe(kind);
    });
});
