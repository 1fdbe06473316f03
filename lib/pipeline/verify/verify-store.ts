import { createHash } from 'node:crypto';
import { blobOfAsset, commitDigits } from '../../plan/addresses/addresses.ts';
import type { ChangeSet, Version } from '../../plan/model/change.ts';
import type { Commit, Source } from '../../ports/source.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { type BranchLine, readBranchLine } from './branch-line.ts';
import { type Difference, differsFromGit } from './difference.ts';
import { verifyBranch } from './verify-branch.ts';
import { verifyDocuments } from './verify-documents.ts';

type Reads = Pick<VersionStore, 'cursor' | 'changeSets' | 'documents' | 'versionsOf' | 'source'>;

/** Change sets read at a time: the limit of the port. */
const readAtOnce = 1_000;

/**
 * Compares the version store with git, in both directions. Numbers have no gap. Each commit that
 * changes the plan has a change set, and no other commit has one. Every change has its version.
 * Every version's text has the exact bytes that git has at its commit and path. Every file of the
 * published tree is a document.
 */
export async function verifyStore(store: Reads, source: Source): Promise<Difference[]> {
  const cursor = await store.cursor('ingested');
  if (!cursor) return [];
  const changeSets = await allChangeSets(store, cursor.sequence);
  const line = await readBranchLine(source, cursor.commit);
  return [
    ...gaps(changeSets, cursor.sequence),
    ...(line
      ? await verifyWithBranch(store, source, changeSets, line)
      : [differsFromGit('the published state', `git does not have its commit ${cursor.commit}`)]),
    ...(await verifyVersions(store, source, changeSets, line)),
  ];
}

async function verifyWithBranch(
  store: Reads,
  source: Source,
  changeSets: readonly ChangeSet[],
  line: BranchLine,
): Promise<Difference[]> {
  const documents = await store.documents([...documentsOf(changeSets)]);
  const tree = line.commits.at(-1)?.tree;
  return [
    ...verifyBranch(changeSets, line),
    ...(await verifyDocuments(changeSets, documents.values(), source, tree)),
  ];
}

function documentsOf(changeSets: readonly ChangeSet[]): Set<string> {
  return new Set(changeSets.flatMap(({ changes }) => changes.map(({ document }) => document)));
}

async function allChangeSets(store: Reads, last: number): Promise<ChangeSet[]> {
  const all: ChangeSet[] = [];
  for (let first = 1; first <= last; first += readAtOnce)
    all.push(...(await store.changeSets(first, Math.min(last, first + readAtOnce - 1))));
  return all;
}

function gaps(changeSets: readonly ChangeSet[], last: number): Difference[] {
  const known = new Set(changeSets.map(({ sequence }) => sequence));
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((sequence) => !known.has(sequence))
    .map((sequence) => differsFromGit(`change set ${sequence}`, 'it is missing'));
}

async function verifyVersions(
  store: Reads,
  source: Source,
  changeSets: readonly ChangeSet[],
  line: BranchLine | undefined,
): Promise<Difference[]> {
  const last = changeSets.at(-1)?.sequence ?? 0;
  const commits = new Map(line?.commits.map((commit) => [commit.id, commit]));
  const changes = changesByVersion(changeSets);
  const found: Difference[] = [];
  for (const document of documentsOf(changeSets)) {
    const versions = await store.versionsOf(document, last);
    const numbers = versions.map(({ number }) => number);
    if (numbers.some((number, index) => number !== index + 1))
      found.push(
        differsFromGit(`document ${document}`, `its versions are numbered ${numbers.join(', ')}`),
      );
    for (const version of versions) {
      found.push(...verifyChange(version, changes));
      found.push(...(await verifyVersion(version, store, source, commits.get(version.commit))));
    }
  }
  const missing = [...changes].map(([version, { sequence }]) =>
    differsFromGit(`change set ${sequence}`, `it has no version ${version}`),
  );
  return [...found, ...missing];
}

/** Change sets by the versions that they name. */
function changesByVersion(changeSets: readonly ChangeSet[]): Map<string, ChangeSet> {
  return new Map(
    changeSets.flatMap((changeSet) =>
      changeSet.changes
        .filter(({ kind }) => kind !== 'withdrawn')
        .map(({ document, after }) => [`${after.version} of ${document}`, changeSet] as const),
    ),
  );
}

/** Checks that a version's change set names it, and removes that entry from `changes`. */
function verifyChange(
  { document, number, sequence, commit, path }: Version,
  changes: Map<string, ChangeSet>,
): Difference[] {
  const key = `${number} of ${document}`;
  const changeSet = changes.get(key);
  changes.delete(key);
  if (changeSet?.sequence === sequence && changeSet.commit === commit) return [];
  const where = `${path} at ${commit.slice(0, commitDigits)}`;
  return [differsFromGit(where, `change set ${sequence} does not name it`)];
}

async function verifyVersion(
  version: Version,
  store: Reads,
  source: Source,
  commit: Commit | undefined,
): Promise<Difference[]> {
  const { document, number, path, blob } = version;
  const where = `${path} at ${version.commit.slice(0, commitDigits)}`;
  const found: Difference[] = [];
  const text = await store.source(document, number).catch(() => undefined);
  if (!text) found.push(differsFromGit(where, 'its text is missing'));
  // What was removed by order is in git still, and may not be here.
  else if (!version.removed && blobId(text, blob.length) !== blob)
    found.push(differsFromGit(where, `its text is not the blob ${blob}`));
  if (commit?.tree === undefined) return found;
  const entry = await source.entry(commit.tree, path);
  if (entry?.id !== blob)
    found.push(
      differsFromGit(where, `git has ${entry ? `the blob ${entry.id}` : 'no file'} there`),
    );
  return [...found, ...(await verifyAssets(version, where, source, commit.tree))];
}

/** Checks that the images and files that a version shows or links to are those of its commit. */
async function verifyAssets(
  { targets }: Version,
  where: string,
  source: Source,
  tree: string,
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [path, target] of Object.entries(targets)) {
    if (target.kind !== 'asset') continue;
    const blob = blobOfAsset(target.address);
    const entry = await source.entry(tree, path);
    if (entry?.id !== blob)
      found.push(differsFromGit(where, `it has the blob ${blob} of ${path}, git has another`));
  }
  return found;
}

/**
 * The id that git gives a blob (gitformat-pack, "loose objects"): 40 hex digits for SHA-1, 64 for
 * SHA-256.
 */
export function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
