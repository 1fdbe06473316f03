import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette own plan '));
const plan = join(folder, 'my-plan');
const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org'];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gazette(...words: string[]) {
  return spawnSync(process.execPath, ['bin/gazette.mjs', ...words], { encoding: 'utf8' });
}

describe('gazette init', () => {
  it('writes a first plan that has nothing to remark on, and says what to do next', async () => {
    const { status, stdout } = gazette('init', plan);
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/npx gazette start --repo "[^"]*my-plan"\n/u),
    ]);
    expect(gazette('check', plan)).toMatchObject({
      ...{ status: 0, stderr: expect.stringMatching(/^(?:5 files: 0 errors, 0 warnings\n)?$/u) },
    });
    await runGit(plan, ['add', '.']);
    await runGit(plan, [...who, 'commit', '--quiet', '-m', 'Publish the first plan']);
    expect(await runGit(plan, ['branch', '--show-current'])).toBe('main');
  });

  it('leaves a folder alone that holds something', () => {
    const before = readFileSync(join(plan, 'README.md'), 'utf8');
    const { status, stderr } = gazette('init', plan);
    expect([status, stderr]).toEqual([3, expect.stringContaining('is not empty')]);
    expect(readFileSync(join(plan, 'README.md'), 'utf8')).toBe(before);
  });

  it('makes no repository within one', async () => {
    const inner = join(plan, 'second');
    const { stdout } = gazette('init', inner);
    expect(stdout).toContain(`npx gazette start --repo "${plan}" --path second`);
    expect(readdirSync(inner)).not.toContain('.git');
    rmSync(inner, { recursive: true });
  });

  it('makes one within a repository that ignores the folder', () => {
    writeFileSync(join(plan, '.gitignore'), 'ignored/\n');
    const inner = join(plan, 'ignored');
    expect(gazette('init', inner).status).toBe(0);
    expect(readdirSync(inner)).toContain('.git');
    rmSync(inner, { recursive: true });
    rmSync(join(plan, '.gitignore'));
  });
});

describe('gazette start', () => {
  it('leaves nothing in a new home where the list of recipients is wrong', () => {
    const [home, file] = [join(folder, 'home'), join(folder, 'recipients.json')];
    writeFileSync(file, '{ "webhooks": [{ "url": "https://press.example.org/" }] }');
    const { status, stderr } = gazette(
      'start',
      '--home',
      home,
      '--port',
      '0',
      '--recipients',
      file,
    );
    expect([status, stderr]).toEqual([3, expect.stringContaining('has no name')]);
    expect(existsSync(join(home, 'plan.git'))).toBe(false);
  });
});

describe('gazette build', () => {
  const build = (...words: string[]) => gazette('build', '--repo', plan, ...words);

  it('makes a site below a path of its host: pages, feeds, sitemap and redirects', () => {
    const out = join(folder, 'site');
    expect(build('--out', out, '--base-url', 'https://org.github.io/plan/').status).toBe(0);
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const text = readFileSync(join(out, page), 'utf8');
      const links = [...text.matchAll(/(?:href|src)="(\/[^"]*)"/gu)].map(([, link]) => link);
      expect([page, links.filter((link) => !link?.startsWith('/plan/'))]).toEqual([page, []]);
    }
    const absolute = /https:\/\/org\.github\.io\/(?!plan\/)/u;
    for (const file of ['feed.xml', 'feed.atom', 'feed.json', 'sitemap.xml', 'robots.txt'])
      expect([file, absolute.test(readFileSync(join(out, file), 'utf8'))]).toEqual([file, false]);
  });

  it('refuses an address that is none, as a wrong call', () => {
    const { status, stderr } = build('--out', join(folder, 'no'), '--base-url', 'my plan');
    expect([status, stderr]).toEqual([2, expect.stringContaining('is no address of a site')]);
    const onDay = build('--out', join(folder, 'no'), '--day', '2026-02-30');
    expect([onDay.status, onDay.stderr]).toEqual([
      2,
      expect.stringContaining('--day 2026-02-30 does not exist: February 2026 has 28 days.'),
    ]);
  });

  it('publishes no repository around the folder that it was given', () => {
    const { status, stderr } = gazette(
      'build',
      '--repo',
      join(plan, 'water'),
      '--out',
      join(folder, 'no'),
    );
    expect([status, stderr]).toEqual([3, expect.stringContaining(`--repo ${plan} --path water`)]);
  });

  it('reads a folder of the plan however it is written, and no file', () => {
    const out = join(folder, 'part');
    expect(build('--out', out, '--path', './water/')).toMatchObject({ status: 0 });
    expect(readFileSync(join(out, 'commitment-1', 'index.html'), 'utf8')).toContain('promised');
    const { status, stderr } = build('--out', out, '--path', 'README.md');
    expect([status, stderr]).toEqual([3, expect.stringContaining('has no folder README.md')]);
  });

  it('says which files in the folder are not of it', () => {
    const out = join(folder, 'mixed');
    expect(build('--out', out).stderr).not.toContain('not of this build');
    writeFileSync(join(out, 'old.html'), '');
    expect(build('--out', out).stderr).toContain(
      `1 file in ${out} is not of this build, such as old.html`,
    );
  });

  it('takes no URL', () => {
    const { status, stderr } = gazette('build', '--repo', 'https://example.org/p', '--out', folder);
    expect([status, stderr]).toEqual([2, expect.stringContaining('is a URL')]);
  });

  it('says why a folder cannot be written to', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { status, stderr, stdout } = build('--out', join(file, 'site'));
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('cannot be written to');
  });

  it.each([
    ['an empty repository', [], 'has no commit to publish'],
    ['a branch that is not there', ['--branch', 'draft'], 'has no branch draft'],
  ])('publishes nothing of %s, and says so', async (_, words, reason) => {
    const empty = join(folder, 'empty');
    await runGit(folder, ['init', '--quiet', empty]);
    const out = join(folder, 'nothing');
    const { status, stderr } = gazette('build', '--repo', empty, '--out', out, ...words);
    expect([status, stderr]).toEqual([3, expect.stringContaining(reason)]);
    expect(readdirSync(folder)).not.toContain('nothing');
  });
});
