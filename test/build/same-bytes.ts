import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { createAwsPorts } from '../../lib/aws/aws-ports.ts';
import { openGitSource } from '../../lib/git/git-source.ts';
import { runGit } from '../../lib/git/run-git.ts';
import { type BuildReport, build } from '../../lib/local/commands/build.ts';
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
import { readSiteFolder, type SiteFolder } from '../support/site-folder.ts';

export const baseUrl = 'https://plan.example.org';
const day = '2026-11-29';
const title = 'Plan';
const language = 'fr';

/** A history that is published in several ways, and what was built of it. */
export interface BuiltHistory {
  readonly repository: string;
  readonly branch: string;
  /** For what is published again. */
  readonly folder: string;
  readonly site: SiteFolder;
}

/** In how many steps. */
export interface SameBytesSizes {
  /** Builds that are killed, at moments spread evenly over the files. */
  readonly kills: number;
  /** Last commits that are pushed one by one: in memory, and to DynamoDB and S3. */
  readonly pushes: number;
  readonly emulatedPushes: number;
}

interface Stores {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

export function buildInto(out: string, repository: string): Promise<BuildReport> {
  return build({ repository, out, baseUrl, title, language, day });
}

/** Tests that the same bytes come of a history in whatever way it is published. */
export function itGivesTheSameBytes(
  history: () => BuiltHistory,
  { kills, pushes, emulatedPushes }: SameBytesSizes,
): void {
  it(`gives the same bytes when it is built again after builds that were killed, ${kills} in all`, async () => {
    const { site, folder, repository } = history();
    const out = join(folder, 'killed');
    const total = site.keys.length;
    const moment = (round: number) => Math.floor((round * total) / (kills + 1));
    // What is there already is not written again.
    for (let round = 1; round <= kills; round += 1)
      await killedBuild({ repository, out, after: moment(round) - moment(round - 1) });
    await buildInto(out, repository);
    expect(readSiteFolder(out).hashes()).toEqual(site.hashes());
  });

  it('gives the same bytes when the last commits are pushed one by one', async () => {
    const { site, folder } = history();
    const out = join(folder, 'pushed');
    const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
    await pushOneByOne(history(), { ...stores, pages: createFilePageStore(out) }, pushes);
    expect(readSiteFolder(out).hashes()).toEqual(site.hashes());
  });

  it('gives the same bytes through DynamoDB and S3', async () => {
    const { site, folder } = history();
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
    await pushOneByOne(history(), { ...ports, pages }, emulatedPushes);
    const out = join(folder, 'aws');
    const files = createFilePageStore(out);
    for (const key of keys) {
      const page = await ports.pages.get(key);
      if (page) await files.put(page);
    }
    await emulators.stop();
    expect(readSiteFolder(out).hashes()).toEqual(site.hashes());
  });
}

/** Publishes first what the branch had `pushes` commits ago, then each further commit by a push of its own. */
async function pushOneByOne(
  { repository, branch, folder }: BuiltHistory,
  { store, index, pages }: Stores,
  pushes: number,
): Promise<void> {
  const bare = join(folder, 'pushed.git');
  await runGit(folder, ['clone', '--quiet', '--bare', repository, bare]);
  const line = await runGit(bare, ['rev-list', '--first-parent', '--reverse', branch]);
  const heads = line.split('\n').slice(-pushes - 1);
  const source = await openGitSource({ repository: bare, branch });
  const site: Site = { ...describeSite(title, baseUrl, language), isPlainFiles: true };
  for (const head of heads) {
    await runGit(bare, ['update-ref', `refs/heads/${branch}`, head]);
    await ingest({ source, store, pages, language });
    await render({ store, index, pages }, site);
    await announce({ store, index, pages, author: { report: async () => {} } }, site);
  }
  // What a site that runs makes when it is asked for.
  const now = () => new Date(`${day}T00:00:00Z`);
  await putPlainFiles({ store, index, pages, now }, site);
  await source.close();
  rmSync(bare, { recursive: true });
}

/** Runs a build that is killed when it has put so many files into its folder. */
async function killedBuild(plan: { repository: string; out: string; after: number }) {
  const { repository, out, after } = plan;
  const killer = ['--import', new URL('../support/kill-at-write.js', import.meta.url).href];
  const words = ['bin/gazette.mjs', 'build', '--repo', repository, '--out', out];
  const options = ['--base-url', baseUrl, '--title', title, '--language', language, '--day', day];
  const env = { ...process.env, KILL_IN: out, KILL_AT_WRITE: String(after) };
  const child = spawn(process.execPath, [...killer, ...words, ...options], {
    ...{ stdio: 'ignore', env },
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}
