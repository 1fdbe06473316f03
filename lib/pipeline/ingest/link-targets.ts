import { folderMode, isFile, isFolder } from '../../git-trees/modes.ts';
import { assetAddress, documentAddress, resolvePath } from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { Target, Targets } from '../../plan/model/change.ts';
import type { Document } from '../../plan/model/document.ts';
import { isLfsPointer, largestLfsPointer } from '../../plan/source/decode.ts';
import type { Source } from '../../ports/source.ts';
import { maximumAssetBytes } from '../work/limits.ts';

/** Gives the address of the document at a path after the commit; `undefined` when there is none. */
export type AddressOfPath = (path: string) => Promise<string | undefined>;

/** An asset that a page shows: its blob and the address it is published at. */
export interface AssetReference {
  readonly blob: string;
  readonly address: string;
}

/**
 * An image or attachment that exists but cannot be published, with the reason and what its author
 * can do.
 */
export interface WithheldAsset {
  readonly path: string;
  readonly reason: string;
  readonly advice: string;
}

/** Where a link to one plan path leads. */
export interface PathTarget {
  readonly target: Target;
  readonly asset?: AssetReference;
  readonly withheld?: WithheldAsset;
}

/** Targets of a document's links, and the assets they need. */
export interface ResolvedTargets {
  readonly targets: Targets;
  readonly assets: readonly AssetReference[];
  readonly withheld: readonly WithheldAsset[];
}

/** Resolves each relative link of a document in a tree. */
export async function resolveTargets(
  document: Document,
  tree: string,
  source: Source,
  addressOfPath: AddressOfPath,
): Promise<ResolvedTargets> {
  const targets: Record<string, Target> = Object.create(null);
  const assets: AssetReference[] = [];
  const withheld: WithheldAsset[] = [];
  for (const { target } of document.links) {
    const path = resolvePath(document.path, target);
    if (path === undefined || path in targets) continue;
    const found = await resolvePathTarget(path, tree, source, addressOfPath);
    targets[path] = found.target;
    if (found.asset) assets.push(found.asset);
    if (found.withheld) withheld.push(found.withheld);
  }
  return { targets, assets, withheld };
}

/** Resolves one plan path in a tree. */
export async function resolvePathTarget(
  path: string,
  tree: string,
  source: Source,
  addressOfPath: AddressOfPath,
): Promise<PathTarget> {
  const entry = path === '' ? { mode: folderMode, id: tree } : await source.entry(tree, path);
  if (isFolder(entry)) return { target: await resolveFolder(path, tree, source, addressOfPath) };
  if (!entry || !isFile(entry)) return { target: { kind: 'missing' } };
  if (!isMarkdown(path)) return resolveAsset(path, entry.id, source);
  const address = await addressOfPath(path);
  return { target: address === undefined ? { kind: 'missing' } : { kind: 'document', address } };
}

async function resolveAsset(path: string, blob: string, source: Source): Promise<PathTarget> {
  // For a larger file the source gives the size only.
  const { size, bytes } = await source.blob(blob, largestLfsPointer);
  const missing = { kind: 'missing' } as const;
  if (size > maximumAssetBytes) {
    const reason = `it has ${size} bytes, more than ${maximumAssetBytes}`;
    const advice = 'Make it smaller, or link to a place that serves large files.';
    return { target: missing, withheld: { path, reason, advice } };
  }
  if (bytes && isLfsPointer(bytes)) {
    const reason = 'it is a Git LFS pointer, the file itself is stored elsewhere';
    const advice = `Take it out of Git LFS: git lfs untrack "*${path.slice(path.lastIndexOf('.'))}", then commit the file again.`;
    return { target: missing, withheld: { path, reason, advice } };
  }
  const address = assetAddress(blob, path);
  return { target: { kind: 'asset', address }, asset: { blob, address } };
}

async function resolveFolder(
  path: string,
  tree: string,
  source: Source,
  addressOfPath: AddressOfPath,
): Promise<Target> {
  const readme = path === '' ? 'README.md' : `${path}/README.md`;
  if (isFile(await source.entry(tree, readme))) {
    const address = await addressOfPath(readme);
    if (address !== undefined) return { kind: 'document', address };
  }
  // The plan always has a front page, even without a README.md.
  return path === ''
    ? { kind: 'document', address: documentAddress('README.md') }
    : { kind: 'missing' };
}

/** Paths that can change where these targets lead, when a file there appears, changes or goes. */
export function watchedPaths(targets: Targets): string[] {
  return Object.entries(targets)
    .filter(([, target]) => target.kind !== 'document')
    .flatMap(([path, target]) =>
      target.kind === 'missing' && !isMarkdown(path) ? [path, `${path}/README.md`] : [path],
    );
}
