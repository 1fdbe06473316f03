import type { Version } from '../../plan/model/change.ts';
import type { VersionStore } from '../../ports/version-store.ts';

/**
 * The newest version of a document that is within a bound, however many there are: sequence numbers
 * and dates of versions never run backwards, so that the search halves what is left with each read.
 *
 * @param isWithin true of all versions up to the one looked for, and of none after it
 */
export async function findVersion(
  store: Pick<VersionStore, 'documents' | 'version'>,
  document: string,
  isWithin: (version: Version) => boolean,
): Promise<Version | undefined> {
  const newest = (await store.documents([document])).get(document)?.state.version ?? 0;
  let found: Version | undefined;
  let [within, beyond] = [0, newest + 1];
  // The newest first: that is what most are asked for.
  for (let number = newest; beyond - within > 1; number = Math.floor((within + beyond) / 2)) {
    const version = await store.version(document, number);
    if (version && isWithin(version)) {
      found = version;
      within = number;
    } else beyond = number;
  }
  return found;
}

/** The version that a change set left of a document. */
export async function versionAt(
  store: Pick<VersionStore, 'documents' | 'version'>,
  document: string,
  sequence: number,
): Promise<Version | undefined> {
  const found = await findVersion(store, document, (version) => version.sequence <= sequence);
  return found?.sequence === sequence ? found : undefined;
}
