import { createHash } from 'node:crypto';
import { createMemoryPageStore } from '../../memory/memory-page-store.ts';
import { overlayIndexStore } from '../../memory/overlay-index-store.ts';
import { overlayVersionStore } from '../../memory/overlay-version-store.ts';
import {
  changeSetAddress,
  compareAddress,
  previewAddress,
  previewEntryAddress,
  versionAddress,
} from '../../plan/addresses/addresses.ts';
import { authorOf, noteOf } from '../../plan/commit-words.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type {
  PreviewOutcome,
  PreviewStore,
  PullRequest,
  PullRequests,
} from '../../ports/pull-requests.ts';
import type { Commit, Source } from '../../ports/source.ts';
import type { TextTrials } from '../../ports/text-trials.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import type { Site } from '../../site/models.ts';
import { ingest } from '../ingest/ingest.ts';
import { putDoors } from '../on-demand/put-doors.ts';
import { languageDoors } from '../render/index/language-doors.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { readPlanEntry } from '../render/kept/kept-entries.ts';
import { makePages } from '../render/make-pages.ts';
import { mostPreviewedFiles } from '../work/limits.ts';
import { entryPage } from './entry-page.ts';
import { previewPages } from './preview-pages.ts';

/** What making previews needs from outside. Nothing here can change what is published. */
export interface PreviewPorts {
  readonly source: Source;
  readonly store: Omit<VersionStore, 'advance' | 'recover' | 'publish'>;
  readonly index: Pick<IndexStore, 'get' | 'range'>;
  readonly previews: PreviewStore;
  readonly pullRequests: PullRequests;
  /** See `IngestPorts.trials`. */
  readonly trials?: TextTrials;
  /** As for ingest. */
  readonly now?: () => Date;
}

/** What came of a message about a pull request. */
export interface Previewed {
  /** Its newest commit, when there is such a pull request. */
  readonly head?: string;
  /** `known` when its preview was made before. */
  readonly kind: PreviewOutcome['kind'] | 'absent' | 'known';
}

/**
 * Shows exactly what merging a pull request would publish. Ingest and render run as usual, on top
 * of the published state, and everything they write goes to the preview.
 *
 * @throws {SourceUnavailableError} when the repository does not answer; calling again later is safe
 */
export async function preview(number: number, ports: PreviewPorts, site: Site): Promise<Previewed> {
  const { pullRequests, previews } = ports;
  const pullRequest = await pullRequests.read(number);
  if (!pullRequest?.isOpen) await previews.replace(number, []);
  if (!pullRequest) return { kind: 'absent' };
  const { head } = pullRequest;
  const mark = markOf(pullRequest);
  if (pullRequest.isOpen && (await previews.marked(number)) === mark)
    return { head, kind: 'known' };
  const outcome = await makePreview(pullRequest, ports, site);
  await pullRequests.report(pullRequest, outcome);
  if (lasting.has(outcome.kind)) await previews.mark(number, mark);
  return { head, kind: outcome.kind };
}

/** Outcomes that stay as they are until the pull request is another. */
const lasting: ReadonlySet<PreviewOutcome['kind']> = new Set([
  ...(['made', 'unchanged', 'conflicts', 'too-large', 'untrusted'] as const),
]);

/** What a preview is made of: the same is not made twice, however many events tell of it. */
function markOf({ head, title, body, isTrusted, merge }: PullRequest): string {
  const made = [head, title, body, isTrusted, merge === undefined];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}

async function makePreview(
  pullRequest: PullRequest,
  ports: PreviewPorts,
  site: Site,
): Promise<PreviewOutcome> {
  const { source, store, previews } = ports;
  const { number, isOpen, isTrusted, merge } = pullRequest;
  if (!isOpen) return { kind: 'closed' };
  if (!isTrusted) {
    await previews.replace(number, []);
    return { kind: 'untrusted' };
  }
  // The preview shown before stays until there is another to show.
  if (merge === undefined) return { kind: 'conflicts' };
  const cursor = await store.cursor('ingested');
  if (!cursor) return { kind: 'unpublished' };
  const commit = await readMerge(source, cursor, merge, pullRequest);
  const files = await source.compareTrees(cursor.tree, commit.tree);
  if (files.length > 0 && files.length <= mostPreviewedFiles)
    return publishPreview(number, commit, ports, site);
  await previews.replace(number, []);
  return { kind: files.length === 0 ? 'unchanged' : 'too-large' };
}

/**
 * The merge as one commit on top of the published state, with the title and text of the pull
 * request.
 */
async function readMerge(
  source: Source,
  { commit: published }: Cursor,
  merge: string,
  { title, body, author }: PullRequest,
): Promise<Commit> {
  const { commits } = await source.history(published, merge);
  let last: Commit | undefined;
  for await (const commit of commits) last = commit;
  if (!last) throw new Error(`the merge ${merge} is no commit after ${published}`);
  return { ...last, author: authorOf(author), note: noteOf(`${title}\n\n${body}`.trim()) };
}

async function publishPreview(
  number: number,
  commit: Commit,
  { source, store: published, index: publishedIndex, previews, trials, now }: PreviewPorts,
  site: Site,
): Promise<PreviewOutcome> {
  const store = await overlayVersionStore(published);
  const index = overlayIndexStore(publishedIndex);
  const pages = createMemoryPageStore();
  const asMerged: Source = {
    ...source,
    head: async () => commit.id,
    confirmHead: async () => commit.id,
    history: async () => ({
      relation: 'forward',
      commits: (async function* () {
        yield commit;
      })(),
    }),
  };
  const optional = { ...(trials && { trials }), ...(now && { now }) };
  const { language } = site;
  await ingest({ source: asMerged, store, pages, language, ...optional });
  await makePages({ store, index, pages }, site);
  const { sequence = 0 } = (await store.cursor('rendered')) ?? {};
  const [changeSet] = await store.changeSets(sequence, sequence);
  await putDoors(await doorsFrom(changeSet, index, site), { store, index, pages, sequence }, site);
  const entry = (await readPlanEntry(sequence, index))?.entry;
  if (changeSet?.commit !== commit.id || !entry) return { kind: 'unchanged' };
  const made = [...pages.pages(), entryPage(entry, site)];
  await previews.replace(number, previewPages(number, made, site));
  const below = (address: string) => `${previewAddress(number)}${address.slice(1)}`;
  return {
    kind: 'made',
    title: entry.title,
    changes: below(changeSetAddress(changeSet)),
    feedEntry: below(previewEntryAddress()),
    start: previewAddress(number),
    changeSet,
  };
}

/** Ways to other languages that nobody can answer before the change set is published. */
async function doorsFrom(
  changeSet: ChangeSet | undefined,
  indexStore: IndexStore,
  site: Site,
): Promise<string[]> {
  const languages = await createPlanIndex(indexStore).languages();
  return (changeSet?.changes ?? []).flatMap(({ kind, before, after }) => {
    const { path, address } = after;
    const ofText =
      kind === 'withdrawn'
        ? []
        : [
            versionAddress(address, after),
            ...(before ? [compareAddress(address, before, after)] : []),
          ];
    return [address, ...ofText].flatMap((page) =>
      languageDoors({ path, address, page }, languages, site).map((door) => door.address),
    );
  });
}
