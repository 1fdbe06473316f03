import { createHash } from 'node:crypto';
import { SourceError } from '../../lib/errors/errors.ts';
import { compareTrees } from '../../lib/git-trees/compare-trees.ts';
import type { Commit, History, Source, TreeEntry } from '../../lib/ports/source.ts';

/** A file as git has it. */
export interface ModelFile {
  readonly mode: string;
  /** Bytes where it is no UTF-8. */
  readonly text: string | Uint8Array;
}

/** All files of one state of the plan, by path. */
export type ModelFiles = ReadonlyMap<string, ModelFile>;

export interface ModelCommit extends Commit {
  readonly parents: readonly string[];
  readonly files: ModelFiles;
}

/** A repository in memory: objects stay for ever, the branch is whatever it is set to. */
export interface ModelRepository {
  readonly source: Source;
  head: string | undefined;
  /** Once it is set, the next commit has this date, whatever its clock would say. */
  nextDate?: string | undefined;
  /** @param id default: a digest of what it holds */
  commit(files: ModelFiles, parents: readonly string[], note: string, id?: string): ModelCommit;
  read(id: string): ModelCommit;
  /** Texts of the files of a commit that is named by its first digits. */
  textsOf(digits: string): readonly string[];
  /** Whether a commit is among another one's ancestors, or is that one. */
  isAncestor(ancestor: string, of: string): boolean;
}

type Tree = ReadonlyMap<string, TreeEntry>;

const folderMode = '040000';
/** Two hours before a day ends, so that histories have two of them. */
const firstDate = Date.UTC(2015, 11, 31, 22);

/** Between two commits. A hundred of them are made within a day: none is ahead of {@link modelClock}. */
const usualPace = 10 * 60_000;

/**
 * The time of ingest, whenever it runs: where the clock decides, it decides the same of a history
 * that is published head by head and of one that is published at once.
 */
export const modelClock = (): Date => new Date(firstDate);

/**
 * @param ballast files that every commit has beside its own, and that never change
 * @param pace milliseconds between two commits
 */
export function createModelRepository(
  ballast: ModelFiles = new Map(),
  pace = usualPace,
): ModelRepository {
  const blobs = new Map<string, Uint8Array>();
  const trees = new Map<string, Tree>();
  const commits = new Map<string, ModelCommit>();
  const read = (id: string) => found(commits, id);
  const repository: ModelRepository = {
    head: undefined,
    read,
    textsOf(digits) {
      const found = [...commits].find(([id]) => id.startsWith(digits));
      const files = [...(found?.[1].files.values() ?? [])];
      return files.flatMap(({ text }) => (typeof text === 'string' ? text : []));
    },
    isAncestor: (ancestor, of) => isAncestor(read, ancestor, of),
    commit(files, parents, note, given) {
      const all = new Map([...files, ...ballast]);
      const tree = all.size === 0 ? undefined : writeTree(all, '', blobs, trees);
      const date = repository.nextDate ?? new Date(firstDate + commits.size * pace).toISOString();
      repository.nextDate = undefined;
      const id = given ?? idOf(JSON.stringify([tree, parents, note, date]));
      const made = { id, tree, author: 'Author', date, note, parents, files };
      commits.set(id, made);
      return made;
    },
    source: {
      head: async () => repository.head,
      confirmHead: async () => repository.head,
      history: async (from, to) => historyOf(read, from, to),
      compareTrees: (before, after) => compareTrees(async (id) => found(trees, id), before, after),
      async entry(tree, path) {
        let entry: TreeEntry | undefined = { mode: folderMode, id: tree };
        for (const name of path.split('/')) {
          if (entry?.mode !== folderMode) return undefined;
          entry = found(trees, entry.id).get(name);
        }
        return entry;
      },
      async blob(id, maximumBytes) {
        const bytes = found(blobs, id);
        return bytes.length > maximumBytes ? { size: bytes.length } : { size: bytes.length, bytes };
      },
    },
  };
  return repository;
}

/** Stores a folder and everything in it; answers with its tree id. */
function writeTree(
  files: ModelFiles,
  folder: string,
  blobs: Map<string, Uint8Array>,
  trees: Map<string, Tree>,
): string {
  const entries = new Map<string, TreeEntry>();
  for (const [path, { mode, text }] of files) {
    if (!path.startsWith(folder)) continue;
    const [name = '', ...below] = path.slice(folder.length).split('/');
    if (entries.has(name)) continue;
    if (below.length > 0) {
      entries.set(name, {
        mode: folderMode,
        id: writeTree(files, `${folder}${name}/`, blobs, trees),
      });
    } else {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
      blobs.set(id, bytes);
      entries.set(name, { mode, id });
    }
  }
  const sorted = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const id = idOf(JSON.stringify([...sorted]));
  trees.set(id, sorted);
  return id;
}

function historyOf(
  read: (id: string) => ModelCommit,
  from: string | undefined,
  to: string,
): History {
  const line: ModelCommit[] = [];
  let id: string | undefined = to;
  while (id !== undefined && id !== from) {
    const commit = read(id);
    line.push(commit);
    id = commit.parents[0];
  }
  if (id === from) return { relation: 'forward', commits: each(line.reverse()) };
  const joined = from !== undefined && isAncestor(read, from, to);
  return { relation: joined ? 'joined' : 'rewritten', commits: each([read(to)]) };
}

function isAncestor(read: (id: string) => ModelCommit, ancestor: string, of: string): boolean {
  const pending = [of];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (id === ancestor) return true;
    pending.push(...read(id).parents);
  }
  return false;
}

async function* each(commits: readonly ModelCommit[]): AsyncGenerator<Commit> {
  yield* commits;
}

/** 40 hex digits, as git's ids have. */
function idOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function found<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
  const value = map.get(id);
  if (value === undefined) throw new SourceError(`there is no object ${id}`, 'This is a bug.');
  return value;
}
