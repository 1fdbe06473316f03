import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stylesheet } from '../../lib/site/stylesheet.ts';
import { nuErrors, validatorErrors, withNu } from '../support/html-checker.ts';
import { everyPage } from './every-page.ts';

/** What the checker has against files, given as texts by name. */
function errorsIn(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return nuErrors(Object.keys(files).map((name) => join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('every page and the stylesheet', () => {
  withNu(it)('pass the Nu HTML checker', () => {
    const pages = Object.entries(everyPage()).map(([name, html]) => [`${name}.html`, html]);
    expect(errorsIn({ ...Object.fromEntries(pages), 'style.css': stylesheet().text })).toBe('');
  });

  it('pass a validator that runs everywhere', () => {
    expect(validatorErrors(Object.entries(everyPage()))).toEqual([]);
  });

  it('would not pass either with an error in them', () => {
    const wrong = '<!doctype html><title>x</title><p id="a"></p><p id="a"></p>';
    expect(validatorErrors([['wrong', wrong]])).toContainEqual(
      expect.stringMatching(/^wrong:1:\d+ Duplicate ID/u),
    );
  });

  withNu(it)('would not pass with an error in them', () => {
    expect(errorsIn({ 'wrong.html': '<!doctype html><title>x</title><p id=a><p id=a>' })).toContain(
      'Duplicate ID',
    );
  });
});
