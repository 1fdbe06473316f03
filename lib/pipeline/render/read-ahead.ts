import { planName } from '../../plan/addresses/addresses.ts';
import { foldersAbove } from '../../plan/addresses/folders-above.ts';
import type { Change, ChangeSet } from '../../plan/model/change.ts';
import { fewChanges } from '../work/limits.ts';
import type { RenderContext } from './context/context.ts';
import { readListings } from './index/affected-documents.ts';
import { scopesOf } from './kept/feed-entries.ts';
import { readFeedEnd, topicScope } from './kept/kept-entries.ts';
import { readSitemapParts } from './kept/sitemap-entries.ts';
import { generalTopics, recordedTopics } from './kept/topics.ts';
import { createSearchIndex } from './search/search-index.ts';
import type { PlanStates } from './standings/plan-states.ts';
import { keptSummaries } from './versions/change-summaries.ts';

/** What is asked, by stores that remember what was read. */
interface Reads extends Pick<RenderContext, 'store' | 'indexStore' | 'index' | 'reader'> {
  readonly states: Pick<PlanStates, 'stateAt' | 'warm'>;
}

/**
 * Asks at once for what the pages of a small batch need. Pages ask for one thing after the other;
 * all this does is that they find it remembered, after few rounds instead of many.
 */
export async function readAhead(batch: readonly ChangeSet[], reads: Reads): Promise<void> {
  const changes = batch.flatMap((changeSet) => changeSet.changes);
  const sequence = batch.at(-1)?.sequence ?? 0;
  if (changes.length > fewChanges) return;
  const { index, indexStore } = reads;
  const [owner, state] = await Promise.all([
    index.owner('/', sequence),
    reads.states.stateAt((batch[0]?.sequence ?? 1) - 1),
    index.languages(),
    index.languageFolders(),
    readSitemapParts(indexStore),
    ...changes.map((change) => readPlaces(change, sequence, reads)),
  ]);
  const documents = new Set(changes.map(({ document }) => document));
  if (owner !== undefined) {
    await reads.store.history(owner, sequence);
    documents.add(owner);
  }
  await Promise.all([
    ...(state ? [reads.states.warm(state)] : []),
    ...[...documents].map((document) => readDetails(document, sequence, reads)),
  ]);
}

/** What is known under the names of a change. */
async function readPlaces(
  change: Change,
  sequence: number,
  { store, index, indexStore }: Reads,
): Promise<void> {
  const { document, after } = change;
  const topics = [...generalTopics, ...recordedTopics(change)];
  const feeds = [...scopesOf(change), ...topics.map(({ topic }) => topicScope(topic))];
  await Promise.all([
    store.history(document, sequence),
    index.place(planName(after)),
    ...foldersAbove(after.path).map((folder) => index.folder(folder)),
    index.listing(document),
    index.owners(after.address),
    createSearchIndex(indexStore).text(document),
    ...feeds.map((scope) => readFeedEnd(scope, indexStore)),
  ]);
}

/** What is known once the history of a document is: its newest texts, and what stands above it. */
async function readDetails(
  document: string,
  sequence: number,
  { store, index, indexStore, reader }: Reads,
): Promise<void> {
  const { versions } = await store.history(document, sequence);
  const above = async () => readListings((await index.listing(document))?.parents ?? [], index);
  await Promise.all([
    keptSummaries(document, indexStore),
    above(),
    ...versions.slice(-2).map((version) => reader.source(version)),
  ]);
}
