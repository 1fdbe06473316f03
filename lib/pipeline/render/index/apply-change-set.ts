import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { planName } from '../../../plan/addresses/addresses.ts';
import { firstFolder } from '../../../plan/addresses/language-of-path.ts';
import { parseLanguages } from '../../../plan/lists/languages.ts';
import { type ChangeSet, claimedAddresses } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { fewChanges } from '../../work/limits.ts';
import type { Slices } from '../../work/resumable-work.ts';
import type { PlanStates } from '../standings/plan-states.ts';
import { parsedText } from '../texts/parsed-text.ts';
import { documentsAround, folderPagesAbove, listedDocuments } from './affected-documents.ts';
import type { Listing } from './listing.ts';
import { type OutlineChanges, outlineChanges } from './outline-changes.ts';
import type { PlanIndex, TakenPlaces } from './plan-index.ts';
import { type Relisting, relist, withHeldBack } from './relist.ts';
import { standingEdits } from './standing-edits.ts';
import { isMadeFrom } from './twins.ts';

/** What applying a change set to the index needs. */
export interface ApplyContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  /** Every state of the plan; as of now, not as it was read before. */
  readonly states: PlanStates;
  readonly slices: Slices;
  /** The last change set that any run has applied, as of now. */
  applied(): Promise<number>;
  /** Forgets what was read of the index: another run has changed it. */
  forget(): void;
}

/**
 * Applies one change set to the index, and marks every other document whose page shows something
 * that changed: neighbours, chapters, translations.
 *
 * Documents can swap places, so all old listings are removed before the new ones are added.
 * Repeating after an interruption is safe: data that a step reads stays until the later steps are
 * done. A change set that the index shows already is not applied again, because its result would be
 * taken for the state before it.
 *
 * @returns false where it is certain that no run has marked, or will mark, a document for it
 */
export async function applyChangeSet(
  changeSet: ChangeSet,
  context: ApplyContext,
): Promise<boolean> {
  const { index } = context;
  const { sequence } = changeSet;
  const isDone = async (applied: () => Promise<number>) => {
    if ((await applied()) < sequence) return false;
    context.forget();
    return true;
  };
  if (await isDone(index.applied)) return true;
  const isOfLanguages = await markForLanguages(changeSet, context);
  const outline = await outlineChanges(changeSet, context);
  const placed = await withHeldBack(changeSet, await relist(changeSet, outline, index), index);
  const isFirst = await keepState(changeSet, placed, context);
  if (isOfLanguages) await index.putLanguageFolders(changeSet.languages ?? [], sequence);
  const isOfTranslations = await markTranslations(changeSet, placed, context);
  const relistings = placed.filter(({ old, next }) => JSON.stringify(old) !== JSON.stringify(next));
  const { places, folders } = outline;
  const isSeen =
    places.size + folders.size + relistings.length > 0 ||
    changeSet.changes.some((change) => claimedAddresses(change).length > 0);
  if (isSeen) {
    // Another render may have applied this change set while this one read. Then the reads are no
    // longer the state before it.
    if (await isDone(context.applied)) return true;
    await applyOwners(changeSet, context);
    await markAround(changeSet, relistings, 'old', context);
    await markContentsOfWithdrawn(changeSet, relistings, context);
    await applyListings(changeSet, outline, relistings, context);
  }
  await index.setApplied(sequence);
  return isSeen || isOfLanguages || isOfTranslations || !isFirst;
}

/**
 * Keeps the state of the plan after a change set, before anything else in the index becomes that of
 * this state. So a state that is not there yet says that all that was read was still the state before:
 * another run would have kept it first.
 *
 * @returns whether that was so
 */
async function keepState(
  changeSet: ChangeSet,
  placed: readonly Relisting[],
  { store, index, states }: ApplyContext,
): Promise<boolean> {
  const { sequence, date } = changeSet;
  const before = await states.stateAt(sequence - 1);
  if (!before) return false;
  // Computing a small one again costs less than asking whether it is kept already.
  if (placed.length > fewChanges && (await states.stateAt(sequence))) return false;
  const edits = await standingEdits(changeSet, placed, before, { store, states });
  const languages = await index.languages();
  const keys = [...edits.contents.keys()].slice(0, fewChanges);
  const [overtaken] = await Promise.all([states.stateAt(sequence), states.warm(before, keys)]);
  if (overtaken) return false;
  const after = await states.edited(before, edits);
  const { languages: _before, ...lists } = after;
  await states.keep(sequence, date, { ...lists, ...(languages.length > 0 && { languages }) });
  return true;
}

/**
 * Removes all old listings, then adds the new ones, and records each document's own listing last.
 */
async function applyListings(
  changeSet: ChangeSet,
  { places, folders }: OutlineChanges,
  relistings: readonly Relisting[],
  context: ApplyContext,
): Promise<void> {
  const { index, slices } = context;
  const { sequence } = changeSet;
  await slices.each(`places ${sequence}`, places.keys(), async (slice) => {
    await severalAtOnce(slice, (path) => index.putPlace(path, places.get(path)?.after, sequence));
  });
  await slices.each(`folders ${sequence}`, folders.keys(), async (slice) => {
    await severalAtOnce(slice, (folder) => index.putFolder(folder, folders.get(folder), sequence));
  });
  const byDocument = new Map(relistings.map((relisting) => [relisting.document, relisting]));
  const forEach = (step: string, work: (relisting: Relisting) => Promise<void>) =>
    slices.each(`${step} ${sequence}`, byDocument.keys(), async (slice) => {
      await severalAtOnce(
        slice.flatMap((document) => byDocument.get(document) ?? []),
        work,
      );
    });
  const taken = takenPlaces(relistings);
  await forEach('clear', async ({ old, next }) => {
    if (old) await index.clearPlaces(old, next, taken, sequence);
  });
  await forEach('fill', async ({ next }) => {
    if (next) await index.fillPlaces(next, sequence);
  });
  await markAround(changeSet, relistings, 'next', context);
  await forEach('settle', ({ document, next }) => index.settle(document, next, sequence));
}

/**
 * Marks every document around a changed listing, as it was or as it is. Documents of the change set
 * itself are rendered anyway.
 */
async function markAround(
  { changes, sequence }: ChangeSet,
  relistings: readonly Relisting[],
  state: 'old' | 'next',
  { index, slices }: ApplyContext,
): Promise<void> {
  const changed = new Set(changes.map(({ document }) => document));
  const lines = new Map<string, Listing>();
  for (const { document, isVisible, [state]: line } of relistings)
    if (isVisible && line) lines.set(document, line);
  await slices.each(`around ${state} ${sequence}`, lines.keys(), async (slice) => {
    const around = await severalAtOnce(
      slice.flatMap((document) => lines.get(document) ?? []),
      (line) => documentsAround(line, index),
    );
    const others = new Set(around.flat().filter((document) => !changed.has(document)));
    await severalAtOnce(others, (document) => index.mark(document, sequence));
  });
}

/**
 * Marks the pages of the folders whose lists of what was withdrawn are other ones now; the home page
 * is always made anew.
 */
async function markContentsOfWithdrawn(
  { changes, sequence }: ChangeSet,
  relistings: readonly Relisting[],
  { index }: ApplyContext,
): Promise<void> {
  const gone = relistings.flatMap(({ old, next }) => (next ? [] : (old?.path ?? [])));
  const back = changes.flatMap(({ kind, before }) =>
    kind === 'reinstated' && before ? before.path : [],
  );
  const pages = await folderPagesAbove([...gone, ...back], index);
  const changed = new Set(changes.map(({ document }) => document));
  const others = pages.filter((document) => !changed.has(document));
  await severalAtOnce(others, (document) => index.mark(document, sequence));
}

/**
 * Marks the translations of what changed: their pages say that they are behind. Where other pages
 * show the change anyway, they are marked with those.
 *
 * @returns whether there are any
 */
async function markTranslations(
  { changes, sequence }: ChangeSet,
  placed: readonly Relisting[],
  { index }: ApplyContext,
): Promise<boolean> {
  const languages = await index.languages();
  if (languages.length < 2) return false;
  const changed = new Set(changes.map(({ document }) => document));
  const originals = placed.filter(({ document, isVisible }) => changed.has(document) && !isVisible);
  const around = await severalAtOnce(originals, async ({ next }) => {
    const twins = await Promise.all((next?.twins ?? []).map((key) => index.twins(key)));
    return twins.flat().filter((twin) => next && isMadeFrom(twin, next.path, languages));
  });
  const behind = new Set(around.flat().map(({ document }) => document));
  await severalAtOnce(
    [...behind].filter((document) => !changed.has(document)),
    (document) => index.mark(document, sequence),
  );
  return behind.size > 0;
}

function takenPlaces(relistings: readonly Relisting[]): TakenPlaces {
  const next = relistings.flatMap((relisting) => relisting.next ?? []);
  return {
    sorts: new Set(next.map(({ sort }) => sort)),
    names: new Set(next.map(planName)),
    unlisted: new Set(next.filter(({ isUnlisted }) => isUnlisted).map(({ path }) => path)),
  };
}

/**
 * When LANGS.md changes, marks every listed document: languages decide the words, translations and
 * neighbours of every page. Marks the documents of every folder, too, that is taken for a language
 * now, or not any more.
 *
 * @returns whether there was a change of either kind
 */
async function markForLanguages(changeSet: ChangeSet, context: ApplyContext): Promise<boolean> {
  const { changes, languages = [], sequence } = changeSet;
  const { index } = context;
  const isList = (path: string | undefined) => path === 'LANGS.md';
  const isListed = changes.some(({ before, after }) => isList(before?.path) || isList(after.path));
  if (isListed) {
    const current = changes.find(({ kind, after }) => kind !== 'withdrawn' && isList(after.path));
    const text = current
      ? await parsedText(current.document, current.after.version, context.store)
      : '';
    await index.putLanguages(parseLanguages(text), sequence);
  }
  const before = await index.languageFolders();
  const folders = [...languages, ...before].filter(
    (folder) => languages.includes(folder) !== before.includes(folder),
  );
  if (!isListed && folders.length === 0) return false;
  const isMeant = (path: string) => isListed || folders.includes(firstFolder(path));
  const listed = await listedDocuments(index, isMeant);
  await severalAtOnce(listed, (document) => index.mark(document, sequence));
  return true;
}

/**
 * Records the new owners of addresses. A document that loses its address is found elsewhere from
 * then on, so it is marked.
 */
async function applyOwners(
  { changes, sequence }: ChangeSet,
  { index, slices }: ApplyContext,
): Promise<void> {
  const claims = new Map(
    changes.flatMap((change) =>
      claimedAddresses(change).map((address) => [address, change.document] as const),
    ),
  );
  const apply = async (address: string, document: string) => {
    const previousOwner = await index.owner(address, sequence - 1);
    if (previousOwner !== undefined && previousOwner !== document)
      await index.mark(previousOwner, sequence);
    await index.setOwner(address, document, sequence);
  };
  await slices.each(`owners ${sequence}`, claims.keys(), async (slice) => {
    await severalAtOnce(slice, (address) => apply(address, claims.get(address) ?? ''));
  });
}
