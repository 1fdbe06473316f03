import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gitEnvironment, runGit } from '../../lib/git/run-git.ts';
import { type RunningGazette, startGazette } from '../support/running-gazette.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette push '));
const clone = join(folder, 'plan');
const who = ['-c', 'user.name=Author', '-c', 'user.email=author@example.org'];

let gazette: RunningGazette;

/** A plan that lists its documents in the folder of its only language. */
async function makePlan(directory: string): Promise<string> {
  await runGit(folder, ['init', '--quiet', '--initial-branch=main', directory]);
  mkdirSync(join(directory, 'en'));
  writeFileSync(join(directory, 'LANGS.md'), '* [English](en/)\n');
  writeFileSync(join(directory, 'en', 'README.md'), '# Plan\n');
  writeFileSync(join(directory, 'en', 'SUMMARY.md'), '* [Plan](README.md)\n');
  await runGit(directory, ['add', '-A']);
  await runGit(directory, [...who, 'commit', '--quiet', '-m', 'First']);
  return directory;
}

beforeAll(async () => {
  const plan = await makePlan(join(folder, 'first'));
  const words = ['--repo', plan, '--serve', '--port', '0'];
  gazette = await startGazette(join(folder, 'state'), undefined, words);
  await runGit(folder, ['clone', '--quiet', `${gazette.url}/git/plan.git`, clone]);
});

afterAll(async () => {
  await gazette.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function commit(message: string, ...words: string[]): Promise<string> {
  await runGit(clone, ['add', '-A']);
  await runGit(clone, [...who, 'commit', '--quiet', '-m', message, ...words]);
  return (await runGit(clone, ['rev-parse', 'HEAD'])).slice(0, 12);
}

/** What the author's git shows of what the remote says, as in a terminal. */
async function push(...words: string[]): Promise<string[]> {
  const { stderr } = await promisify(execFile)('git', ['push', ...words], {
    cwd: clone,
    env: gitEnvironment(),
  });
  const lines = stderr.split('\n').filter((line) => line.startsWith('remote: '));
  return lines.map((line) => line.slice('remote: '.length).trim());
}

describe('git push', () => {
  it('says what went live and where, and what is wrong at which line', async () => {
    writeFileSync(join(clone, 'en', 'pushed.md'), '# Pushed\n\nSee [this](nowhere.md).\n');
    const id = await commit('Add a page');
    const [live, title, where, count, unlisted, problem, ...others] = await push('--progress');
    expect(live).toMatch(
      new RegExp(`^live: ${id} “Add a page” \\(1 document\\) \\d.* after the push$`, 'u'),
    );
    expect(title).toBe('Pushed: first published');
    expect(where).toBe(`${gazette.url}/@changes/${id}/`);
    expect(count).toBe('1 error, 1 warning: all is published, but not as it is meant');
    expect(unlisted).toMatch(
      /^en\/pushed\.md:1: warning: en\/SUMMARY\.md does not list this file/u,
    );
    expect(problem).toMatch(/^en\/pushed\.md:3: error: the link to "nowhere.md" leads nowhere/u);
    expect(others).toEqual([]);
    expect((await fetch(where ?? '')).status).toBe(200);
  });

  it('tells of each of its commits', async () => {
    const ids: string[] = [];
    for (const round of ['one', 'two']) {
      writeFileSync(join(clone, 'en', 'pushed.md'), `# Pushed\n\nRound ${round}.\n`);
      ids.push(await commit(`Round ${round}`));
    }
    const live = (await push('--progress')).filter((line) => line.startsWith('live: '));
    expect(live.map((line) => line.slice(6, 18))).toEqual(ids);
  });

  it('says no more where a commit behind them changes no document', async () => {
    writeFileSync(join(clone, 'en', 'pushed.md'), '# Pushed\n\nRound three.\n');
    const id = await commit('Round three');
    await commit('Nothing', '--allow-empty');
    const lines = await push('--progress');
    expect(lines.map((line) => line.split(' ', 2).join(' '))).toEqual([
      `live: ${id}`,
      'Pushed: “two”',
      `${gazette.url}/@changes/${id}/`,
    ]);
  });

  it('says first what went live, and then the first of many problems', async () => {
    const links = Array.from({ length: 90 }, (_, index) => `[${index}](no-${index}.md)\n\n`);
    writeFileSync(join(clone, 'en', 'pushed.md'), `# Pushed\n\n${links.join('')}`);
    const id = await commit('Many links');
    const lines = await push('--progress');
    expect(lines[0]).toMatch(new RegExp(`^live: ${id}`, 'u'));
    expect(lines.at(-1)).toBe('(74 lines more)');
    expect(lines).toHaveLength(21);
  });

  it('says so where nothing of it becomes public', async () => {
    await commit('Nothing', '--allow-empty');
    expect(await push('--progress')).toEqual(['no published document changed']);
    expect(await push('--progress', 'origin', 'HEAD:draft')).toEqual([
      'nothing becomes public: Gazette publishes the branch main',
    ]);
    expect(await push('--progress', 'origin', ':main')).toEqual([
      'main is gone; what was published stays public',
    ]);
  });

  it('says nothing to who wants quiet', async () => {
    expect(await push('--quiet', 'origin', 'HEAD:main')).toEqual([]);
  });

  it('says what is wrong to an editor, which has no terminal', async () => {
    writeFileSync(join(clone, 'en', 'pushed.md'), '# Pushed\n\nSee [this](nowhere.md).\n');
    await commit('Push from an editor');
    expect(await push('origin', 'HEAD:main')).toEqual([
      '1 error: all is published, but not as it is meant',
      expect.stringMatching(/^en\/pushed\.md:3: error: the link to "nowhere.md" leads nowhere/u),
    ]);
  });

  it('passes on no control characters of a commit message', async () => {
    writeFileSync(join(clone, 'en', 'pushed.md'), '# Pushed\n\nLast.\n');
    await commit('Red \u001b[31malert\u0007');
    const [live = ''] = await push('--progress', 'origin', 'HEAD:main');
    expect(live).not.toMatch(/\p{Cc}/u);
  });
});
