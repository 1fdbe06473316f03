import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { stylesheet } from '../../lib/site/stylesheet.ts';
import { nuErrors, validatorErrors, withNu } from '../support/html-checker.ts';
import { everyPage } from './every-page.ts';

/** A page with an error, which no checker lets pass. */
const wrong = '<!doctype html><title>x</title><p id="a"></p><p id="a"></p>';

/** What the checker has against files, given as texts by name: a line each. */
function errorsIn(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return nuErrors(Object.keys(files).map((name) => join(folder, name)))
      .split('\n')
      .filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('every page and the stylesheet', () => {
  // One start of Java for all of them.
  withNu(it)('pass the Nu HTML checker, and a page with an error does not', () => {
    const pages = Object.entries(everyPage()).map(([name, html]) => [`${name}.html`, html]);
    const files = { ...Object.fromEntries(pages), 'style.css': stylesheet().text };
    const errors = errorsIn({ ...files, 'wrong.html': wrong });
    expect(errors.filter((line) => !line.includes('/wrong.html'))).toEqual([]);
    expect(errors).toContainEqual(expect.stringContaining('Duplicate ID'));
  });

  it('pass a validator that runs everywhere', () => {
    expect(validatorErrors(Object.entries(everyPage()))).toEqual([]);
  });

  it('would not pass that one either with an error in them', () => {
    expect(validatorErrors([['wrong', wrong]])).toContainEqual(
      expect.stringMatching(/^wrong:1:\d+ Duplicate ID/u),
    );
  });
});
