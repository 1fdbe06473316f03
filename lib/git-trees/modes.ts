import type { TreeEntry } from '../ports/source.ts';

/** Mode of a folder in a git tree (gitformat-index, "object type"; six digits, as `git ls-tree` prints it). */
export const folderMode = '040000';

/** What an entry of a git tree is, by its mode. */
export type EntryKind = 'file' | 'folder' | 'symbolic link' | 'submodule';

const kindsByMode: Readonly<Record<string, EntryKind>> = {
  '100644': 'file',
  '100755': 'file',
  [folderMode]: 'folder',
  '120000': 'symbolic link',
  '160000': 'submodule',
};

/** What an entry is; `undefined` for none, and for a mode that git does not write any more. */
export function entryKind(entry: Pick<TreeEntry, 'mode'> | undefined): EntryKind | undefined {
  return entry && kindsByMode[entry.mode];
}

/** Whether an entry is an ordinary file, executable or not. */
export function isFile(entry: TreeEntry | undefined): boolean {
  return entryKind(entry) === 'file';
}

/** Whether an entry is a folder. */
export function isFolder(entry: Pick<TreeEntry, 'mode'> | undefined): boolean {
  return entryKind(entry) === 'folder';
}
