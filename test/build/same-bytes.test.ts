import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAwsPorts } from '../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { runGit } from '../../lib/git/run-git.ts';
import { build } from '../../lib/local/commands/build.ts';
import { createFilePageStore } from '../../lib/local/commands/file-page-store.ts';
import { startEmulators } from '../../lib/local/emulators/emulators.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { putPlainFiles } from '../../lib/pipeline/on-demand/plain-files.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { IndexStore } from '../../lib/ports/index-store.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { describeSite } from '../../lib/site/describe-site.ts';
import type { Site } from '../../lib/site/models.ts';
import { cloneBundle } from '../support/bundles.ts';
import { readSiteFolder } from '../support/site-folder.ts';
import { inTier } from '../support/tier.ts';
import { createSmallPlan } from './small-plan.ts';

const baseUrl = 'https://plan.example.org';
const folder = mkdtempSync(join(tmpdir(), 'gazette same '));
const openSmallPlan = async () => {
  const plan = await createSmallPlan();
  await rename(plan.directory, join(folder, 'small'));
  return join(folder, 'small');
};
const { open, branch, kills, pushes, emulatedPushes } = inTier({
  fast: {
    ...{ open: openSmallPlan, branch: 'main' },
    ...{ kills: 1, pushes: 20, emulatedPushes: 2 },
  },
  thorough: {
    ...{ open: () => cloneBundle('plan-ogp-2015-2017'), branch: 'master' },
    ...{ kills: 10, pushes: 20, emulatedPushes: 5 },
  },
});
const original = await open();
const described = original === undefined ? describe.skip : describe;

interface Stores {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

async function buildInto(name: string): Promise<string> {
  const out = join(folder, name);
  const plan = {
    repository: join(folder, 'plan.git'),
    out,
    baseUrl,
    title: 'Plan',
    ...{ language: 'fr', day: '2026-11-29' },
  };
  await build(plan);
  return out;
}

/** Publishes first what the branch had `pushes` commits ago, then each further commit by a push of its own. */
async function pushOneByOne({ store, index, pages }: Stores, pushes: number): Promise<void> {
  const bare = join(folder, 'pushed.git');
  await runGit(folder, ['clone', '--quiet', '--bare', join(folder, 'plan.git'), bare]);
  const line = await runGit(bare, ['rev-list', '--first-parent', '--reverse', branch]);
  const heads = line.split('\n').slice(-pushes - 1);
  const source = await openGitSource({ repository: bare, branch });
  const site: Site = { ...describeSite('Plan', baseUrl, 'fr'), isPlainFiles: true };
  for (const head of heads) {
    await runGit(bare, ['update-ref', `refs/heads/${branch}`, head]);
    await ingest({ source, store, pages, language: site.language });
    await render({ store, index, pages }, site);
    await announce({ store, index, pages, author }, site);
  }
  // What a site that runs makes when it is asked for.
  const now = () => new Date('2026-11-29T00:00:00Z');
  await putPlainFiles({ store, index, pages, now }, site);
  await source.close();
  rmSync(bare, { recursive: true });
}

const author = { report: async () => {} };

/** Runs a build and kills it when its folder has so many entries, seen through its progress. */
async function killedBuild(out: string, after: number): Promise<void> {
  const words = ['bin/gazette.mjs', 'build', '--repo', join(folder, 'plan.git')];
  const options = ['--out', out, '--base-url', baseUrl, '--title', 'Plan'];
  const more = ['--language', 'fr', '--day', '2026-11-29'];
  const child = spawn(process.execPath, [...words, ...options, ...more], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let running = true;
  ended.then(() => {
    running = false;
  });
  while (running) {
    const files = await readdir(out, { recursive: true }).catch(() => []);
    if (files.length >= after) child.kill('SIGKILL');
  }
}

described('the same history', () => {
  let expected: Record<string, string>;

  beforeAll(async () => {
    await runGit(folder, ['clone', '--quiet', '--bare', original ?? '', 'plan.git']);
    expected = readSiteFolder(await buildInto('first')).hashes();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the same bytes when it is built twice', async () => {
    expect(readSiteFolder(await buildInto('second')).hashes()).toEqual(expected);
  });

  it(`gives the same bytes when builds were killed on the way, ${kills} in all`, async () => {
    const out = join(folder, 'killed');
    const total = Object.keys(expected).length;
    // Moments spread by a fixed irregular step over the whole build.
    for (let round = 1; round <= kills; round += 1)
      await killedBuild(out, 1 + Math.floor(((round * 0.6180339887) % 1) * total));
    expect(readSiteFolder(await buildInto('killed')).hashes()).toEqual(expected);
  });

  it('gives the same bytes when the last commits are pushed one by one', async () => {
    const out = join(folder, 'pushed');
    const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
    await pushOneByOne({ ...stores, pages: createFilePageStore(out) }, pushes);
    expect(readSiteFolder(out).hashes()).toEqual(expected);
  });

  it('gives the same bytes through DynamoDB and S3', async () => {
    const emulators = await startEmulators({ home: join(folder, 'home') });
    const { names, queueUrl } = emulators;
    const ports = createAwsPorts(emulators.environment, { ...names, queueUrl });
    const keys = new Set<string>();
    const pages: PageStore = {
      put: (page) => {
        keys.add(page.key);
        return ports.pages.put(page);
      },
      get: (key) => ports.pages.get(key),
      has: (key) => ports.pages.has(key),
    };
    await pushOneByOne({ ...ports, pages }, emulatedPushes);
    const out = join(folder, 'aws');
    const files = createFilePageStore(out);
    for (const key of keys) {
      const page = await ports.pages.get(key);
      if (page) await files.put(page);
    }
    await emulators.stop();
    expect(readSiteFolder(out).hashes()).toEqual(expected);
  });
});
