import { isFile } from '../../git-trees/modes.ts';
import { unpublishableName } from '../../plan/addresses/addresses.ts';
import { isHidden, isInHiddenFolder, summariesAbove } from '../../plan/addresses/is-hidden.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type { Problem } from '../../plan/model/document.ts';
import { decodeSource } from '../../plan/source/decode.ts';
import type { Source, TreeChange, TreeEntry } from '../../ports/source.ts';
import { triedBytes } from '../work/limits.ts';

/** What a commit changes in the plan, and what its author should know of the rest. */
export interface PlanChanges {
  readonly changes: readonly TreeChange[];
  readonly problems: readonly Problem[];
}

/** Plan paths of the hidden documents that a SUMMARY.md of some tree names. */
type ReadNames = (entry: TreeEntry | undefined, path: string) => Promise<ReadonlySet<string>>;

/**
 * Leaves hidden documents ({@link isHidden}) out of what a commit changes, unless a SUMMARY.md names
 * them. One that is no longer named goes as if its file went; one that is named now comes.
 */
export async function leaveOutHidden(
  source: Source,
  trees: { readonly before: string | undefined; readonly after: string | undefined },
  all: readonly TreeChange[],
): Promise<PlanChanges> {
  const isHiddenDocument = ({ path }: TreeChange) => isMarkdown(path) && isHidden(path);
  const hidden = new Map(all.filter(isHiddenDocument).map((change) => [change.path, change]));
  const names = namesReader(source);
  const paths = new Set([...hidden.keys(), ...(await newlyNamed(all, names))]);
  if (paths.size === 0) return { changes: all, problems: [] };
  const changes = all.filter((change) => !isHiddenDocument(change));
  const problems: Problem[] = [];
  for (const path of paths) {
    const { before, after } = hidden.get(path) ?? {
      before: await entryOf(source, trees.before, path),
      after: await entryOf(source, trees.after, path),
    };
    const isNamed = after && (await isNamedIn(trees.after, path, source, names));
    const isTold = after && !isNamed && !isInHiddenFolder(path);
    // What cannot be published whoever names it is told as such.
    const stays = isNamed || (isTold && unpublishableName(path) !== undefined);
    if (isTold && !stays) problems.push(hiddenProblem(path));
    changes.push({ path, ...(before && { before }), ...(stays && { after }) });
  }
  return { changes, problems };
}

/** Hidden documents that a changed SUMMARY.md names and did not name before, or the other way round. */
async function newlyNamed(all: readonly TreeChange[], names: ReadNames): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { path, before, after } of all.filter((change) => isSummary(change.path))) {
    const [old, now] = [await names(before, path), await names(after, path)];
    for (const name of [...old, ...now]) if (old.has(name) !== now.has(name)) found.add(name);
  }
  return found;
}

async function isNamedIn(
  tree: string | undefined,
  path: string,
  source: Source,
  names: ReadNames,
): Promise<boolean> {
  for (const summary of summariesAbove(path))
    if ((await names(await entryOf(source, tree, summary), summary)).has(path)) return true;
  return false;
}

function namesReader(source: Source): ReadNames {
  const known = new Map<string, Promise<ReadonlySet<string>>>();
  return (entry, path) => {
    if (!entry || !isFile(entry)) return Promise.resolve(new Set());
    const key = `${entry.id} ${path}`;
    const names = known.get(key) ?? readNames(source, entry.id, path);
    known.set(key, names);
    return names;
  };
}

/** A large SUMMARY.md names no hidden documents: reading it could take too long. */
async function readNames(source: Source, blob: string, path: string): Promise<ReadonlySet<string>> {
  const { bytes } = await source.blob(blob, triedBytes);
  const decoded = bytes && decodeSource(bytes);
  if (!decoded || 'reason' in decoded) return new Set();
  const { entries } = parseSummary(path, decoded.text);
  return new Set(entries.map((entry) => entry.path).filter(isHidden));
}

async function entryOf(source: Source, tree: string | undefined, path: string) {
  return tree === undefined ? undefined : source.entry(tree, path);
}

/** What the author of a hidden document is told. */
export function hiddenProblem(path: string): Problem {
  const message = 'not published: a name that begins with a dot is no part of the plan';
  const advice = 'Rename the file, or name it in SUMMARY.md.';
  return { path, line: 1, severity: 'warning', message, advice };
}
