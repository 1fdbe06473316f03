import { resolvePath, sharedPath } from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import { linkedDocuments, meantPaths } from '../../plan/addresses/linked-documents.ts';
import type { TreeChange } from '../../ports/source.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { ChangedFile } from './changed-file.ts';
import { possibleAddresses } from './claim-addresses.ts';
import { addressKey, anchoredKey, linkedSet, linkSet, numberKey, pathKey } from './lookup-keys.ts';
import { foldersAbove, summaryIn } from './unlisted-files.ts';

/** Changed files up to which it is worth asking at once for all that their links ask for. */
const mostReadAhead = 16;

/**
 * Asks at once for all that a few changed files depend on: what is at their paths, who links to them,
 * and what they link to. Composing asks for one after the other; the store, which remembers, then has
 * the answers.
 */
export async function readAhead(
  store: VersionStore,
  files: readonly ChangedFile[],
  changes: readonly TreeChange[],
  folder = '',
): Promise<void> {
  if (changes.length > mostReadAhead) return;
  const linked = files.flatMap(({ path, document }) =>
    document.links.flatMap(({ target }) => {
      const linked = resolvePath(path, target);
      return linked === undefined ? [] : meantPaths(linked, folder).flatMap(documentsAt);
    }),
  );
  const come = changes.flatMap(({ path, before }) => (before ? [] : [path]));
  const gone = changes.flatMap(({ path, after }) => (after ? [] : [path]));
  const summaries = come.flatMap(foldersAbove).map(summaryIn);
  const paths = [...changes.map(({ path }) => path), ...linked, ...summaries];
  const keys = [...paths.map(pathKey), ...come.flatMap(possibleAddresses).map(addressKey)];
  const names = files.filter(({ path }) => come.includes(path)).map(({ document }) => document);
  const sets = [
    ...[...come, ...gone].map(sharedPath).map(linkSet),
    ...gone.map(sharedPath).map(linkedSet),
    ...names.flatMap((document) => numberKey(document) ?? []),
  ];
  const anchored = files.map(({ path }) => anchoredKey(sharedPath(path)));
  const [known] = await Promise.all([
    store.lookups([...new Set([...keys, ...anchored])]),
    ...sets.map((set) => store.members(set)),
  ]);
  await store.documents([...new Set(keys.flatMap((key) => known.get(key) ?? []))]);
}

/** Most links lead to a document as it is named. */
function documentsAt(path: string): string[] {
  return isMarkdown(path) ? [path] : linkedDocuments(path);
}
