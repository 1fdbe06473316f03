import type { VersionStore } from '../../../ports/version-store.ts';
import { triedBytesOfMany } from '../../work/limits.ts';

/**
 * The text of a version, for stages that parse more from it than its page. Empty when the version
 * is shown as written because parsing takes too long: then nothing else is parsed from it either.
 */
export async function parsedText(
  document: string,
  number: number,
  store: VersionStore,
): Promise<string> {
  const source = await store.source(document, number);
  // Smaller texts are never tried, so they are always parsed.
  const isTried = source.length > triedBytesOfMany;
  const versions = isTried ? await store.versionsOf(document, Number.MAX_SAFE_INTEGER) : [];
  return versions[number - 1]?.shown === 'source' ? '' : new TextDecoder().decode(source);
}
