import type { TreeEntry } from '../ports/source.ts';

/** Mode of a folder in a tree. */
export const folderMode = '040000';

/**
 * Parses a raw tree object (git-mktree's inverse): mode, space, name, NUL, object id in bytes.
 * Names are bytes in git; those that are no UTF-8 get replacement characters, which no
 * publishable name has.
 *
 * @param idBytes 20 for SHA-1, 32 for SHA-256 repositories
 */
export function parseTree(bytes: Buffer, idBytes: number): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString('latin1', at, space).padStart(6, '0');
    const name = bytes.toString('utf8', space + 1, end);
    const id = bytes.toString('hex', end + 1, end + 1 + idBytes);
    entries.set(name, { mode, id });
    at = end + 1 + idBytes;
  }
  return entries;
}
