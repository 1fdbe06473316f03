import type { Change, ChangeSet } from '../../plan/change.ts';
import { parseLanguages } from '../../plan/languages.ts';
import type { VersionStore } from '../../ports.ts';
import { isSteering, type Listing, listingOf } from './listing.ts';
import { type Mark, markAround, markEverything } from './marks.ts';
import { isVisibleDifference, type OutlinePlace } from './outline.ts';
import { changedPlaces, type PlaceChange } from './outline-changes.ts';
import { parsedText } from './parsed-text.ts';
import type { PlanIndex, TakenPlaces } from './plan-index.ts';
import { claimsAddress } from './redirects.ts';

/** What bringing the index up to a change set needs. */
export interface ApplyContext {
  readonly store: VersionStore;
  readonly index: PlanIndex;
}

/** A document's line in the contents before and after a change set. */
interface Relisting {
  readonly document: string;
  readonly old: Listing | undefined;
  readonly next: Listing | undefined;
  /** Whether other pages show the difference; otherwise it is but a shifted position. */
  readonly isVisible: boolean;
}

/**
 * Brings the index up to one change set, and marks every other document whose page shows
 * something that the change set changed: neighbours, chapters, translations.
 *
 * Documents can take each other's places, so all old lines go before the new ones come. Doing it
 * again after an interruption is safe: what a step reads stays until the steps after it are done,
 * and what the index shows already is not applied again, since it would be taken for what came before.
 */
export async function applyChangeSet(changeSet: ChangeSet, context: ApplyContext): Promise<void> {
  const { index } = context;
  const { sequence } = changeSet;
  const isDone = async () => (await index.applied()) >= sequence;
  if (await isDone()) return;
  await applyLanguages(changeSet, context);
  const places = await changedPlaces(changeSet, context);
  const relistings = await relist(changeSet, places, context);
  // Another render may have gone on while this one read: what it read is no more what came before.
  if (await isDone()) return;
  const mark = (document: string) => index.mark(document, sequence);
  const visible = relistings.filter(({ isVisible }) => isVisible);
  await applyOwners(changeSet, index, mark);
  for (const { old } of visible) if (old) await markAround(old, index, mark);
  for (const [path, { after }] of places) await index.putPlace(path, after, sequence);
  const taken = takenPlaces(relistings);
  for (const { old, next } of relistings)
    if (old) await index.clearPlaces(old, next, taken, sequence);
  for (const { next } of relistings) if (next) await index.fillPlaces(next, sequence);
  for (const { next } of visible) if (next) await markAround(next, index, mark);
  for (const { document, next } of relistings) await index.settle(document, next, sequence);
  await index.setApplied(sequence);
}

function takenPlaces(relistings: readonly Relisting[]): TakenPlaces {
  const next = relistings.flatMap((relisting) => relisting.next ?? []);
  return {
    sorts: new Set(next.map(({ sort }) => sort)),
    paths: new Set(next.map(({ path }) => path)),
  };
}

/** Languages decide the words, the translations and the neighbours of every page. */
async function applyLanguages(
  { changes, sequence }: ChangeSet,
  { store, index }: ApplyContext,
): Promise<void> {
  const isList = (path: string | undefined) => path === 'LANGS.md';
  if (!changes.some(({ before, after }) => isList(before?.path) || isList(after.path))) return;
  const current = changes.find(({ kind, after }) => kind !== 'withdrawn' && isList(after.path));
  const text = current ? await parsedText(current.document, current.after.version, store) : '';
  await index.putLanguages(parseLanguages(text), sequence);
  await markEverything(index, (document) => index.mark(document, sequence));
}

/** A document whose address another one takes is found elsewhere from then on. */
async function applyOwners(
  { changes, sequence }: ChangeSet,
  index: PlanIndex,
  mark: Mark,
): Promise<void> {
  for (const { document, after } of changes.filter(claimsAddress)) {
    const loser = await index.owner(after.address, sequence - 1);
    if (loser !== undefined && loser !== document) await mark(loser);
    await index.setOwner(after.address, document, sequence);
  }
}

/** Every document whose line differs after the change set: those it changes, then those it reorders. */
async function relist(
  { changes }: ChangeSet,
  places: ReadonlyMap<string, PlaceChange>,
  { index }: ApplyContext,
): Promise<Relisting[]> {
  const placeAt = async (path: string): Promise<OutlinePlace | undefined> => {
    const changed = places.get(path);
    return changed ? changed.after : index.place(path);
  };
  const relistings: Relisting[] = [];
  for (const { document, kind, after } of changes) {
    const isListed = kind !== 'withdrawn' && !isSteering(after.path);
    const next = isListed ? listingOf(document, after, await placeAt(after.path)) : undefined;
    relistings.push({ document, old: await index.listing(document), next, isVisible: true });
  }
  const changed = new Set(changes.map(({ document }: Change) => document));
  for (const [path, { before, after }] of places) {
    const there = await index.listingAt(path);
    if (!there || changed.has(there.document)) continue;
    const { document } = there;
    const next = listingOf(document, there, after);
    const isVisible = isVisibleDifference(before, after);
    relistings.push({ document, old: await index.listing(document), next, isVisible });
  }
  return relistings.filter(({ old, next }) => JSON.stringify(old) !== JSON.stringify(next));
}
