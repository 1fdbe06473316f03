import type { TreeEntry } from '../ports/source.ts';
import { ask, type GithubClient } from './github-client.ts';

/** Entries by name of one folder. */
export type GithubTree = ReadonlyMap<string, TreeEntry>;

/** Where a repository is. */
export interface GithubRepository {
  readonly owner: string;
  readonly repo: string;
}

/** Entries up to which a whole tree costs one request; beyond, only the folders that differ are read. */
const mostListed = 2_000;

/** Bytes from which the size of a blob is remembered: fetching a smaller one costs little. */
const largeBlob = 100_000;

/** What {@link createTreeReader} gives. */
export interface TreeReader {
  /** The entries of a folder, by its tree id. */
  read(id: string): Promise<GithubTree>;
  /** Size in bytes of a large blob that a tree has listed; `undefined` of all others. */
  sizeOf(blob: string): number | undefined;
}

/** Trees that are kept between the commits of one run. */
const mostKept = 5_000;

/**
 * Reads trees by id. Small ones come whole in one request (`recursive`), with all folders in them;
 * what GitHub truncates, or what was large before, comes folder by folder.
 */
export function createTreeReader(client: GithubClient, at: GithubRepository): TreeReader {
  const sizes = new Map<string, number>();
  const trees = new Map<string, Promise<GithubTree>>();
  let isLarge = false;

  const fetchTree = async (id: string): Promise<GithubTree> => {
    const { data } = await client.rest.git.getTree({
      ...at,
      tree_sha: id,
      ...(isLarge ? {} : { recursive: '1' }),
    });
    for (const { sha, size = 0 } of data.tree) if (size >= largeBlob) sizes.set(sha, size);
    if (isLarge) return entriesOf(data.tree);
    isLarge = data.truncated || data.tree.length > mostListed;
    if (data.truncated) return fetchTree(id);
    const folders = foldersOf(id, data.tree);
    for (const [folder, entries] of folders) keep(folder, Promise.resolve(entries));
    return folders.get(id) ?? new Map();
  };

  const keep = (id: string, tree: Promise<GithubTree>) => {
    if (trees.size >= mostKept) trees.clear();
    trees.set(id, tree);
  };

  const readOnce = (id: string): Promise<GithubTree> => {
    const known = trees.get(id);
    if (known) return known;
    const read = ask(() => fetchTree(id));
    keep(id, read);
    // What failed once may be there the next time.
    read.catch(() => trees.delete(id));
    return read;
  };
  return { read: readOnce, sizeOf: (blob) => sizes.get(blob) };
}

interface Listed {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
}

function entriesOf(listed: readonly Listed[]): GithubTree {
  return new Map(listed.map((entry) => [entry.path, asEntry(entry)]));
}

/** The entries of each folder, by its tree id; paths are relative to the tree that was asked for. */
function foldersOf(root: string, listed: readonly Listed[]): Map<string, GithubTree> {
  const folders = new Map<string, Map<string, TreeEntry>>([['', new Map()]]);
  const ids = new Map<string, string>([['', root]]);
  for (const { path, mode, sha } of listed)
    if (isFolder(mode)) {
      folders.set(path, new Map());
      ids.set(path, sha);
    }
  for (const entry of listed) {
    const end = entry.path.lastIndexOf('/');
    const folder = folders.get(end < 0 ? '' : entry.path.slice(0, end));
    folder?.set(entry.path.slice(end + 1), asEntry(entry));
  }
  return new Map([...folders].map(([path, entries]) => [ids.get(path) ?? '', entries]));
}

function asEntry({ mode, sha }: Listed): TreeEntry {
  return { mode: mode.padStart(6, '0'), id: sha };
}

function isFolder(mode: string): boolean {
  return mode.padStart(6, '0') === '040000';
}
