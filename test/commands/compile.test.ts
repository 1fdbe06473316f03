import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

describe('in a checkout, what runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-checkout-'));
  const inFolder = (file: string) => join(folder, file);
  beforeAll(() => {
    for (const name of ['bin', 'functions', 'lib', 'tsconfig.json'])
      cpSync(name, inFolder(name), { recursive: true });
    for (const name of ['package.json', 'package-lock.json']) cpSync(name, inFolder(name));
    symlinkSync(resolve('node_modules'), inFolder('node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const gazette = (word: string) =>
    spawnSync(process.execPath, [inFolder('bin/gazette.mjs'), word], { encoding: 'utf8' });

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(inFolder(file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(inFolder(file), text.replace(from, to));
  }

  it('is compiled when it never was, and again when a source has changed', () => {
    expect(gazette('--help')).toMatchObject({ status: 0, stderr: '' });
    edit('bin/command-list.ts', 'run Gazette on this machine', 'run it here');
    expect(gazette('--help').stdout).toContain('run it here');
    edit('package.json', '"version": "', '"version": "1.');
    expect(gazette('--version').stdout).toMatch(/^1\./u);
  });

  it('is not compiled again when nothing has', () => {
    writeFileSync(inFolder('dist/gazette.js'), 'console.log("as it was");');
    expect(gazette('--help').stdout).toBe('as it was\n');
  });

  it('is not what was compiled before when the sources cannot be compiled', () => {
    edit('bin/command-list.ts', 'export const', 'export cnst');
    const { status, stderr } = gazette('--help');
    expect(status).not.toBe(0);
    expect(stderr).toContain('bin/command-list.ts');
  });
});
