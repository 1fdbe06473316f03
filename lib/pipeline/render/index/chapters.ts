import { folderOf, isReadme, sharedPath } from '../../../plan/addresses/addresses.ts';
import { parseSummary, type SummaryEntry } from '../../../plan/lists/summary.ts';

/** Where a SUMMARY.md has the pages of a folder, for those of them that it does not list. */
export interface Chapter {
  /** Folder of the SUMMARY.md. */
  readonly summary: string;
  /** Position of the last entry of the folder's pages. */
  readonly end: number;
  /** Depth of what is added there, from 0. */
  readonly depth: number;
  /** Names of the entries above that, outermost first. */
  readonly parents: readonly string[];
}

/** A chapter, and the folder that it is of. */
export type ChapterOfPage = Chapter & { readonly folder: string };

/** `own` is a folder with a SUMMARY.md of its own: those above it say nothing of its pages. */
export type FolderPlace = Chapter | 'own';

/**
 * Folders by the place that a SUMMARY.md gives their pages. A folder whose README.md is listed is a
 * chapter, which ends after what is listed below it. Of another one the last listed page counts.
 */
export function foldersOf(path: string, source: string | undefined): Map<string, FolderPlace> {
  const folders = new Map<string, FolderPlace>();
  if (source === undefined) return folders;
  const summary = folderOf(path);
  const entries = parseSummary(path, source).entries.map((entry) => ({
    ...entry,
    path: sharedPath(entry.path),
  }));
  const above: string[] = [];
  const chapters = new Set<string>();
  for (const [position, { path: page, depth }] of entries.entries()) {
    above.length = Math.min(above.length, depth);
    const folder = folderOf(page);
    const parents = above.filter((parent) => parent !== undefined && parent !== page);
    const end = lastBelow(entries, position);
    if (isReadme(page) && !chapters.has(folder)) {
      chapters.add(folder);
      folders.set(folder, { summary, end, depth: depth + 1, parents: [...parents, page] });
    } else if (!chapters.has(folder)) folders.set(folder, { summary, end, depth, parents });
    above[depth] = page;
  }
  folders.set(summary, 'own');
  // Pages beside the plan's README.md stand behind everything that is listed, as the tree has them.
  folders.delete('');
  return folders;
}

/** The position of the last entry below one, which is its own where there are none. */
function lastBelow(entries: readonly SummaryEntry[], position: number): number {
  const depth = entries[position]?.depth ?? 0;
  let end = position;
  while ((entries[end + 1]?.depth ?? 0) > depth) end += 1;
  return end;
}

/** Folders that have another place in one of two outlines. */
export function differingFolders(
  before: ReadonlyMap<string, FolderPlace>,
  after: ReadonlyMap<string, FolderPlace>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (folder) => JSON.stringify(before.get(folder)) !== JSON.stringify(after.get(folder)),
  );
}

/**
 * The chapter of a page that no SUMMARY.md lists: that of the nearest folder that has one.
 *
 * @param placeOf what is known of a folder
 */
export async function chapterOf(
  path: string,
  placeOf: (folder: string) => Promise<FolderPlace | undefined>,
): Promise<ChapterOfPage | undefined> {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const place = await placeOf(folder);
    if (place === 'own') return undefined;
    if (place) return { ...place, folder };
  }
  return undefined;
}
