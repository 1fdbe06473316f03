import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseFeed } from 'feedsmith';
import type { Browser, Page } from 'playwright-core';
import RssParser from 'rss-parser';
import { runGit } from '../../lib/git/run-git.ts';
import { inBrowser, launchBrowser } from '../support/browser.ts';
import { type RunningGazette, startGazette } from '../support/running-gazette.ts';

const folder = mkdtempSync(join(tmpdir(), 'gazette newcomer '));
const home = join(folder, 'state');
const clone = join(folder, 'my-plan');
const path = 'en/climate/commitment-24.md';
const address = '/en/climate/commitment-24/';
const who = ['-c', 'user.name=Newcomer', '-c', 'user.email=new@example.org'];

let gazette: RunningGazette;
let browser: Browser | undefined;

beforeAll(async () => {
  gazette = await startGazette(home);
});

afterAll(async () => {
  await browser?.close();
  await gazette.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openPage(): Promise<Page> {
  browser ??= await launchBrowser();
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** Over a connection of its own: one that is kept ends when Gazette is stopped, perhaps as it is used. */
async function get(where: string, more: Record<string, string> = {}): Promise<Response> {
  const headers = { ...more, connection: 'close' };
  return fetch(new URL(where, gazette.url), { redirect: 'manual', headers });
}

async function text(where: string): Promise<string> {
  const response = await get(where);
  expect([where, response.status]).toEqual([where, 200]);
  return response.text();
}

/** Commits what is in the clone, pushes it and waits until the terminal says that it is live. */
async function push(message: string): Promise<string> {
  await runGit(clone, ['add', '-A']);
  await runGit(clone, [...who, 'commit', '--quiet', '-m', message]);
  await runGit(clone, ['push', '--quiet']);
  const commit = (await runGit(clone, ['rev-parse', 'HEAD'])).slice(0, 12);
  await gazette.line(new RegExp(`^live: ${commit}`, 'u'));
  return commit;
}

function amend(from: string, to: string): string {
  const file = join(clone, path);
  const amended = readFileSync(file, 'utf8').replace(from, to);
  writeFileSync(file, amended);
  return amended;
}

describe('a newcomer', () => {
  inBrowser(it)(
    'opens a site that has contents, versions, a redline and a feed, with scripts off',
    async () => {
      const page = await openPage();
      await page.goto(`${gazette.url}/`);
      await page
        .getByRole('link', { name: /Commitment 7/u })
        .first()
        .click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
        'beneficial owners',
      );
      await page
        .getByRole('link', { name: /^What changed$/u })
        .first()
        .click();
      const redline = page.locator('section.redline');
      expect(await redline.locator('ins').allTextContents()).toEqual(['31 December']);
      expect(await redline.locator('del').allTextContents()).toEqual(['30 June']);
      await page.goBack();
      await page
        .getByRole('link', { name: /History/u })
        .first()
        .click();
      expect(await page.getByText('First published').count()).toBe(1);
      await page.goto(`${gazette.url}/@changes/`);
      expect(
        await page.getByRole('link', { name: /Commitment 18 moved/u }).count(),
      ).toBeGreaterThan(0);
    },
  );

  it('clones, edits and pushes, and reads the page, the version, the redline and the feed', async () => {
    await runGit(folder, ['clone', '--quiet', `${gazette.url}/git/plan.git`, clone]);
    const before = (await runGit(clone, ['log', '-1', '--format=%H', '--', path])).slice(0, 12);
    const source = amend('without accreditation', 'without any accreditation at all');
    const commit = await push('Say it more clearly');
    const compare = `${address}@compare/${before}..${commit}/`;

    expect(await text(`${address}@${commit}/source.md`)).toBe(source);
    expect(await text(`${address}@history/`)).toContain('Say it more clearly');
    expect(await text(compare)).toMatch(/<ins[^>]*>[^<]*any/u);

    const feed = await text('/feed.xml');
    const [entry] = (await new RssParser().parseString(feed)).items;
    expect(entry).toMatchObject({ title: expect.stringContaining('Commitment 24') });
    expect(entry?.['content:encoded'] ?? entry?.content).toMatch(/<ins>[^<]*any/u);
    expect(parseFeed(feed).format).toBe('rss');
    const links = [...feed.matchAll(/http:\/\/localhost:\d+[^"<&\s]*/gu)].map(([link]) => link);
    for (const link of new Set(links.slice(0, 20)))
      expect([link, (await get(link)).status]).toEqual([link, 200]);
  });

  inBrowser(it)('sees what was pushed', async () => {
    const page = await openPage();
    await page.goto(`${gazette.url}${address}`);
    expect(await page.getByText('without any accreditation at all').count()).toBe(1);
    await page
      .getByRole('link', { name: /^What changed$/u })
      .first()
      .click();
    expect(await page.locator('section.redline ins').first().isVisible()).toBe(true);
  });

  it('is told of a broken link at its line, and the rest is published', async () => {
    const line = readFileSync(join(clone, path), 'utf8').split('\n').length + 1;
    writeFileSync(join(clone, path), `\n[nowhere](nowhere.md)\n`, { flag: 'a' });
    const commit = await push('Link to nowhere');
    expect(await gazette.line(/nowhere\.md/u)).toContain(`${path}:${line}: `);
    expect(await text(`${address}@${commit}/`)).toContain('nowhere');
  });

  it('moves a document, and its old address leads to the new one', async () => {
    await runGit(clone, ['mv', path, 'en/climate/conference.md']);
    await push('Move the commitment');
    const response = await get(address);
    expect([response.status, response.headers.get('location')]).toEqual([
      301,
      '/en/climate/conference/',
    ]);
    expect(await text('/en/climate/conference/')).toContain('Commitment 24');
  });

  it('asks for two distant versions, for a day, and again for what has not changed', async () => {
    const log = await runGit(clone, [
      'log',
      '--reverse',
      '--format=%H',
      '--',
      'en/climate/commitment-24.md',
    ]);
    const [first = '', , third = ''] = log.split('\n').map((id) => id.slice(0, 12));
    const compare = `/en/climate/conference/@compare/${first}..${third}/`;
    expect(await text(compare)).toContain('<ins');
    expect((await get('/en/climate/conference/@compare/000000000000..111111111111/')).status).toBe(
      404,
    );
    const day = await get('/en/climate/conference/@2015-08-01/');
    expect([day.status, day.headers.get('location')]).toEqual([302, `${address}@${first}/`]);
    const etag = (await get('/')).headers.get('etag') ?? '';
    expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  });

  it('cannot start a second one on the same port, and is told why', () => {
    const { port } = new URL(gazette.url);
    const environment = { ...process.env, GAZETTE_HOME: join(folder, 'other'), PORT: port };
    const words = ['bin/gazette.mjs', 'start'];
    const second = spawnSync(process.execPath, words, { env: environment, encoding: 'utf8' });
    expect(second.status).toBe(3);
    expect(second.stderr).toContain(`port ${port} is in use`);
  });

  it('finds everything again after the machine died, and after a clean stop', async () => {
    const history = await text('/en/climate/conference/@history/');
    const { port } = new URL(gazette.url);
    await gazette.stop('SIGKILL');
    gazette = await startGazette(home, Number(port));
    expect(await text('/en/climate/conference/@history/')).toBe(history);
    expect(await gazette.stop()).toBe(0);
    gazette = await startGazette(home, Number(port));
    expect(await text('/en/climate/conference/@history/')).toBe(history);
    writeFileSync(join(clone, 'en/climate/conference.md'), '# Commitment 24: after all\n');
    await push('Go on');
    expect(await text('/en/climate/conference/')).toContain('after all');
  });
});
