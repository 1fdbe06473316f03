import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { changeSetAddress, planName } from '../../../plan/addresses/addresses.ts';
import { isSteering } from '../../../plan/addresses/is-steering.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import { chapterOf, type FolderPlace } from './chapters.ts';
import { type Listing, listingOf, type Placing, withoutPosition } from './listing.ts';
import { movedPast } from './moved-past.ts';
import { isVisibleDifference } from './outline.ts';
import type { OutlineChanges } from './outline-changes.ts';
import type { PlanIndex } from './plan-index.ts';

/** A document's listing before and after a change set. */
export interface Relisting {
  readonly document: string;
  readonly old: Listing | undefined;
  readonly next: Listing | undefined;
  /** Whether other pages show the difference. False when only the position number shifted. */
  readonly isVisible: boolean;
}

/**
 * Every document whose listing may differ after the change set: first those that changed, then those
 * that a SUMMARY.md put elsewhere, or whose chapter.
 */
export async function relist(
  { changes }: ChangeSet,
  { places, folders }: OutlineChanges,
  index: PlanIndex,
): Promise<readonly Relisting[]> {
  const read = new Map<string, Promise<FolderPlace | undefined>>();
  const folderAt = async (folder: string) => {
    if (folders.has(folder)) return folders.get(folder);
    const found = read.get(folder) ?? index.folder(folder);
    read.set(folder, found);
    return found;
  };
  const placingOf = async (path: string, name: string): Promise<Placing> => {
    const changed = places.get(name);
    const place = changed ? changed.after : await index.place(name);
    return place ? { place } : { chapter: await chapterOf(path, folderAt) };
  };
  const changed = new Set(changes.map(({ document }: Change) => document));
  const relistings = await severalAtOnce(changes, async ({ document, kind, after }) => {
    const isListed = kind !== 'withdrawn' && !isSteering(after.path);
    const placing = isListed && (await placingOf(after.path, planName(after)));
    const next = placing ? listingOf(document, after, placing) : undefined;
    const old = await index.listing(document);
    return { document, old, next, isVisible: showsElsewhere(old, next) };
  });
  const moved = await severalAtOnce(places, async ([name, { before, after }]) => {
    const there = await index.listingAt(name);
    if (!there || changed.has(there.document)) return [];
    const { document } = there;
    const next = listingOf(document, there, await placingOf(there.path, name));
    const old = await index.listing(document);
    const isVisible = isVisibleDifference(before, after) || isElsewhere(old, next);
    return [{ document, old, next, isVisible }];
  });
  const unlisted = await severalAtOnce(await unlistedIn(folders.keys(), index), async (there) => {
    const name = planName(there);
    const { document } = there;
    if (changed.has(document) || places.has(name)) return [];
    const old = await index.listing(document);
    const next = listingOf(document, there, await placingOf(there.path, name));
    return [{ document, old, next, isVisible: isElsewhere(old, next) }];
  });
  return withMovedPast(relistings, [...moved.flat(), ...unlisted.flat()]);
}

/** All of them; those that only a SUMMARY.md put elsewhere are visible, too, where they moved past others. */
function withMovedPast(
  changed: readonly Relisting[],
  shifted: readonly Relisting[],
): readonly Relisting[] {
  if (shifted.length === 0) return changed;
  const all = [...changed, ...shifted];
  const past = movedPast(all);
  const told = shifted.map((one) => (past.has(one.document) ? { ...one, isVisible: true } : one));
  return [...changed, ...told];
}

/** The same, where documents are said to be held back, or not any more. */
export async function withHeldBack(
  changeSet: ChangeSet,
  placed: readonly Relisting[],
  index: PlanIndex,
): Promise<readonly Relisting[]> {
  const { heldBack = {}, date } = changeSet;
  const told = Object.entries(heldBack);
  if (told.length === 0) return placed;
  const byDocument = new Map(placed.map((relisting) => [relisting.document, relisting]));
  for (const [document, isHeld] of told) {
    const old = await index.listing(document);
    const known = byDocument.get(document) ?? { document, old, next: old, isVisible: false };
    if (!known.next) continue;
    const { heldBack: _before, ...listing } = known.next;
    const where = { address: changeSetAddress(changeSet), date };
    byDocument.set(document, {
      ...known,
      next: { ...listing, ...(isHeld && { heldBack: where }) },
    });
    await index.mark(document, changeSet.sequence);
  }
  return [...byDocument.values()];
}

/** Listings of the pages in any of some folders that no SUMMARY.md lists, each once. */
async function unlistedIn(folders: Iterable<string>, index: PlanIndex): Promise<Listing[]> {
  const found = await severalAtOnce(folders, (folder) => index.unlisted(folder));
  return [...new Map(found.flat().map((listing) => [listing.document, listing])).values()];
}

/** Whether other documents' pages show the difference: facts that only status pages tell are on none. */
function showsElsewhere(old: Listing | undefined, next: Listing | undefined): boolean {
  const shown = (listing: Listing | undefined) =>
    listing && {
      ...listing,
      fields: { ...listing.fields, translates: '', lead: [], due: '', milestones: [] },
    };
  return JSON.stringify(shown(old)) !== JSON.stringify(shown(next));
}

/** Whether a page stands below another chapter than before, or in another list. */
function isElsewhere(old: Listing | undefined, next: Listing): boolean {
  return (
    old?.depth !== next.depth ||
    old.parents.join('\n') !== next.parents.join('\n') ||
    withoutPosition(old.sort) !== withoutPosition(next.sort)
  );
}
