import { isFile } from '../../git-trees/modes.ts';
import { sharedPath } from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { linkedDocuments, meantPaths } from '../../plan/addresses/linked-documents.ts';
import type { Target, Targets } from '../../plan/model/change.ts';
import type { TreeChange } from '../../ports/source.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import type { CompositionInput } from './composition-input.ts';
import type { AddressedChange } from './document-change.ts';
import { type AddressesAfter, resolvePathTarget } from './link-targets.ts';
import { linkSet } from './lookup-keys.ts';
import type { Matches } from './match-documents.ts';

/** A document whose text stays but whose links to documents lead elsewhere after the commit. */
export interface Relinked extends DocumentRecord {
  readonly before: DocumentRecord;
}

/**
 * Finds the documents whose text the commit leaves alone but whose links to documents it changes: it
 * added a missing page. What changes in the assets that they show makes new versions instead.
 */
export async function findRelinked(
  { commit, cursor, source, store }: CompositionInput,
  treeChanges: readonly TreeChange[],
  changed: readonly AddressedChange[],
  matches: Matches,
  addresses: AddressesAfter,
): Promise<Relinked[]> {
  if (!cursor) return [];
  const alreadyChanged = new Set(
    [...changed, ...matches.withdrawn].map(({ document }) => document),
  );
  const affected = new Map<string, Set<string>>();
  const arriving = new Set(
    changed.filter(({ kind }) => kind !== 'amended').map(({ file }) => file.path),
  );
  const canRelink = (change: TreeChange) =>
    isMarkdown(change.path) && (arriving.has(change.path) || comesOrGoes(change));
  const moving = new Set(treeChanges.filter(canRelink).map(({ path }) => sharedPath(path)));
  for (const path of moving)
    for (const document of await store.members(linkSet(path)))
      if (!alreadyChanged.has(document)) addTo(affected, document, path);
  const records = await store.documents([...affected.keys()]);
  const relinked: Relinked[] = [];
  for (const [document, paths] of [...affected].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const record = records.get(document);
    if (!record?.live) continue;
    const targets: Record<string, Target> = Object.assign(Object.create(null), record.targets);
    const linked = Object.keys(record.targets);
    for (const path of linked.filter((target) => dependsOn(target, paths, source.folder))) {
      const found = await resolvePathTarget(path, commit.tree ?? '', source, addresses);
      targets[path] = found.target;
    }
    if (!sameTargets(targets, record.targets))
      relinked.push({ ...record, targets, before: record });
  }
  return relinked;
}

/**
 * An amended document keeps its address, so links to it stay as they are. Only files that come or go
 * can change links.
 */
function comesOrGoes({ before, after }: TreeChange): boolean {
  return !isFile(before) || !isFile(after);
}

function dependsOn(target: string, paths: ReadonlySet<string>, folder = ''): boolean {
  return meantPaths(target, folder)
    .flatMap(linkedDocuments)
    .some((path) => paths.has(path));
}

function sameTargets(a: Targets, b: Targets): boolean {
  return Object.entries(a).every(([path, target]) => {
    const other = b[path];
    return JSON.stringify(target) === JSON.stringify(other);
  });
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
}
