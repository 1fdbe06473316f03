import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRepository, type Repository } from '../support/repository.ts';
import { longText } from '../support/trials.ts';

/** Nothing in it is to be told. */
const text = longText('Large').replaceAll('<b>&</b>', 'no tags');

const program = fileURLToPath(new URL('../../bin/gazette.mjs', import.meta.url));

describe('the commands, called from a folder that is not this project’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-elsewhere-'));
  let repository: Repository;
  beforeAll(async () => {
    repository = await createRepository();
    await repository.commit({ message: 'Large', files: { 'large.md': text } });
  });
  afterAll(async () => {
    await repository.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const gazette = (...words: string[]) =>
    execFileSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  it('build and check a text that is tried in a worker', () => {
    const out = join(folder, 'site');
    const said = gazette('build', '--repo', repository.directory, '--out', out, '--json');
    expect(JSON.parse(said)).toMatchObject({ documents: 1, versions: 1 });
    expect(readFileSync(join(out, 'large', 'index.html'), 'utf8')).toContain('<em>one</em>');
    expect(gazette('check', repository.directory)).toBe('');
  });
});
