import { ConflictError } from '../../errors.ts';
import type { ChangeSet } from '../../plan/change.ts';
import type { Cursor, IndexStore, PageStore, VersionStore } from '../../ports.ts';
import { stylesheetPage } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import type { StageOptions } from '../ingest.ts';
import { applyChangeSet } from './apply-change-set.ts';
import { renderChangeSet } from './change-set-pages.ts';
import { renderChanges } from './changes-pages.ts';
import type { RenderContext } from './context.ts';
import { renderDocument } from './document-pages.ts';
import { renderHome } from './home-page.ts';
import { createPageWriter } from './page-writer.ts';
import { createPlanIndex } from './plan-index.ts';
import { keepSitemapEntries } from './sitemap-entries.ts';
import { createVersionReader } from './version-reader.ts';

/** What render needs from outside. */
export interface RenderPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
}

/** What one call of render did; `done` is false when it stopped early and must be woken again. */
export interface RenderResult {
  readonly done: boolean;
  readonly rendered: number;
}

/** Changes in one batch: large enough to make a long history cheap, small enough for one invocation. */
const batchChanges = 500;

/**
 * Brings the pages up to the version store, some change sets at a time: permanent pages first,
 * then the current ones, then what lists them, so that nothing is linked before it is there.
 */
export async function render(
  ports: RenderPorts,
  site: Site,
  options: StageOptions = {},
): Promise<RenderResult> {
  const { store } = ports;
  let rendered = 0;
  for (;;) {
    // The own cursor first: read later, it could be ahead of what is known of the store.
    const cursor = await store.cursor('rendered');
    const ingested = await store.cursor('ingested');
    // Another render may have gone on past what was ingested when this one asked.
    if (!ingested || ingested.sequence <= (cursor?.sequence ?? 0)) return { done: true, rendered };
    if (options.isTimeUp?.()) return { done: false, rendered };
    const applied = await createPlanIndex(ports.index).applied();
    const bounds = { after: cursor?.sequence ?? 0, upTo: ingested.sequence, atLeast: applied };
    const batch = await readBatch(store, bounds);
    await renderBatch(batch, cursor?.sequence ?? 0, ports, site);
    const next = cursorAt(batch);
    try {
      await store.advance('rendered', cursor, next);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
    rendered += batch.length;
  }
}

/** Pages written at once: what one Lambda function's network takes, and few enough to keep in memory. */
const writesAtOnce = 16;

/**
 * The next change sets: always at least one, whole ones only, and all that an interrupted render
 * brought the index up to, for pages are made from all that the index shows.
 */
async function readBatch(
  store: VersionStore,
  { after, upTo, atLeast }: Readonly<Record<'after' | 'upTo' | 'atLeast', number>>,
): Promise<readonly ChangeSet[]> {
  const batch: ChangeSet[] = [];
  let changes = 0;
  for (let sequence = after + 1; sequence <= upTo; sequence += 1) {
    const [changeSet] = await store.changeSets(sequence, sequence);
    if (!changeSet) break;
    changes += changeSet.changes.length;
    if (batch.length > 0 && sequence > atLeast && changes > batchChanges) break;
    batch.push(changeSet);
  }
  return batch;
}

async function renderBatch(
  batch: readonly ChangeSet[],
  base: number,
  { store, index, pages }: RenderPorts,
  site: Site,
): Promise<void> {
  const planIndex = createPlanIndex(index);
  const writer = createPageWriter(pages, writesAtOnce);
  await writer.put(stylesheetPage());
  for (const changeSet of batch) await applyChangeSet(changeSet, { store, index: planIndex });
  const context: RenderContext = {
    store,
    indexStore: index,
    index: planIndex,
    pages: writer,
    reader: createVersionReader(store),
    site,
    languages: await planIndex.languages(),
    base,
    sequence: batch.at(-1)?.sequence ?? base,
  };
  for (const document of await affectedDocuments(batch, context))
    await renderDocument(document, context);
  await writer.flush();
  for (const changeSet of batch) await renderChangeSet(changeSet, context);
  await writer.flush();
  for (const changeSet of batch) await keepSitemapEntries(changeSet, index);
  await renderChanges(context);
  await renderHome(context);
  await writer.flush();
}

/** Documents whose pages change: those of the change sets first, then those that show something of them. */
async function affectedDocuments(
  batch: readonly ChangeSet[],
  { index, base, sequence }: RenderContext,
): Promise<Set<string>> {
  return new Set([
    ...batch.flatMap(({ changes }) => changes.map(({ document }) => document)),
    ...batch.flatMap(({ relinked }) => relinked.map(({ document }) => document)),
    ...(await index.marked(base, sequence)),
  ]);
}

function cursorAt(batch: readonly ChangeSet[]): Cursor {
  const last = batch.at(-1);
  if (!last) throw new Error('the version store names a change set that it does not have');
  const { sequence, commit, date, tree } = last;
  return { sequence, commit, date, ...(tree === '' ? {} : { tree }) };
}
