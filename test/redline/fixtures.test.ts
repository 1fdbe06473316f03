import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { describeRedline } from './describe-redline.ts';

const folder = join(import.meta.dirname, 'fixtures');
const names = readdirSync(folder).sort();

/**
 * Each fixture is a folder: old.md and new.md, and in expected.txt what every writer makes of them.
 * After a change that is meant, `UPDATE_FIXTURES=1` writes expected.txt anew: read the difference.
 */
describe('a redline of', () => {
  for (const name of names)
    it(name.replaceAll('-', ' '), () => {
      const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
      const described = describeRedline(read('old.md'), read('new.md'));
      if (process.env.UPDATE_FIXTURES) writeFileSync(join(folder, name, 'expected.txt'), described);
      expect(described).toBe(read('expected.txt'));
    });

  it('at least 60 hard cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
  });
});
