import { folderMode, isFile, isFolder } from '../../git-trees/modes.ts';
import {
  assetAddress,
  documentAddress,
  fallbackAddress,
  folderOf,
  isReadme,
  readmeOf,
} from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { isSteering } from '../../plan/addresses/is-steering.ts';
import { linkPaths } from '../../plan/addresses/link-paths.ts';
import { linkedDocuments, meantPaths } from '../../plan/addresses/linked-documents.ts';
import type { Target, Targets } from '../../plan/model/change.ts';
import type { Document } from '../../plan/model/document.ts';
import { isLfsPointer, largestLfsPointer } from '../../plan/source/decode.ts';
import type { Source } from '../../ports/source.ts';
import { maximumAssetBytes } from '../work/limits.ts';

/** Where documents live after a commit. */
export interface AddressesAfter {
  /** The address of the document at a path, if there is one. */
  ofPath(path: string): Promise<string | undefined>;
  /** The address of the document whose front matter says that an address leads to it. */
  ofAlias(alias: string): Promise<string | undefined>;
  /** The document that is a folder's own page, if there is one. */
  ofFolder(
    folder: string,
  ): Promise<{ readonly path: string; readonly address: string } | undefined>;
}

/** An asset that a page shows: its blob and the address it is published at. */
export interface AssetReference {
  readonly blob: string;
  readonly address: string;
  /** As its author calls the file. */
  readonly name: string;
}

/** What is there but has no page and cannot be published, and what its author can do. */
export interface WithheldTarget {
  readonly path: string;
  readonly message: string;
  readonly advice: string;
}

/** Where a link to one plan path leads. */
export interface PathTarget {
  readonly target: Target;
  readonly asset?: AssetReference;
  readonly withheld?: WithheldTarget;
}

/** Targets of a document's links, and the assets they need. */
export interface ResolvedTargets {
  readonly targets: Targets;
  readonly assets: readonly AssetReference[];
  readonly withheld: readonly WithheldTarget[];
}

/** Resolves each relative link of a document in a tree. */
export async function resolveTargets(
  document: Document,
  tree: string,
  source: Source,
  addresses: AddressesAfter,
): Promise<ResolvedTargets> {
  const targets: Record<string, Target> = Object.create(null);
  const assets: AssetReference[] = [];
  const withheld: WithheldTarget[] = [];
  for (const { target } of document.links) {
    const paths = linkPaths(document.path, target);
    const isKnown = (path: string) => path in targets && targets[path]?.kind !== 'missing';
    if (paths.some(isKnown)) continue;
    const tried: PathTarget[] = [];
    for (const path of paths.filter((one) => !(one in targets))) {
      const found = await resolvePathTarget(path, tree, source, addresses);
      targets[path] = found.target;
      tried.push(found);
      if (found.asset) assets.push(found.asset);
      if (found.target.kind !== 'missing') break;
    }
    const isFound = tried.at(-1)?.target.kind !== 'missing';
    if (!isFound) withheld.push(...tried.flatMap((found) => found.withheld ?? []));
  }
  return { targets, assets, withheld };
}

/** Resolves the path of a link in a tree: as it is meant, where nothing is at it as it is written. */
export async function resolvePathTarget(
  path: string,
  tree: string,
  source: Source,
  addresses: AddressesAfter,
): Promise<PathTarget> {
  const found: PathTarget[] = [];
  for (const meant of meantPaths(path, source.folder ?? '')) {
    const one = await resolveMeant(meant, tree, source, addresses);
    if (one.target.kind !== 'missing') return one;
    found.push(one);
  }
  return found.find(({ withheld }) => withheld) ?? { target: { kind: 'missing' } };
}

async function resolveMeant(
  path: string,
  tree: string,
  source: Source,
  addresses: AddressesAfter,
): Promise<PathTarget> {
  const entry = path === '' ? { mode: folderMode, id: tree } : await source.entry(tree, path);
  if (entry && isFile(entry) && !isMarkdown(path)) return resolveAsset(path, entry.id, source);
  const address = await findDocument(path, tree, source, addresses);
  if (address !== undefined) return { target: { kind: 'document', address } };
  // The plan's own front page is always there, also where the plan has no page of its own.
  if (path === '') return { target: { kind: 'document', address: documentAddress(readmeOf('')) } };
  if (!entry || !isFolder(entry)) return { target: { kind: 'missing' } };
  return folderTarget(path, entry.id, source, addresses);
}

/** The address of the first document that a link to a path may mean. */
async function findDocument(
  path: string,
  tree: string,
  source: Source,
  { ofPath, ofFolder, ofAlias }: AddressesAfter,
): Promise<string | undefined> {
  const isThere = async (file: string) => isFile(await source.entry(tree, file));
  if (isMarkdown(path) && (await isThere(path))) return ofPath(path);
  for (const file of linkedDocuments(path)) {
    const page = isReadme(file) ? await ofFolder(folderOf(file)) : undefined;
    if (page && (await isThere(page.path))) return page.address;
    const address = (await isThere(file)) ? await ofPath(file) : undefined;
    if (address !== undefined) return address;
  }
  return ofAlias(fallbackAddress(path));
}

/** Resolves the path of a file that is no Markdown. */
export async function resolveAsset(
  path: string,
  blob: string,
  source: Source,
): Promise<PathTarget> {
  // For a larger file the source gives the size only.
  const { size, bytes, removed } = await source.blob(blob, largestLfsPointer);
  const missing = { kind: 'missing' } as const;
  if (removed) {
    const message = `"${path}" is not published: it was removed on ${removed.date.slice(0, 10)} (${removed.reason})`;
    const advice = 'Take it out of the text, or ask the operator of the site.';
    return { target: missing, withheld: { path, message, advice } };
  }
  if (size > maximumAssetBytes) {
    const message = `"${path}" is not published: it has ${size} bytes, more than ${maximumAssetBytes}`;
    const advice = 'Make it smaller, or link to a place that serves large files.';
    return { target: missing, withheld: { path, message, advice } };
  }
  if (bytes && isLfsPointer(bytes)) {
    const message = `"${path}" is not published: it is a Git LFS pointer, the file itself is stored elsewhere`;
    const advice = `Take it out of Git LFS: git lfs untrack "*${path.slice(path.lastIndexOf('.'))}", then commit the file again.`;
    return { target: missing, withheld: { path, message, advice } };
  }
  const address = assetAddress(blob, path);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { target: { kind: 'asset', address }, asset: { blob, address, name } };
}

/** Files of a folder that are asked for their address: the first one has one, but for odd names. */
const filesAsked = 20;

/** A folder without a page of its own has a page of contents, where there is a document in it. */
async function folderTarget(
  path: string,
  tree: string,
  source: Source,
  { ofPath }: AddressesAfter,
): Promise<PathTarget> {
  const files = await source.compareTrees(undefined, tree);
  const texts = files
    .filter((file) => isMarkdown(file.path) && !isSteering(file.path))
    .map((file) => `${path}/${file.path}`);
  for (const file of texts.slice(0, filesAsked))
    if ((await ofPath(file)) !== undefined)
      return { target: { kind: 'document', address: documentAddress(readmeOf(path)) } };
  const message = `the link to the folder "${path}" leads nowhere, so only its words are shown: no document is in it`;
  const advice = 'Add a README.md, or link to a file in it.';
  return { target: { kind: 'missing' }, withheld: { path, message, advice } };
}

/**
 * Paths that can change where these targets lead, when a file there appears, changes or goes.
 *
 * @param folder of the plan in its repository
 */
export function watchedPaths(targets: Targets, folder: string): string[] {
  return Object.entries(targets)
    .filter(([, target]) => target.kind !== 'document')
    .flatMap(([path, target]) =>
      meantPaths(path, folder).flatMap((meant) => watched(meant, target)),
    );
}

function watched(path: string, { kind }: Target): string[] {
  if (isMarkdown(path)) return linkedDocuments(path);
  return kind === 'missing' ? [path, ...linkedDocuments(path)] : [path];
}
