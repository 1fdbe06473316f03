import { withFollowers } from '../../concurrency/with-followers.ts';
import { ConflictError } from '../../errors/errors.ts';
import { commitName } from '../../plan/addresses/addresses.ts';
import type { ChangeSet, NamedCommit } from '../../plan/model/change.ts';
import { removalsKey } from '../../plan/model/removal.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Commit, History, Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { Cursor, Publication, VersionStore } from '../../ports/version-store.ts';
import type { ReportOwnFailure } from '../work/own-failures.ts';
import { rememberState } from '../work/remember-state.ts';
import type { StageOptions } from '../work/stage-options.ts';
import { publishAssets } from './assets.ts';
import { composePublication } from './compose-publication.ts';
import type { CompositionInput } from './composition-input.ts';
import { effectiveDate } from './effective-date.ts';
import { languagesKey } from './lookup-keys.ts';

/** What ingest needs from outside. */
export interface IngestPorts {
  readonly source: Source;
  readonly store: VersionStore;
  readonly pages: PageStore;
  /** BCP 47 tag of the site. */
  readonly language?: string;
  /**
   * Where large texts are tried. When absent, nothing is tried: only for texts that are known to be
   * harmless.
   */
  readonly trials?: TextTrials;
  /** The clock; without it every date of a commit is believed: only for histories that are known to be true. */
  readonly now?: () => Date;
  /** Told when Gazette itself fails on a text. */
  readonly mistakes?: ReportOwnFailure;
}

/** What one call of ingest did. `done` is false when it stopped early; then wake it again. */
export interface IngestResult {
  readonly done: boolean;
  readonly published: readonly Pick<ChangeSet, 'sequence' | 'commit' | 'problems'>[];
  /** Set when something was published and the branch is not there any more: its last commit that was read. */
  readonly branchGoneAfter?: string;
}

/**
 * Brings the version store up to the head of the published branch. Each first parent that changes
 * the plan's tree becomes one change set. When the branch is absent, everything that was published
 * stays, and the result says so.
 *
 * @throws {SourceUnavailableError} when the repository does not answer; calling again later is safe
 */
export async function ingest(
  ports: IngestPorts,
  options: StageOptions & { readonly onPublished?: (changeSet: ChangeSet) => void } = {},
): Promise<IngestResult> {
  const { source, store } = ports;
  const published: IngestResult['published'][number][] = [];
  // Read the cursor before the head: another run may publish in between, and the head must not be
  // older than the cursor.
  let cursor = await store.recover();
  const { identity } = source;
  if (cursor?.repository !== undefined) identity?.keepTo(cursor.repository);
  const head = await source.head();
  if (head === undefined)
    return { done: true, published, ...(cursor && { branchGoneAfter: cursor.commit }) };
  if (head === cursor?.commit) return { done: true, published };
  const repository = (await identity?.read()) ?? cursor?.repository;
  const history = await source.history(cursor?.commit, head);
  const isStillHead = askedOnce(async () => (await source.confirmHead()) === head);
  const { relation } = history;
  let last: Commit | undefined;
  for await (const { item: commit, following } of withFollowers(history.commits)) {
    if (options.isTimeUp?.()) {
      await skipUnchanged(store, cursor, last);
      return { done: false, published };
    }
    last = commit;
    if (commit.tree === cursor?.tree) continue;
    const way = { relation, isStillHead, following, ...(repository && { repository }) };
    const step = await publishCommit(commit, cursor, { ...ports, ...way });
    if (!step) return { done: false, published };
    const { sequence, commit: id, problems } = step.changeSet;
    published.push({ sequence, commit: id, problems });
    options.onPublished?.(step.changeSet);
    options.onStep?.(step.changeSet);
    cursor = step.cursor;
  }
  await skipUnchanged(store, cursor, last);
  return { done: true, published };
}

/** How the head relates to the cursor, and whether the head can be believed. */
interface HeadCheck {
  readonly relation: History['relation'];
  /** Asks the host for the head again once the host is consistent; waits for that. */
  readonly isStillHead: () => Promise<boolean>;
  /** The commits after it, as far as they are known. */
  readonly following: () => AsyncIterable<Commit>;
  readonly repository?: string;
}

/**
 * Publishes one commit. Returns `undefined` when another ingest published first, or when the host
 * names another head by now; then everything must be read anew.
 */
async function publishCommit(
  commit: Commit,
  cursor: Cursor | undefined,
  { relation, isStillHead, following, now, ...ports }: IngestPorts & HeadCheck,
): Promise<{ changeSet: ChangeSet; cursor: Cursor } | undefined> {
  const rewrite = relation === 'rewritten' && cursor !== undefined;
  const store = rememberState(ports.store);
  // What every publication begins with is asked for at the same time.
  const [name] = await Promise.all([
    nameOf(commit, cursor, store),
    store.lookups([removalsKey, languagesKey]),
  ]);
  // A branch that was set back looks the same as a host that answers with an old head.
  if ((rewrite || name.repeated !== undefined) && !(await isStillHead())) return undefined;
  const predecessor = cursor?.date;
  const effective = await effectiveDate(commit, { predecessor, following, ...(now && { now }) });
  const joined = relation === 'joined' ? { joined: true as const } : {};
  const input: CompositionInput = {
    commit,
    effective,
    cursor,
    rewrite,
    ...joined,
    ...name,
    ...ports,
    store,
  };
  const publication = await compose(input, ports.pages);
  if (!publication) return undefined;
  try {
    await ports.store.publish(publication);
  } catch (error) {
    if (error instanceof ConflictError) return undefined;
    throw error;
  }
  return { changeSet: publication.changeSet, cursor: publication.cursor };
}

/**
 * The commit's name in addresses, and when the commit was published before. Anyone can make two
 * commits whose ids begin alike. The later commit gets a longer name, so that published addresses
 * stay as they are.
 */
async function nameOf(
  { id: commit }: Commit,
  cursor: Cursor | undefined,
  store: VersionStore,
): Promise<Pick<CompositionInput, 'longName' | 'repeated'>> {
  const published = async (named: NamedCommit) => {
    const found = await store.publishedAs(commitName(named));
    return found && found.sequence <= (cursor?.sequence ?? 0) ? found : undefined;
  };
  const first = await published({ commit });
  if (!first || first.commit === commit) return { repeated: first?.sequence };
  return { longName: true, repeated: (await published({ commit, longName: true }))?.sequence };
}

/**
 * Works out a publication and copies its assets. Returns `undefined` when another ingest published
 * in the meantime: the data may then be inconsistent, so an error in it means nothing.
 */
async function compose(
  input: CompositionInput,
  pages: PageStore,
): Promise<Publication | undefined> {
  const { cursor, source, store } = input;
  try {
    const { publication, assets } = await composePublication(input);
    await publishAssets(assets, source, pages, publication.cursor.sequence);
    return publication;
  } catch (error) {
    const now = await store.cursor('ingested');
    if (now?.sequence !== cursor?.sequence) return undefined;
    throw error;
  }
}

/** Moves the cursor past commits that leave the plan alone, so that they are not walked again. */
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

function askedOnce<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
