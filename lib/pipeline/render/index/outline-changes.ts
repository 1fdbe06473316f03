import { isSummary } from '../../../plan/lists/summary.ts';
import type { Change, ChangeSet, DocumentState } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import { parsedText } from '../texts/parsed-text.ts';
import { differingFolders, type FolderPlace, foldersOf } from './chapters.ts';
import { differingPaths, type OutlinePlace, outlineOf } from './outline.ts';

/** A plan path's place in a SUMMARY.md before and after a change set. */
export interface PlaceChange {
  readonly before: OutlinePlace | undefined;
  readonly after: OutlinePlace | undefined;
}

/** Everything that a change set changes by adding, amending or removing a SUMMARY.md. */
export interface OutlineChanges {
  /** By the name of a page. */
  readonly places: ReadonlyMap<string, PlaceChange>;
  /** What is said of a folder from now on. */
  readonly folders: ReadonlyMap<string, FolderPlace | undefined>;
}

export async function outlineChanges(
  { changes }: ChangeSet,
  { store }: { readonly store: VersionStore },
): Promise<OutlineChanges> {
  const [before, after] = [emptyOutline(), emptyOutline()];
  for (const change of changes) {
    const { document } = change;
    await addOutline(before, document, stateBefore(change), store);
    await addOutline(after, document, stateAfter(change), store);
  }
  return {
    places: new Map(
      differingPaths(before.places, after.places).map((path) => [
        path,
        { before: before.places.get(path), after: after.places.get(path) },
      ]),
    ),
    folders: new Map(
      differingFolders(before.folders, after.folders).map((folder) => [
        folder,
        after.folders.get(folder),
      ]),
    ),
  };
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

interface Outline {
  readonly places: Map<string, OutlinePlace>;
  readonly folders: Map<string, FolderPlace>;
}

function emptyOutline(): Outline {
  return { places: new Map(), folders: new Map() };
}

/** Adds what a SUMMARY.md says. The first mention of a path counts, and a folder's own SUMMARY.md. */
async function addOutline(
  { places, folders }: Outline,
  document: string,
  state: DocumentState | undefined,
  store: VersionStore,
): Promise<void> {
  if (!state || !isSummary(state.path)) return;
  const text = await parsedText(document, state.version, store);
  for (const [path, place] of outlineOf(state.path, text))
    if (!places.has(path)) places.set(path, place);
  for (const [folder, place] of foldersOf(state.path, text))
    if (place === 'own' || !folders.has(folder)) folders.set(folder, place);
}
