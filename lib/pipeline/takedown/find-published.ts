import { blobOfAsset } from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** Digits of a commit in addresses. */
const nameDigits = 12;

/** Git's id of what is published of a path as of a commit: of its text, or of an image or attachment. */
export async function findPublished(
  store: VersionStore,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const named =
    (await store.publishedAs(commit.slice(0, nameDigits))) ?? (await store.publishedAs(commit));
  if (!named?.commit.startsWith(commit)) return undefined;
  return isMarkdown(path)
    ? findText(store, named.sequence, path)
    : findAsset(store, named.sequence, path);
}

async function findText(
  store: VersionStore,
  sequence: number,
  path: string,
): Promise<string | undefined> {
  for await (const { changes } of backwards(store, sequence)) {
    const change = changes.find(({ kind, after }) => kind !== 'withdrawn' && after.path === path);
    if (change) return (await store.version(change.document, change.after.version))?.blob;
  }
  return undefined;
}

async function findAsset(
  store: VersionStore,
  sequence: number,
  path: string,
): Promise<string | undefined> {
  for await (const { changes, relinked } of backwards(store, sequence)) {
    const versions = await Promise.all(
      changes.map(({ document, after }) => store.version(document, after.version)),
    );
    for (const shown of [...relinked, ...versions]) {
      const target = shown?.targets[path];
      if (target?.kind === 'asset') return blobOfAsset(target.address);
    }
  }
  return undefined;
}

async function* backwards(store: VersionStore, from: number): AsyncGenerator<ChangeSet> {
  for (let sequence = from; sequence > 0; sequence -= 1)
    yield* await store.changeSets(sequence, sequence);
}
