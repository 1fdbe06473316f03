import { blobOfAsset } from '../../plan/addresses/addresses.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { ChangeSet, Version } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/** Digits of a commit in addresses. */
const nameDigits = 12;

/** What is published of a path as of a commit: git's id of it, and the language of a text. */
export type Published = Pick<Version, 'blob' | 'language'>;

/** Finds a text, image or attachment. */
export async function findPublished(
  store: VersionStore,
  commit: string,
  path: string,
): Promise<Published | undefined> {
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
): Promise<Published | undefined> {
  for await (const { changes } of backwards(store, sequence)) {
    const change = changes.find(({ kind, after }) => kind !== 'withdrawn' && after.path === path);
    if (change) return store.version(change.document, change.after.version);
  }
  return undefined;
}

async function findAsset(
  store: VersionStore,
  sequence: number,
  path: string,
): Promise<Published | undefined> {
  for await (const { changes, relinked } of backwards(store, sequence)) {
    const versions = await Promise.all(
      changes.map(({ document, after }) => store.version(document, after.version)),
    );
    for (const shown of [...relinked, ...versions]) {
      const target = shown?.targets[path];
      const blob = target?.kind === 'asset' ? blobOfAsset(target.address) : undefined;
      if (blob !== undefined) return { blob };
    }
  }
  return undefined;
}

async function* backwards(store: VersionStore, from: number): AsyncGenerator<ChangeSet> {
  for (let sequence = from; sequence > 0; sequence -= 1)
    yield* await store.changeSets(sequence, sequence);
}
