import type { TreeChange, TreeEntry } from '../ports/source.ts';
import { isFolder } from './modes.ts';

/** Reads one tree by its id. */
type ReadTree = (id: string) => Promise<ReadonlyMap<string, TreeEntry>>;

/** Two folders of the same path, by tree id; `undefined` where there is none. */
interface FolderPair {
  readonly folder: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Files that differ between two trees, ordered by path; folders whose ids are equal are not read,
 * so the cost follows what differs. No renames: what one source finds, another finds too.
 */
export async function compareTrees(
  readTree: ReadTree,
  before: string | undefined,
  after: string | undefined,
): Promise<TreeChange[]> {
  const changes: TreeChange[] = [];
  const pending: FolderPair[] = [{ folder: '', before, after }];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    if (pair.before === pair.after) continue;
    for (const entry of await compareFolder(readTree, pair)) {
      changes.push(...asFileChange(entry));
      pending.push(...asFolderPair(entry));
    }
  }
  return sortByPath(changes);
}

/** By the bytes of UTF-8, as git and the version store order names; JavaScript orders by UTF-16. */
function sortByPath(changes: readonly TreeChange[]): TreeChange[] {
  return changes
    .map((change) => ({ change, bytes: Buffer.from(change.path) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ change }) => change);
}

/** Entries that differ between two folders, files and folders alike. */
async function compareFolder(readTree: ReadTree, pair: FolderPair): Promise<TreeChange[]> {
  const none: ReadonlyMap<string, TreeEntry> = new Map();
  const old = pair.before === undefined ? none : await readTree(pair.before);
  const now = pair.after === undefined ? none : await readTree(pair.after);
  const changes: TreeChange[] = [];
  for (const [name, after] of now) {
    const before = old.get(name);
    if (before?.id === after.id && before.mode === after.mode) continue;
    changes.push({ path: pair.folder + name, ...(before && { before }), after });
  }
  for (const [name, before] of old)
    if (!now.has(name)) changes.push({ path: pair.folder + name, before });
  return changes;
}

function asFileChange({ path, before, after }: TreeChange): TreeChange[] {
  const was = before && !isFolder(before) ? { before } : {};
  const is = after && !isFolder(after) ? { after } : {};
  return 'before' in was || 'after' in is ? [{ path, ...was, ...is }] : [];
}

function asFolderPair({ path, before, after }: TreeChange): FolderPair[] {
  const was = before && isFolder(before) ? before.id : undefined;
  const is = after && isFolder(after) ? after.id : undefined;
  return was === undefined && is === undefined
    ? []
    : [{ folder: `${path}/`, before: was, after: is }];
}
