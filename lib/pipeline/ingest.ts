import { ConflictError } from '../errors.ts';
import type { ChangeSet } from '../plan/change.ts';
import type { Commit, Cursor, History, PageStore, Source, VersionStore } from '../ports.ts';
import { publishAssets } from './assets.ts';
import { composePublication } from './compose-publication.ts';

/** What ingest needs from outside. */
export interface IngestPorts {
  readonly source: Source;
  readonly store: VersionStore;
  readonly pages: PageStore;
}

/** How one call may be bounded and watched. */
export interface StageOptions {
  /** Asked between steps; once true the stage stops after a whole step. */
  readonly isTimeUp?: () => boolean;
}

/** What one call of ingest did. `done` is false when it stopped early and must be woken again. */
export interface IngestResult {
  readonly done: boolean;
  readonly published: readonly Pick<ChangeSet, 'sequence' | 'commit' | 'problems'>[];
}

/**
 * Brings the version store up to the head of the published branch: one change set for each first
 * parent that changes the plan's tree. An absent branch changes nothing: what was published stays.
 *
 * @throws {SourceUnavailableError} when the repository does not answer; calling again later is safe
 */
export async function ingest(
  ports: IngestPorts,
  options: StageOptions & { readonly onPublished?: (changeSet: ChangeSet) => void } = {},
): Promise<IngestResult> {
  const { source, store } = ports;
  await store.recover();
  const published: IngestResult['published'][number][] = [];
  const head = await source.head();
  let cursor = await store.cursor('ingested');
  if (head === undefined || head === cursor?.commit) return { done: true, published };
  const history = await source.history(cursor?.commit, head);
  let last: Commit | undefined;
  for await (const commit of history.commits) {
    if (options.isTimeUp?.()) return { done: false, published };
    last = commit;
    if (commit.tree === cursor?.tree) continue;
    const step = await publishCommit(ports, commit, cursor, history.relation);
    if (!step) return { done: false, published };
    published.push(step.changeSet);
    options.onPublished?.(step.changeSet);
    cursor = step.cursor;
  }
  await skipUnchanged(store, cursor, last);
  return { done: true, published };
}

/** Publishes one commit; `undefined` when another ingest got there first and everything must be read anew. */
async function publishCommit(
  ports: IngestPorts,
  commit: Commit,
  cursor: Cursor | undefined,
  relation: History['relation'],
): Promise<{ changeSet: ChangeSet; cursor: Cursor } | undefined> {
  const rewrite = relation === 'rewritten' && cursor !== undefined;
  const earlier = await ports.store.sequenceOf(commit.id);
  const repeated =
    earlier !== undefined && earlier <= (cursor?.sequence ?? 0) ? earlier : undefined;
  const composition = await composePublication({ commit, cursor, rewrite, repeated, ...ports });
  const { publication, assets } = composition;
  await publishAssets(assets, ports.source, ports.pages, publication.cursor.sequence);
  try {
    await ports.store.publish(publication);
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
  return { changeSet: publication.changeSet, cursor: publication.cursor };
}

/** Commits that leave the plan alone move the cursor too, so that they are not walked again. */
async function skipUnchanged(
  store: VersionStore,
  cursor: Cursor | undefined,
  last: Commit | undefined,
): Promise<void> {
  if (!cursor || !last || cursor.commit === last.id) return;
  try {
    await store.advance('ingested', cursor, { ...cursor, commit: last.id });
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}
