import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TreeEntry } from '../../lib/ports/source.ts';

/** Bytes of an entry before its name: times, device, inode, mode, owner, size, id and flags. */
const fixedBytes = 62;

/**
 * Writes the index of a repository, as git does after a commit of these files (gitformat-index,
 * version 2). What the folder's files are like is left out: git reads them when it is asked.
 *
 * @param files entries by path, in any order
 */
export async function writeIndex(
  directory: string,
  files: ReadonlyMap<string, TreeEntry>,
): Promise<void> {
  const sorted = [...files]
    .map(([path, entry]) => ({ name: Buffer.from(path), ...entry }))
    .sort((a, b) => Buffer.compare(a.name, b.name));
  const header = Buffer.from('DIRC\0\0\0\x02\0\0\0\0', 'latin1');
  header.writeUInt32BE(sorted.length, 8);
  const content = Buffer.concat([header, ...sorted.map(entryOf)]);
  const digest = createHash('sha1').update(content).digest();
  await writeFile(join(directory, '.git', 'index'), Buffer.concat([content, digest]));
}

function entryOf({ name, mode, id }: TreeEntry & { readonly name: Buffer }): Buffer {
  // One to eight zero bytes end a name, so that the next entry begins at a multiple of eight.
  const entry = Buffer.alloc(Math.floor((fixedBytes + name.length) / 8) * 8 + 8);
  entry.writeUInt32BE(Number.parseInt(mode, 8), 24);
  entry.write(id, 40, 'hex');
  entry.writeUInt16BE(Math.min(name.length, 0xfff), 60);
  name.copy(entry, fixedBytes);
  return entry;
}
