import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stylesheet } from '../../lib/site/stylesheet.ts';
import { everyPage } from './every-page.ts';

const checker: string = createRequire(import.meta.url)('vnu-jar');

/** What the Nu HTML checker, which W3C runs, has against files; it needs Java. */
function errorsIn(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'));
  try {
    const paths = Object.entries(files).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const options = [
      '-jar',
      checker,
      '--errors-only',
      '--also-check-css',
      '--exit-zero-always',
      '--stdout',
    ];
    return execFileSync('java', [...options, ...paths], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('every page and the stylesheet', () => {
  it('pass the Nu HTML checker', () => {
    const pages = Object.entries(everyPage()).map(([name, html]) => [`${name}.html`, html]);
    expect(errorsIn({ ...Object.fromEntries(pages), 'style.css': stylesheet().text })).toBe('');
  });

  it('would not pass with an error in them', () => {
    expect(errorsIn({ 'wrong.html': '<!doctype html><title>x</title><p id=a><p id=a>' })).toContain(
      'Duplicate ID',
    );
  });
});
