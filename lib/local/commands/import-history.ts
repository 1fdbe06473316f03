import { ConflictError } from '../../errors/errors.ts';
import { type IngestPorts, ingest } from '../../pipeline/ingest/ingest.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { Source } from '../../ports/source.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { AlreadyPublishedError, forwardSource } from './forward-source.ts';

/** How far an import is: commits of the branch that are done, of those there were to do. */
export interface ImportProgress {
  readonly commits: number;
  readonly of: number;
}

/** How an import may be bounded and watched. */
export interface ImportOptions {
  /** Asked between commits; once true the import stops after a whole one. */
  readonly isTimeUp?: () => boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** What one import did; `done` is false when it was stopped. `seconds` is wall time. */
export interface ImportReport {
  readonly done: boolean;
  readonly commits: number;
  readonly changeSets: number;
  readonly documents: number;
  readonly versions: number;
  readonly seconds: number;
  /** What was held back, and why; warnings about a long history are too many to be read. */
  readonly problems: readonly (Problem & { readonly commit: string })[];
}

/**
 * Publishes what a clone has and the store has not, by the ingest stage alone. May be stopped
 * anywhere and started again, and other ingests may run meanwhile: the cursor makes that safe.
 *
 * @throws {SourceError} when the clone does not contain what was published last
 */
export async function importHistory(
  ports: IngestPorts,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const begin = performance.now();
  const { isTimeUp = () => false, onProgress } = options;
  const tally = createTally();
  const finished = new Set<string>();
  const step = async () => {
    const places = await placesOf(
      forwardSource(ports.source, () => {}),
      ports.store,
    );
    const source = forwardSource(ports.source, ({ id }) => {
      finished.add(id);
      onProgress?.({ commits: places.get(id) ?? finished.size, of: places.size });
    });
    return untilCaughtUp({ ...ports, source }, isTimeUp, tally.add);
  };
  const done = await step().catch((error: unknown) => {
    if (error instanceof AlreadyPublishedError) return true;
    throw error;
  });
  return { done, commits: finished.size, ...tally.counts(), seconds: secondsSince(begin) };
}

/** Runs without any progress, by this import or another ingest, after which something else is wrong. */
const mostIdleRuns = 20;

/** A run that ends early while there is time met another ingest: everything is read anew from the cursor. */
async function untilCaughtUp(
  ports: IngestPorts,
  isTimeUp: () => boolean,
  onPublished: (changeSet: ChangeSet) => void,
): Promise<boolean> {
  let idleRuns = 0;
  for (let cursor = await ports.store.cursor('ingested'); ; ) {
    const { done } = await ingest(ports, { isTimeUp, onPublished });
    if (done || isTimeUp()) return done;
    const now = await ports.store.cursor('ingested');
    idleRuns = now?.commit === cursor?.commit ? idleRuns + 1 : 0;
    if (idleRuns >= mostIdleRuns)
      throw new ConflictError(
        'another run holds the version store and does not go on',
        'Start again. If it goes on, stop the deployed ingest (docs/runbook.md) and start again.',
      );
    cursor = now;
  }
}

/** The place of each commit that there is to do, from 1. */
async function placesOf(source: Source, store: VersionStore): Promise<ReadonlyMap<string, number>> {
  const cursor = await store.cursor('ingested');
  const head = await source.head();
  const places = new Map<string, number>();
  if (head === undefined) return places;
  const { commits } = await source.history(cursor?.commit, head);
  for await (const { id } of commits) places.set(id, places.size + 1);
  return places;
}

/** Counts as `gazette build` does: a version is every change but a withdrawal. */
function createTally() {
  const documents = new Set<string>();
  const problems: ImportReport['problems'][number][] = [];
  let changeSets = 0;
  let versions = 0;
  return {
    add({ changes, problems: found, commit }: ChangeSet) {
      changeSets += 1;
      versions += changes.filter(({ kind }) => kind !== 'withdrawn').length;
      for (const { document } of changes) documents.add(document);
      for (const problem of found)
        if (problem.severity === 'error') problems.push({ ...problem, commit });
    },
    counts: () => ({ changeSets, documents: documents.size, versions, problems }),
  };
}

function secondsSince(begin: number): number {
  return Math.round(performance.now() - begin) / 1000;
}
