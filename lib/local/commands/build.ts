import { readdir } from 'node:fs/promises';
import { SettingsError, SourceError } from '../../errors/errors.ts';
import { headBranch } from '../../git/check-repository.ts';
import { openGitSource, planFolder } from '../../git/git-source.ts';
import { announce } from '../../pipeline/announce/announce.ts';
import { checkPublished } from '../../pipeline/check/check-plan.ts';
import { ingest } from '../../pipeline/ingest/ingest.ts';
import { putPlainFiles } from '../../pipeline/on-demand/plain-files.ts';
import { makePages } from '../../pipeline/render/make-pages.ts';
import type { Problem } from '../../plan/model/document.ts';
import { repositoryLinks } from '../../settings/repository-links.ts';
import { describeSite } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import { explainUnwritable, openScratchDatabase } from '../../sqlite/scratch-database.ts';
import { createSqliteIndexStore } from '../../sqlite/sqlite-index-store.ts';
import { createSqliteVersionStore } from '../../sqlite/sqlite-version-store.ts';
import { refuseKernelFolder } from '../home/kernel-folder.ts';
import { createSourceTrials } from '../server/source-trials.ts';
import { belowPath } from './below-path.ts';
import { createFilePageStore } from './file-page-store.ts';
import { siteAddress } from './site-address.ts';
import { noteWritten } from './written-files.ts';

/** What to build, and where to. */
export interface BuildOptions {
  /** Folder of the repository: a worktree or a bare one. */
  readonly repository: string;
  readonly branch?: string;
  /** The plan's folder in the repository. */
  readonly path?: string;
  readonly out: string;
  /** Where the site will be; it may be below a path of its host. */
  readonly baseUrl: string;
  readonly title: string;
  /** Where readers see the repository (lib/settings/repository-links.ts). */
  readonly publicRepository?: string;
  /** BCP 47 tag of texts whose folder names none. */
  readonly language: string;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** The day (UTC, `2026-11-29`) that pages of the status and feeds of deadlines are about; that of the clock where it is absent. */
  readonly day?: string;
  /** The clock that dates of commits are judged by; as for ingest. */
  readonly now?: () => Date;
}

/** How far a build is: change sets that are through ingest or render, and feeds that are announced. */
export interface BuildProgress {
  readonly stage: 'ingest' | 'render' | 'announce';
  readonly done: number;
  /** How many there are; ingest does not know. */
  readonly of?: number;
}

/** What a build made. `seconds` is wall time, `bytes` the size of all objects. */
export interface BuildReport {
  readonly commits: number;
  readonly changeSets: number;
  readonly documents: number;
  readonly versions: number;
  readonly objects: number;
  readonly bytes: number;
  readonly seconds: number;
  /** What each commit was told. */
  readonly problems: readonly (Problem & { readonly commit: string })[];
  /** What is wrong with what is published now. */
  readonly current: readonly Problem[];
  /** Files in the folder that are not of this build, by their paths there. */
  readonly strays: readonly string[];
}

/**
 * Publishes a repository's whole history as plain files, through the stages that run on AWS.
 *
 * @throws {SettingsError} when the address is none
 * @throws {SourceError} when the repository cannot be read as asked, or has no commit
 * @throws {StoreError} when the folder cannot be written to, or there is no room for temporary files
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
  const begin = performance.now();
  const { repository, branch, path, onProgress, now } = options;
  const address = siteAddress(options.baseUrl);
  if (!address) throw noAddress(options.baseUrl);
  refuseKernelFolder(options.out, '--out');
  const source = await openGitSource({
    repository,
    ...(branch === undefined ? {} : { branch }),
    ...(path === undefined ? {} : { path }),
  });
  const trials = createSourceTrials();
  const wasEmpty = await isEmpty(options.out);
  // A history may be larger than memory.
  const database = openScratchDatabase();
  try {
    if ((await source.head()) === undefined) throw nothingToPublish(repository);
    const store = createSqliteVersionStore(database);
    const index = createSqliteIndexStore(database);
    const written = noteWritten(createFilePageStore(options.out), database);
    const pages = address.path === '' ? written.pages : belowPath(written.pages, address.path);
    const site: Site = {
      ...describeSite(options.title, address.url, options.language, [], await linksOf(options)),
      isPlainFiles: true,
    };
    const documents = new Set<string>();
    const problems: BuildReport['problems'][number][] = [];
    let versions = 0;
    await ingest(
      { source, store, pages, trials, language: site.language, ...(now && { now }) },
      {
        onPublished: (changeSet) => {
          for (const { document, kind } of changeSet.changes) {
            documents.add(document);
            if (kind !== 'withdrawn') versions += 1;
          }
          for (const problem of changeSet.problems)
            problems.push({ ...problem, commit: changeSet.commit });
          onProgress?.({ stage: 'ingest', done: changeSet.sequence });
        },
      },
    );
    const changeSets = (await store.cursor('ingested'))?.sequence ?? 0;
    onProgress?.({ stage: 'render', done: 0, of: changeSets });
    await makePages({ store, index, pages }, site, {
      onStep: ({ sequence }) => onProgress?.({ stage: 'render', done: sequence, of: changeSets }),
    });
    await announce({ store, index, pages, author: noAuthor }, site, {
      onFeeds: (done, of) => onProgress?.({ stage: 'announce', done, of }),
    });
    const day = options.day ?? (now?.() ?? new Date()).toISOString().slice(0, 10);
    const today = () => new Date(`${day}T00:00:00Z`);
    await putPlainFiles({ store, index, pages, now: today }, site);
    const current = await checkPublished(store, { source, trials, language: site.language });
    return {
      commits: await countCommits(source),
      changeSets,
      documents: documents.size,
      versions,
      ...written.count(),
      seconds: Math.round(performance.now() - begin) / 1000,
      problems,
      current,
      // Looking at each of a million files takes a twentieth of the build.
      strays: wasEmpty ? [] : await written.strays(options.out),
    };
  } catch (error) {
    throw explainUnwritable(error);
  } finally {
    await trials.close();
    await source.close();
    database.close();
  }
}

function noAddress(baseUrl: string): SettingsError {
  return new SettingsError(
    `${baseUrl} is no address of a site`,
    'Give one such as https://org.github.io/plan/.',
  );
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length === 0;
}

/** Where readers see the branch that is built. */
async function linksOf(options: BuildOptions): Promise<Site['repository']> {
  const { publicRepository, repository, path } = options;
  if (publicRepository === undefined) return undefined;
  const branch = options.branch ?? (await headBranch(repository));
  return repositoryLinks(publicRepository, { branch, path: planFolder(path) });
}

function nothingToPublish(repository: string): SourceError {
  return new SourceError(
    `${repository} has no commit to publish`,
    'Commit the plan first, or name the branch that has it: --branch NAME.',
  );
}

const noAuthor = { report: async () => {} };

async function countCommits(source: Awaited<ReturnType<typeof openGitSource>>): Promise<number> {
  const head = await source.head();
  if (head === undefined) return 0;
  let commits = 0;
  for await (const _ of (await source.history(undefined, head)).commits) commits += 1;
  return commits;
}
