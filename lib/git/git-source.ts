import { posix } from 'node:path';
import { compareTrees } from '../git-trees/compare-trees.ts';
import { type Commit, mergedToRead, type Source, type TreeEntry } from '../ports/source.ts';
import { checkPlan, checkRepository, headBranch, refOf } from './check-repository.ts';
import { firstParents } from './first-parents.ts';
import { type GitObjects, openGitObjects } from './git-objects.ts';
import { folderMode, parseTree } from './git-tree.ts';
import { mergedCommits } from './merged-commits.ts';
import { missingObject, readCommit } from './read-commit.ts';
import { tryGit } from './run-git.ts';

/** Which plan to read: a repository with or without a worktree, a branch of it, a folder of that. */
export interface GitSourceOptions {
  readonly repository: string;
  /** Default: the branch that the repository's HEAD names. */
  readonly branch?: string;
  /** Default: the whole repository. */
  readonly path?: string;
  /** Read the branch as it was last fetched from `origin`, where it was: with nothing that was not pushed. */
  readonly asFetched?: boolean;
  /** The branch may be still to come: where it is not there, nothing is published yet. */
  readonly isAwaited?: boolean;
  /** The plan was published before: its folder may have gone from the branch since. */
  readonly isKept?: boolean;
}

/** A source that holds a process open. */
export interface GitSource extends Source {
  close(): Promise<void>;
}

/** Trees kept at once: the two sides of a comparison, and what their links lead to. */
const keptTrees = 512;

/** A plan's folder as git writes it in a tree: `./water/` is `water`, and `.` is `''`. */
export function planFolder(path = ''): string {
  const normal = posix.normalize(path).replace(/^\/+|(?<!\/)\/+$/gu, '');
  return normal === '.' ? '' : normal;
}

/**
 * Opens a local repository as the plan's source.
 *
 * @throws {SourceError} when there is no repository, its history is cut, or branch or folder is not there
 */
export async function openGitSource(options: GitSourceOptions): Promise<GitSource> {
  const { repository } = options;
  const path = planFolder(options.path);
  await checkRepository(repository);
  const branch = options.branch ?? (await headBranch(repository));
  const ref = await refOf(repository, branch, options.asFetched ?? false);
  const source = createSource(repository, ref, path, openGitObjects(repository));
  try {
    const isNamed = options.branch !== undefined && !options.isAwaited;
    const isKept = options.isKept ?? false;
    await checkPlan(source, { repository, branch, path, isNamed, isKept });
  } catch (error) {
    await source.close();
    throw error;
  }
  return source;
}

function createSource(
  repository: string,
  ref: string,
  path: string,
  objects: GitObjects,
): GitSource {
  const readTree = treeReader(objects);
  const entry = async (tree: string, wanted: string): Promise<TreeEntry | undefined> => {
    let current: TreeEntry | undefined = { mode: folderMode, id: tree };
    for (const name of wanted.split('/').filter(Boolean)) {
      if (current?.mode !== folderMode) return undefined;
      current = (await readTree(current.id)).get(name);
    }
    return current;
  };
  const planTree = async (tree: string) => {
    const found = await entry(tree, path);
    return found?.mode === folderMode ? found.id : undefined;
  };
  const head = async () => (await objects.info(`${ref}^{commit}`))?.id;
  return {
    folder: path,
    head,
    // A clone has one copy of each branch.
    confirmHead: head,
    history: async (from, to) => {
      const line = await firstParents(repository, objects, from, to);
      const isAncestor = line === undefined && (await isAncestorOf(repository, from, to));
      const reads = { repository, objects, planTree };
      if (isAncestor && from !== undefined)
        return { relation: 'joined', commits: readJoined(reads, from, to) };
      return { relation: line ? 'forward' : 'rewritten', commits: readLine(reads, line ?? [to]) };
    },
    compareTrees: (before, after) => compareTrees(readTree, before, after),
    entry,
    async blob(id, maximumBytes) {
      const info = await objects.info(id);
      if (!info) throw missingObject(id);
      if (info.size > maximumBytes) return { size: info.size };
      const object = await objects.read(id);
      if (!object) throw missingObject(id);
      return { size: object.size, bytes: object.bytes };
    },
    async close() {
      objects.close();
    },
  };
}

/** Reads trees through a small memory: neighbouring commits share nearly all of theirs. */
function treeReader(objects: GitObjects) {
  const kept = new Map<string, ReadonlyMap<string, TreeEntry>>();
  return async (id: string): Promise<ReadonlyMap<string, TreeEntry>> => {
    const known = kept.get(id);
    if (known) return known;
    const object = await objects.read(id);
    if (object?.type !== 'tree') throw missingObject(id);
    const tree = parseTree(object.bytes, id.length / 2);
    kept.set(id, tree);
    const [oldest] = kept.keys();
    if (kept.size > keptTrees && oldest !== undefined) kept.delete(oldest);
    return tree;
  };
}

async function isAncestorOf(
  repository: string,
  from: string | undefined,
  to: string,
): Promise<boolean> {
  if (from === undefined) return true;
  return (await tryGit(repository, ['merge-base', '--is-ancestor', from, to])) !== undefined;
}

/** What commits are read with. */
interface CommitReads {
  readonly repository: string;
  readonly objects: GitObjects;
  readonly planTree: (tree: string) => Promise<string | undefined>;
}

/** Reads the commits of a line of first parents, each with what it brings. */
async function* readLine(from: CommitReads, line: readonly string[]): AsyncGenerator<Commit> {
  const { repository, objects } = from;
  const parentsOf = async (id: string) => (await readCommit(objects, id)).parents;
  const merged = mergedCommits(repository, line, parentsOf, mergedToRead);
  for (const id of line) {
    const { value = [] } = await merged.next();
    yield await readOne(from, id, value);
  }
}

/** Reads a commit that brings everything which the published one has not. */
async function* readJoined(from: CommitReads, since: string, id: string): AsyncGenerator<Commit> {
  const most = `--max-count=${mergedToRead + 1}`;
  const found = await tryGit(from.repository, ['rev-list', '--no-merges', most, id, `^${since}`]);
  const others = (found ?? '').split('\n').filter((other) => other !== '' && other !== id);
  yield await readOne(from, id, others.slice(0, mergedToRead));
}

/** @param newest ids of what the commit brings, newest first */
async function readOne(
  { objects, planTree }: CommitReads,
  id: string,
  newest: readonly string[],
): Promise<Commit> {
  const { tree, author, date, note } = await readCommit(objects, id);
  const merged = await Promise.all(
    newest.toReversed().map(async (other) => {
      const { author, note } = await readCommit(objects, other);
      return { author, note };
    }),
  );
  return {
    ...{ id, tree: await planTree(tree), author, date, note },
    ...(merged.length > 0 && { merged }),
  };
}
