import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkFolder } from '../../lib/local/commands/check-folder.ts';
import { maximumAssetBytes } from '../../lib/pipeline/work/limits.ts';
import { formatProblem } from '../../lib/plan/model/problem.ts';
import { openPlanSite } from '../support/plan-site.ts';
import { type CommitRequest, createRepository, type Repository } from '../support/repository.ts';
import { sentence } from '../support/scenario.ts';
import { trialsWhere } from '../support/trials.ts';

const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function repositoryWith(...commits: readonly CommitRequest['files'][]): Promise<Repository> {
  const repository = await createRepository();
  opened.push(repository);
  for (const files of commits) await repository.commit({ message: 'one', ...(files && { files }) });
  return repository;
}

async function checked(directory: string): Promise<string[]> {
  const { problems } = await checkFolder(
    directory,
    trialsWhere(() => false),
  );
  return problems.map(formatProblem);
}

async function pushed(repository: Repository): Promise<string[]> {
  const plan = await openPlanSite(repository);
  opened.push(plan);
  await plan.publish();
  return (await plan.lastChangeSet()).problems.map(formatProblem);
}

describe('checking a folder', () => {
  const plans: readonly (readonly [string, Record<string, string | Uint8Array>])[] = [
    [
      'an ignored file that is linked to',
      {
        '.gitignore': 'drafts/\n',
        'drafts/next.md': '# [x](nope.md)\n',
        'README.md': '# Plan\n\n[Next](drafts/next.md)\n',
      },
    ],
    [
      'a text that a filter keeps elsewhere',
      { '.gitattributes': '*.md filter=elsewhere\n', 'README.md': '# Plan\n\nText.\n' },
    ],
    [
      'a folder without a page of its own',
      { 'ch/one.md': '# One\n', 'README.md': '# Plan\n\n[chapters](ch/)\n' },
    ],
    [
      'a number that two commitments have',
      { 'a/7.md': '# Commitment 7: Water\n', 'b/7.md': '# Commitment 7: Air\n' },
    ],
    [
      'files whose names begin with a dot',
      { '.github/bug.md': '[x](nope.md)\n', '.next.md': '# Next\n', '...md': '# Dots\n' },
    ],
    ['two files for one address', { 'a.md': '# A page\n', 'a/README.md': '# A folder\n' }],
    [
      'an image that is too large',
      { 'b.png': new Uint8Array(maximumAssetBytes + 1), 'README.md': '# Plan\n\n![b](b.png)\n' },
    ],
    [
      'an id in files of several folders',
      Object.fromEntries(
        ['a', 'b', 'climate/c', 'energy/d'].map((name) => [
          `${name}.md`,
          `---\nid: x\n---\n# Page ${name}\n`,
        ]),
      ),
    ],
  ];
  it.each(plans)('tells of %s what the push is told', async (_, files) => {
    const repository = await createRepository();
    opened.push(repository);
    const pointer = 'version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 1\\n';
    const clean = `cat >/dev/null; printf '${pointer}'`;
    await repository.git('config', 'filter.elsewhere.clean', clean);
    await repository.commit({ message: 'one', files });
    const told = await checked(repository.directory);
    expect(told).not.toEqual([]);
    expect(told).toEqual(await pushed(repository));
  });

  it('reads a text in the encoding that its attributes name', async () => {
    const utf16 = Buffer.from('\ufeff# Plan\n', 'utf16le');
    const repository = await repositoryWith({
      '.gitattributes': '*.md text working-tree-encoding=UTF-16LE-BOM\n',
      'README.md': utf16,
    });
    expect(await checked(repository.directory)).toEqual([]);
  });

  it('looks at what is not committed yet, and knows documents by what was', async () => {
    const text = `---\nid: x\n---\n# One\n\n${sentence('it')}`;
    const repository = await repositoryWith({ 'z.md': text, 'bad.md': '[x](nope.md)\n' });
    const problems = await checked(repository.directory);
    await writeFile(join(repository.directory, 'a.md'), text);
    const added = await checked(repository.directory);
    expect(added).toEqual([expect.stringMatching(/^a\.md:1: warning: the id "x" /u), ...problems]);
    await repository.commit({ message: 'two' });
    const plan = await openPlanSite(repository);
    opened.push(plan);
    await plan.publish();
    expect((await plan.lastChangeSet()).problems.map(formatProblem)).toEqual([added[0]]);
  });

  it('tells of a number that two commitments had before, and of what may be another file', async () => {
    const repository = await repositoryWith({
      'a/7.md': '# Commitment 7: Water\n',
      'b/7.md': '# Commitment 7: Air\n',
      'old.md': `# Commitment 8: Roads\n\n${sentence('roads')}`,
    });
    await rm(join(repository.directory, 'old.md'));
    await writeFile(join(repository.directory, 'new.md'), '# Commitment 8: Rails\n\nAll else.\n');
    expect(await checked(repository.directory)).toEqual([
      expect.stringMatching(/^b\/7\.md:1: warning: the number 7 is also that of "a\/7\.md"/u),
      expect.stringMatching(/^new\.md:1: warning: this may be "old\.md" under another name/u),
    ]);
  });

  it('tells of each document, also where one takes the address of another', async () => {
    const repository = await repositoryWith({
      'a.md': '# A page\n',
      'a/README.md': '# A folder\n',
    });
    await writeFile(join(repository.directory, 'b.md'), '# B\n');
    expect(await checked(repository.directory)).toEqual([
      expect.stringMatching(/^a\.md:1: warning: the address \/a\/ /u),
    ]);
  });

  it('writes nothing into the repository', async () => {
    const repository = await repositoryWith({ 'README.md': '# Plan\n' });
    await writeFile(join(repository.directory, 'new.md'), '# New\n');
    const files = async () => {
      const names = await readdir(repository.directory, { recursive: true, withFileTypes: true });
      const paths = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      return Promise.all(
        paths.sort().map(async (path) => [path, (await readFile(path)).toString('base64')]),
      );
    };
    const before = await files();
    await checked(repository.directory);
    expect(await files()).toEqual(before);
  });

  it('reads a folder of a repository, and one outside of any', async () => {
    const repository = await repositoryWith({ 'plan/a.md': '# A\n\n[x](nope.md)\n', 'b.md': '[' });
    const directory = await mkdtemp(join(tmpdir(), 'gazette-test-'));
    opened.push({ close: () => rm(directory, { recursive: true }) });
    await writeFile(join(directory, 'a.md'), '# A\n\n[x](nope.md)\n');
    const within = await checked(join(repository.directory, 'plan'));
    expect(within).toEqual([expect.stringMatching(/^a\.md:3: error: /u)]);
    expect(await checked(directory)).toEqual(within);
    expect(await readdir(directory)).toEqual(['a.md']);
  });

  it('says which folder is not there', async () => {
    await expect(checked('/nowhere/at/all')).rejects.toThrow('/nowhere/at/all cannot be read');
  });
});

describe('checking the folder of a plan within a repository', () => {
  it('finds what links from the top of the repository name', async () => {
    const { directory } = await repositoryWith({
      'docs/README.md':
        '# Plan\n\n[a](/docs/guide.md) [b](/docs/guide) [c](/docs/) [d](/guide.md)\n',
      'docs/guide.md': '# Guide\n\n![m](/docs/map.svg) [x](/other/x.md)\n',
      'docs/map.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    expect(await checked(join(directory, 'docs'))).toEqual([
      expect.stringContaining('guide.md:3: error: the link to "/other/x.md" leads nowhere'),
    ]);
  });
});
