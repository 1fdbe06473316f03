import { isSummary } from '../../../plan/lists/summary.ts';
import type { Change, ChangeSet, DocumentState } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { parsedText } from '../texts/parsed-text.ts';
import { differingPaths, type OutlinePlace, outlineOf } from './outline.ts';

/** A plan path's place in a SUMMARY.md before and after a change set. */
export interface PlaceChange {
  readonly before: OutlinePlace | undefined;
  readonly after: OutlinePlace | undefined;
}

/** Every path whose place a change set changes, by adding, amending or removing a SUMMARY.md. */
export async function changedPlaces(
  { changes }: ChangeSet,
  { store }: { readonly store: VersionStore },
): Promise<Map<string, PlaceChange>> {
  const before = new Map<string, OutlinePlace>();
  const after = new Map<string, OutlinePlace>();
  for (const change of changes) {
    const { document } = change;
    addOutline(before, await outlineAt(document, stateBefore(change), store));
    addOutline(after, await outlineAt(document, stateAfter(change), store));
  }
  return new Map(
    differingPaths(before, after).map((path) => [
      path,
      { before: before.get(path), after: after.get(path) },
    ]),
  );
}

/**
 * The state before the change; `undefined` when the document was not there, as before it comes
 * back.
 */
function stateBefore({ kind, before }: Change): DocumentState | undefined {
  return kind === 'created' || kind === 'reinstated' ? undefined : before;
}

function stateAfter({ kind, after }: Change): DocumentState | undefined {
  return kind === 'withdrawn' ? undefined : after;
}

async function outlineAt(
  document: string,
  state: DocumentState | undefined,
  store: VersionStore,
): Promise<ReadonlyMap<string, OutlinePlace>> {
  if (!state || !isSummary(state.path)) return new Map();
  return outlineOf(state.path, await parsedText(document, state.version, store));
}

/** Adds the places of an outline. The first mention of a path counts. */
function addOutline(
  places: Map<string, OutlinePlace>,
  outline: ReadonlyMap<string, OutlinePlace>,
): void {
  for (const [path, place] of outline) if (!places.has(path)) places.set(path, place);
}
