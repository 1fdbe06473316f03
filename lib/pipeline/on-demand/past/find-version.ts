import type { Version } from '../../../plan/model/change.ts';
import type { VersionStore } from '../../../ports/version-store.ts';

/**
 * Finds the newest version of a document within a bound, by binary search: sequence numbers and
 * dates of versions never run backwards.
 *
 * @param isWithin true for every version up to the one that is wanted, false for every later one
 */
export async function findVersion(
  store: Pick<VersionStore, 'documents' | 'version'>,
  document: string,
  isWithin: (version: Version) => boolean,
): Promise<Version | undefined> {
  const newest = (await store.documents([document])).get(document)?.state.version ?? 0;
  let found: Version | undefined;
  let [within, beyond] = [0, newest + 1];
  // Try the newest first: most requests ask for it.
  for (let number = newest; beyond - within > 1; number = Math.floor((within + beyond) / 2)) {
    const version = await store.version(document, number);
    if (version && isWithin(version)) {
      found = version;
      within = number;
    } else beyond = number;
  }
  return found;
}

/** The version that one change set made of a document; `undefined` when it made none. */
export async function versionAt(
  store: Pick<VersionStore, 'documents' | 'version'>,
  document: string,
  sequence: number,
): Promise<Version | undefined> {
  const found = await findVersion(store, document, (version) => version.sequence <= sequence);
  return found?.sequence === sequence ? found : undefined;
}
