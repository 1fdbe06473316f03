import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { planName } from '../../../plan/addresses/addresses.ts';
import { parseLanguages } from '../../../plan/lists/languages.ts';
import { type Change, type ChangeSet, claimsAddress } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { Slices } from '../../work/resumable-work.ts';
import { parsedText } from '../texts/parsed-text.ts';
import { documentsAround, listedDocuments } from './affected-documents.ts';
import { isSteering, type Listing, listingOf } from './listing.ts';
import { isVisibleDifference, type OutlinePlace } from './outline.ts';
import { changedPlaces, type PlaceChange } from './outline-changes.ts';
import type { PlanIndex, TakenPlaces } from './plan-index.ts';

/** What applying a change set to the index needs. */
export interface ApplyContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
  readonly slices: Slices;
}

/** A document's listing before and after a change set. */
interface Relisting {
  readonly document: string;
  readonly old: Listing | undefined;
  readonly next: Listing | undefined;
  /** Whether other pages show the difference. False when only the position number shifted. */
  readonly isVisible: boolean;
}

/**
 * Applies one change set to the index, and marks every other document whose page shows something
 * that changed: neighbours, chapters, translations.
 *
 * Documents can swap places, so all old listings are removed before the new ones are added.
 * Repeating after an interruption is safe: data that a step reads stays until the later steps are
 * done. A change set that the index shows already is not applied again, because its result would be
 * taken for the state before it.
 */
export async function applyChangeSet(changeSet: ChangeSet, context: ApplyContext): Promise<void> {
  const { index } = context;
  const { sequence } = changeSet;
  const isDone = async () => (await index.applied()) >= sequence;
  if (await isDone()) return;
  await applyLanguages(changeSet, context);
  const places = await changedPlaces(changeSet, context);
  const relistings = await relist(changeSet, places, context);
  // Another render may have applied this change set while this one read. Then the reads are no
  // longer the state before it.
  if (await isDone()) return;
  await applyOwners(changeSet, context);
  await markAround(changeSet, relistings, 'old', context);
  await applyListings(changeSet, places, relistings, context);
  await index.setApplied(sequence);
}

/**
 * Removes all old listings, then adds the new ones, and records each document's own listing last.
 */
async function applyListings(
  changeSet: ChangeSet,
  places: ReadonlyMap<string, PlaceChange>,
  relistings: readonly Relisting[],
  context: ApplyContext,
): Promise<void> {
  const { index, slices } = context;
  const { sequence } = changeSet;
  await slices.each(`places ${sequence}`, places.keys(), async (slice) => {
    await severalAtOnce(slice, (path) => index.putPlace(path, places.get(path)?.after, sequence));
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

function takenPlaces(relistings: readonly Relisting[]): TakenPlaces {
  const next = relistings.flatMap((relisting) => relisting.next ?? []);
  return {
    sorts: new Set(next.map(({ sort }) => sort)),
    names: new Set(next.map(planName)),
  };
}

/**
 * When LANGS.md changes, marks every listed document: languages decide the words, translations and
 * neighbours of every page.
 */
async function applyLanguages(
  { changes, sequence }: ChangeSet,
  { store, index }: ApplyContext,
): Promise<void> {
  const isList = (path: string | undefined) => path === 'LANGS.md';
  if (!changes.some(({ before, after }) => isList(before?.path) || isList(after.path))) return;
  const current = changes.find(({ kind, after }) => kind !== 'withdrawn' && isList(after.path));
  const text = current ? await parsedText(current.document, current.after.version, store) : '';
  await index.putLanguages(parseLanguages(text), sequence);
  const listed = await listedDocuments(index);
  await severalAtOnce(listed, (document) => index.mark(document, sequence));
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
    changes.filter(claimsAddress).map(({ document, after }) => [after.address, document]),
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

/**
 * Every document whose listing differs after the change set: first those that changed, then those
 * that were only reordered.
 */
async function relist(
  { changes }: ChangeSet,
  places: ReadonlyMap<string, PlaceChange>,
  { index }: ApplyContext,
): Promise<Relisting[]> {
  const placeAt = async (path: string): Promise<OutlinePlace | undefined> => {
    const changed = places.get(path);
    return changed ? changed.after : index.place(path);
  };
  const changed = new Set(changes.map(({ document }: Change) => document));
  const relistings = await severalAtOnce(changes, async ({ document, kind, after }) => {
    const isListed = kind !== 'withdrawn' && !isSteering(after.path);
    const next = isListed ? listingOf(document, after, await placeAt(planName(after))) : undefined;
    return { document, old: await index.listing(document), next, isVisible: true };
  });
  const moved = await severalAtOnce(places, async ([path, { before, after }]) => {
    const there = await index.listingAt(path);
    if (!there || changed.has(there.document)) return [];
    const { document } = there;
    const next = listingOf(document, there, after);
    const isVisible = isVisibleDifference(before, after);
    return [{ document, old: await index.listing(document), next, isVisible }];
  });
  return [...relistings, ...moved.flat()].filter(
    ({ old, next }) => JSON.stringify(old) !== JSON.stringify(next),
  );
}
