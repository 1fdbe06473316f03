import { createHash } from 'node:crypto';
import type { ChangeSet, Version } from '../../plan/change.ts';
import type { Commit, Source, VersionStore } from '../../ports.ts';
import type { Difference } from './difference.ts';

type Reads = Pick<VersionStore, 'cursor' | 'changeSets' | 'versionsOf' | 'source'>;

/** Change sets read at a time; the port's limit. */
const readAtOnce = 1_000;

/**
 * Compares the version store with git: no gap in what is numbered, every change set a commit of the
 * branch as far as its history was not rewritten, every version's text the very bytes that git has
 * at its commit and path.
 */
export async function verifyStore(store: Reads, source: Source): Promise<Difference[]> {
  const cursor = await store.cursor('ingested');
  const changeSets = cursor ? await allChangeSets(store, cursor.sequence) : [];
  const commits = await commitsOf(source);
  return [
    ...gaps(changeSets, cursor?.sequence ?? 0),
    ...unknownCommits(changeSets, commits),
    ...(await verifyVersions(store, source, changeSets, commits)),
  ];
}

async function allChangeSets(store: Reads, last: number): Promise<ChangeSet[]> {
  const all: ChangeSet[] = [];
  for (let first = 1; first <= last; first += readAtOnce)
    all.push(...(await store.changeSets(first, Math.min(last, first + readAtOnce - 1))));
  return all;
}

/** Commits of the published branch, by id. */
async function commitsOf(source: Source): Promise<Map<string, Commit>> {
  const head = await source.head();
  const commits = new Map<string, Commit>();
  if (head === undefined) return commits;
  const history = await source.history(undefined, head);
  for await (const commit of history.commits) commits.set(commit.id, commit);
  return commits;
}

function gaps(changeSets: readonly ChangeSet[], last: number): Difference[] {
  const known = new Set(changeSets.map(({ sequence }) => sequence));
  return Array.from({ length: last }, (_, index) => index + 1)
    .filter((sequence) => !known.has(sequence))
    .map((sequence) => differs(`change set ${sequence}`, 'it is missing'));
}

/** What came before a rewrite need not be on the branch any more. */
function unknownCommits(
  changeSets: readonly ChangeSet[],
  commits: ReadonlyMap<string, Commit>,
): Difference[] {
  const rewritten = changeSets.findLastIndex(({ rewrite }) => rewrite);
  return changeSets
    .slice(Math.max(0, rewritten))
    .filter(({ commit }) => !commits.has(commit))
    .map(({ sequence, commit }) =>
      differs(`change set ${sequence}`, `its commit ${commit} is not on the published branch`),
    );
}

async function verifyVersions(
  store: Reads,
  source: Source,
  changeSets: readonly ChangeSet[],
  commits: ReadonlyMap<string, Commit>,
): Promise<Difference[]> {
  const last = changeSets.at(-1)?.sequence ?? 0;
  const documents = new Set(
    changeSets.flatMap(({ changes }) => changes.map(({ document }) => document)),
  );
  const found: Difference[] = [];
  for (const document of documents) {
    const versions = await store.versionsOf(document, last);
    const numbers = versions.map(({ number }) => number);
    if (numbers.some((number, index) => number !== index + 1))
      found.push(
        differs(`document ${document}`, `its versions are numbered ${numbers.join(', ')}`),
      );
    for (const version of versions)
      found.push(...(await verifyVersion(version, store, source, commits.get(version.commit))));
  }
  return found;
}

async function verifyVersion(
  version: Version,
  store: Reads,
  source: Source,
  commit: Commit | undefined,
): Promise<Difference[]> {
  const { document, number, path, blob } = version;
  const where = `${path} at ${version.commit.slice(0, 12)}`;
  const found: Difference[] = [];
  const text = await store.source(document, number).catch(() => undefined);
  if (!text) found.push(differs(where, 'its text is missing'));
  else if (blobId(text, blob.length) !== blob)
    found.push(differs(where, `its text is not the blob ${blob}`));
  if (commit?.tree === undefined) return found;
  const entry = await source.entry(commit.tree, path);
  if (entry?.id !== blob)
    found.push(differs(where, `git has ${entry ? `the blob ${entry.id}` : 'no file'} there`));
  return found;
}

/** Id of a blob as git makes it (gitformat-pack, "loose objects"); 40 hex digits are SHA-1, 64 SHA-256. */
export function blobId(bytes: Uint8Array, digits: number): string {
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function differs(where: string, what: string): Difference {
  return { between: 'git', where, what };
}
