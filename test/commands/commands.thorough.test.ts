import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runGit } from '../../lib/git/run-git.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette commands '));

afterAll(() => rmSync(folder, { recursive: true }));

function gazette(...words: string[]) {
  const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return spawnSync(process.execPath, ['bin/gazette.mjs', ...words], options);
}

function write(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(folder, 'plan-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

describe('gazette', () => {
  it('says what it can do, and what it cannot', () => {
    expect(gazette('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('build'),
    });
    const unknown = gazette('publish');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('there is no command "publish"');
    expect(gazette('build', '--help').stdout).toContain('--base-url');
  });

  it('runs through its launcher on whatever Node starts it', () => {
    const { status, stdout } = spawnSync(process.execPath, ['bin/gazette.mjs', 'diff', '--help'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, expect.stringContaining('Usage: gazette diff')]);
  });
});

describe('gazette check', () => {
  it('is content with a plan that has no fault', () => {
    const plan = write({ 'README.md': '# Plan\n\n[one](a/b.md)\n', 'a/b.md': '# One\n' });
    expect(gazette('check', plan)).toMatchObject({ status: 0, stdout: '' });
  });

  it.each(['check', 'build --out x --repo', 'init'])(
    'is told by %s that a path is no folder',
    (words) => {
      const file = join(write({ 'a.md': '# A\n' }), 'a.md');
      for (const path of words === 'init' ? [file] : [file, `${file}.none`])
        expect(gazette(...words.split(' '), path)).toMatchObject({
          status: 2,
          stderr: expect.stringContaining(path),
        });
    },
  );

  it('names each fault by path and line, and fails', () => {
    const plan = write({
      'README.md': '# Plan\n\n[two](a/c.md)\n',
      'a/b.md': '---\ndue: maybe\n---\n# One\n',
      'feed.xml.md': '# Taken\n',
    });
    const { status, stdout } = gazette('check', plan);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^README\.md:3: .*a\/c\.md/mu);
    expect(stdout).toMatch(/^a\/b\.md:\d+: .*due/mu);
    expect(stdout).toMatch(/^feed\.xml\.md:1: /mu);
    const problems = JSON.parse(gazette('check', plan, '--json').stdout) as { path: string }[];
    expect(problems.map(({ path }) => path)).toEqual(['README.md', 'a/b.md', 'feed.xml.md']);
  });

  it('warns of a commit whose date is more than a day ahead', async () => {
    const plan = write({ 'README.md': '# Plan\n' });
    await runGit(plan, ['init', '--quiet']);
    await runGit(plan, ['add', '--all']);
    const author = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' };
    await runGit(plan, ['commit', '--quiet', '--message', 'Plan'], {
      ...author,
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_COMMITTER_DATE: '2099-01-01T12:00:00Z',
    });
    expect(gazette('check', plan)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^warning: [0-9a-f]{12}: the commit says that it was made on 2099-01-01/u,
      ),
    });
  });

  it('finds no fault in the sample plan', () => {
    expect(gazette('check', 'content')).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('gazette diff', () => {
  const files = write({ 'old.md': 'We will try.\n', 'new.md': 'We will succeed.\n' });
  const [before, after] = [join(files, 'old.md'), join(files, 'new.md')];

  it('shows the words that changed, in each format', () => {
    expect(gazette('diff', before, after).stdout).toMatch(/\[-try\.?-\]\{\+succeed\.?\+\}/u);
    expect(gazette('diff', before, after, '--format', 'html').stdout).toMatch(/<del[^>]*>try/u);
    const data: unknown = JSON.parse(gazette('diff', before, after, '--format', 'json').stdout);
    expect(data).toMatchObject({ changes: 1 });
  });

  it('shows the facts that changed in HTML, too, and names the formats there are', () => {
    const facts = write({
      'old.md': '---\ndue: 2016-06-30\n---\n# A\n',
      'new.md': '---\ndue: 2016-12-31\n---\n# A\n',
    });
    const words = ['diff', join(facts, 'old.md'), join(facts, 'new.md'), '--format'] as const;
    expect(gazette(...words, 'html').stdout).toContain(
      '<ul><li>Due date: <del>30 June 2016</del> <ins>31 December 2016</ins> (184 days later)</li></ul>',
    );
    expect(gazette(...words, 'pdf')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"pdf" is no format: choose html, text or json.'),
    });
  });

  it('says in JSON where each change is in both files', () => {
    const data: unknown = JSON.parse(gazette('diff', before, after, '--format', 'json').stdout);
    const line = { firstLine: 1, lastLine: 1 };
    expect(data).toMatchObject({
      content: [
        {
          source: { before: { start: 0, end: 12, ...line }, after: { start: 0, end: 16, ...line } },
          children: [
            { change: 'same' },
            { change: 'deleted', source: { before: { start: 8, ...line } } },
            { change: 'inserted', source: { after: { start: 8, ...line } } },
            { change: 'same' },
          ],
        },
      ],
    });
  });

  it('tells by its exit code whether they differ, or cannot be read', () => {
    expect(gazette('diff', before, before).status).toBe(0);
    expect(gazette('diff', before, after).status).toBe(1);
    expect(gazette('diff', before).status).toBe(2);
    expect(gazette('diff', before, join(files, 'none.md'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is no file'),
    });
  });
});

describe('gazette build', () => {
  it('publishes a repository and counts what it made', async () => {
    const plan = write({ 'README.md': '# Plan\n' });
    await runGit(plan, ['init', '--quiet']);
    await runGit(plan, ['add', '-A']);
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
    await runGit(plan, [...who, 'commit', '--quiet', '-m', 'One']);
    const { stdout, status } = gazette(
      'build',
      '--repo',
      plan,
      '--out',
      join(plan, 'out'),
      '--json',
    );
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toEqual([
      'commits',
      'changeSets',
      'documents',
      'versions',
      'objects',
      'bytes',
      'seconds',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      commits: 1,
      changeSets: 1,
      documents: 1,
      versions: 1,
    });
  });

  it('says what is wrong with a repository, and what to do', () => {
    const plan = write({ 'README.md': '# Plan\n' });
    const out = join(plan, 'out');
    const { status, stderr } = gazette('build', '--repo', plan, '--out', out);
    expect([status, stderr]).toEqual([3, expect.stringContaining('is not a git repository')]);
    expect(gazette('build', '--repo', plan).status).toBe(2);
    expect(gazette('build', '--unknown').status).toBe(2);
  });
});

describe('gazette render', () => {
  it('makes pages here where a stack could, and nowhere else', () => {
    const { status, stderr } = gazette('render', '--all', '--pages-only', '--here');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--here goes with --stack')]);
  });
});
