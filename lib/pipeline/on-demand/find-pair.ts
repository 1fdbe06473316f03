import type { PublishedCommit } from '../../plan/addresses/addresses.ts';
import type { Version } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { RenderContext } from '../render/context/context.ts';
import type { PairRequest } from './on-demand-request.ts';
import { versionAt } from './past/find-version.ts';

/** Two versions of one document, the older first. */
export interface VersionPair {
  readonly document: string;
  readonly before: Version;
  readonly after: Version;
}

/**
 * Finds the two versions that a request names, among the documents that have or had the address. A
 * document whose newer version was at the address is preferred. Only single items are read, so
 * made-up addresses cost little.
 */
export async function findPair(
  request: PairRequest,
  context: Pick<RenderContext, 'store' | 'index' | 'sequence'>,
): Promise<VersionPair | undefined> {
  const { store, index } = context;
  const [before, after] = [
    await store.publishedAs(request.before),
    await store.publishedAs(request.after),
  ];
  if (!before || !after) return undefined;
  const owners = (await index.owners(request.address)).toReversed();
  const pairs: VersionPair[] = [];
  for (const document of new Set(owners.map((owner) => owner.document))) {
    const one = await versionBy(before, document, context);
    const other = one && (await versionBy(after, document, context));
    if (!other) continue;
    const isForward = one.number < other.number;
    pairs.push({ document, before: isForward ? one : other, after: isForward ? other : one });
  }
  return pairs.find((pair) => pair.after.address === request.address) ?? pairs[0];
}

/**
 * The version whose permanent page is at an address, by the name of its commit, among the documents
 * that have or had the address.
 */
export async function findNamed(
  address: string,
  name: string,
  context: Pick<RenderContext, 'store' | 'index' | 'sequence'>,
): Promise<Version | undefined> {
  const commit = await context.store.publishedAs(name);
  const owners = commit ? (await context.index.owners(address)).toReversed() : [];
  for (const document of new Set(owners.map((owner) => owner.document))) {
    const version = commit && (await versionBy(commit, document, context));
    if (version?.address === address) return version;
  }
  return undefined;
}

/**
 * The version that a commit left of a document. When the commit was published several times, its
 * first publication counts.
 */
async function versionBy(
  commit: PublishedCommit,
  document: string,
  { store, sequence }: Pick<RenderContext, 'store' | 'sequence'>,
): Promise<Version | undefined> {
  const sequences = await publications(commit, store);
  for (const published of sequences.filter((each) => each <= sequence)) {
    const version = await versionAt(store, document, published);
    if (version) return version;
  }
  return undefined;
}

/** Sequence numbers under which a commit was published, oldest first. */
async function publications(commit: PublishedCommit, store: VersionStore): Promise<number[]> {
  const sequences = [commit.sequence];
  for (let earlier = commit.repeated; earlier !== undefined; ) {
    sequences.unshift(earlier);
    const [changeSet] = await store.changeSets(earlier, earlier);
    earlier = changeSet?.repeated;
  }
  return sequences;
}
