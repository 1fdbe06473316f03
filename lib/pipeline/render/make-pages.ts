import { atOnce, severalAtOnce } from '../../concurrency/several-at-once.ts';
import { ConflictError } from '../../errors/errors.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { PageStore } from '../../ports/page-store.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import { stylesheetPage } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import { fewChanges } from '../work/limits.ts';
import type { ReportOwnFailure } from '../work/own-failures.ts';
import { readBatch } from '../work/read-batch.ts';
import { rememberIndex } from '../work/remember-index.ts';
import { rememberRecord } from '../work/remember-record.ts';
import {
  type Batch,
  type BatchProgress,
  createBatchProgress,
  type Slices,
} from '../work/resumable-work.ts';
import type { StageOptions } from '../work/stage-options.ts';
import type { RenderContext } from './context/context.ts';
import { createPageWriter } from './context/page-writer.ts';
import { type ApplyContext, applyChangeSet } from './index/apply-change-set.ts';
import { numberSort } from './index/number-sort.ts';
import { createPlanIndex } from './index/plan-index.ts';
import { keepSitemapEntries } from './kept/sitemap-entries.ts';
import { renderChangeSet } from './pages/change-set-pages.ts';
import { renderDocument } from './pages/document-pages.ts';
import { renderPlanPages } from './pages/home-page.ts';
import { readAhead } from './read-ahead.ts';
import type { applySearch } from './search/apply-search.ts';
import { createPlanStates } from './standings/plan-states.ts';
import { createVersionReader } from './texts/version-reader.ts';

/** What render needs from outside. */
export interface RenderPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  /** Told when Gazette itself fails on a text. */
  readonly mistakes?: ReportOwnFailure;
}

/** What one call of render did. `done` is false when it stopped early; then wake it again. */
export interface RenderResult {
  readonly done: boolean;
  readonly rendered: number;
}

/** What of a change set is kept beside its pages. */
export interface PageOptions extends StageOptions {
  /** Keeps which documents have which words. Left out where nobody can search. */
  readonly search?: typeof applySearch | undefined;
}

/**
 * Most changes in one batch: enough to make a long history cheap, few enough for one invocation.
 */
const batchChanges = 500;

/**
 * Brings the pages up to the version store, some change sets at a time. Permanent pages come first,
 * then current pages, then the pages that list them, so nothing is linked before it exists.
 */
export async function makePages(
  ports: RenderPorts,
  site: Site,
  { isTimeUp, onStep, search }: PageOptions = {},
): Promise<RenderResult> {
  const { store, index } = ports;
  const progress = createBatchProgress('rendered', index, isTimeUp);
  const states = createPlanStates(index);
  let rendered = 0;
  for (;;) {
    const remembered = { store: rememberRecord(store), index: rememberIndex(index) };
    const applied = () => createPlanIndex(index).applied();
    const [cursor, ingested, appliedUpTo] = await Promise.all([
      // Of these two, the own cursor may be the newer: then there is nothing to do.
      store.cursor('rendered'),
      store.cursor('ingested'),
      createPlanIndex(remembered.index).applied(),
      progress.prepare(),
    ]);
    const base = cursor?.sequence ?? 0;
    // Another render may already be past the change sets that were ingested when this one asked.
    if (!ingested || ingested.sequence <= base) {
      await progress.clear();
      return { done: true, rendered };
    }
    if (isTimeUp?.()) return { done: false, rendered };
    const known: RenderPorts = { ...ports, ...remembered };
    const { forget } = remembered.index;
    const newest = { base, sequence: ingested.sequence };
    const batch = await nextBatch(known.store, newest, appliedUpTo, progress);
    const next = cursorAt(batch);
    const { sequence } = next;
    let mayBeMarked = false;
    const isDone = await progress.finish({ base, sequence }, async (slices) => {
      const given = { ...known, site, base, states, slices, applied, forget, search };
      mayBeMarked = await renderBatch(batch, given);
    });
    if (!isDone) return { done: false, rendered };
    const isOwn = await advance(store, cursor, next);
    // Not before: a run that is killed in between needs them again.
    if (isOwn && mayBeMarked) await createPlanIndex(known.index).clearMarks(base, sequence);
    if (isOwn) for (const changeSet of batch) onStep?.(changeSet);
    rendered += batch.length;
    // What came meanwhile wakes render again; another run's work must be looked at.
    if (isOwn && sequence === ingested.sequence) {
      await progress.clear();
      return { done: true, rendered };
    }
  }
}

/**
 * Reads the next change sets. A batch that was begun is resumed with the same change sets. Every
 * batch also covers all change sets that an interrupted render applied to the index, because pages
 * are made from everything the index shows.
 */
async function nextBatch(
  store: VersionStore,
  { base, sequence }: Batch,
  applied: number,
  progress: BatchProgress,
): Promise<readonly ChangeSet[]> {
  const begun = (await progress.begunUpTo(base)) ?? 0;
  return readBatch(store, {
    after: base,
    upTo: begun > 0 && begun >= applied ? begun : sequence,
    atLeast: Math.max(applied, begun),
    mostChanges: batchChanges,
  });
}

/** What rendering one batch needs; store and index remember what was read. */
interface BatchContext extends RenderPorts, Pick<ApplyContext, 'applied' | 'forget' | 'states'> {
  readonly site: Site;
  readonly base: number;
  readonly slices: Slices;
  readonly search: PageOptions['search'];
}

/** Moves render's cursor; false when another run did. */
async function advance(
  store: VersionStore,
  cursor: Cursor | undefined,
  next: Cursor,
): Promise<boolean> {
  try {
    await store.advance('rendered', cursor, next);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

/** @returns false where it is certain that no document is marked for these change sets */
async function renderBatch(batch: readonly ChangeSet[], given: BatchContext): Promise<boolean> {
  const { store, index, pages, mistakes, site, base, states, slices, applied, forget, search } =
    given;
  const planIndex = createPlanIndex(index);
  const reader = createVersionReader(store, mistakes);
  await readAhead(batch, { store, indexStore: index, index: planIndex, reader, states });
  const writer = createPageWriter(pages, atOnce);
  await writer.put(stylesheetPage());
  const applying = { store, index: planIndex, states, slices, applied, forget };
  const searching = { reader, indexStore: index, slices, language: site.language };
  let mayBeMarked = false;
  for (const [nth, changeSet] of batch.entries()) {
    // Another render may have applied the change set before this one meanwhile.
    if (nth > 0) forget();
    const works = [
      async () => {
        if (await applyChangeSet(changeSet, applying)) mayBeMarked = true;
      },
      async () => search?.(changeSet, searching),
    ];
    // Neither needs the other. Of a small one, what both look up is read together.
    const width = changeSet.changes.length > fewChanges ? 1 : works.length;
    await severalAtOnce(works, (work) => work(), width);
  }
  const context: RenderContext = {
    store,
    indexStore: index,
    index: planIndex,
    pages: writer,
    reader,
    site,
    languages: await planIndex.languages(),
    languageFolders: await planIndex.languageFolders(),
    base,
    states,
    sequence: batch.at(-1)?.sequence ?? base,
  };
  await renderDocuments(batch, mayBeMarked, context, slices);
  const bySequence = new Map(batch.map((one) => [numberSort(one.sequence), one]));
  await slices.each('change sets', bySequence.keys(), async (slice) => {
    for (const changeSet of slice.flatMap((sequence) => bySequence.get(sequence) ?? []))
      await renderChangeSet(changeSet, context, slices);
    await writer.flush();
  });
  for (const changeSet of batch) await keepSitemapEntries(changeSet, index, slices);
  await renderPlanPages(context);
  await writer.flush();
  return mayBeMarked;
}

/**
 * Renders the documents of the change sets first, then other documents whose pages show something
 * of them.
 */
async function renderDocuments(
  batch: readonly ChangeSet[],
  mayBeMarked: boolean,
  context: RenderContext,
  slices: Slices,
): Promise<void> {
  const { index, pages, base, sequence } = context;
  const changed = new Set(
    batch.flatMap(({ changes, relinked }) =>
      [...changes, ...relinked].map(({ document }) => document),
    ),
  );
  const marked = mayBeMarked ? await index.marked(base, sequence) : [];
  const renderAll = async (documents: readonly string[]) => {
    await severalAtOnce(documents, (document) => renderDocument(document, context));
    await pages.flush();
  };
  await slices.each('changed documents', changed, renderAll);
  const others = marked.filter((document) => !changed.has(document));
  await slices.each('marked documents', others, renderAll);
}

function cursorAt(batch: readonly ChangeSet[]): Cursor {
  const last = batch.at(-1);
  if (!last) throw new Error('the version store names a change set that it does not have');
  const { sequence, commit, date, tree } = last;
  return { sequence, commit, date, ...(tree === '' ? {} : { tree }) };
}
