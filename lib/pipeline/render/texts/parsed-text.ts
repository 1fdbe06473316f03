import type { VersionStore } from '../../../ports/version-store.ts';
import { triedBytesOfMany } from '../../work/limits.ts';

/**
 * The text of a version, for what is read from it beside its page; empty where it takes too long
 * to parse and is shown as written, so that nothing else is read from it.
 */
export async function parsedText(
  document: string,
  number: number,
  store: VersionStore,
): Promise<string> {
  const source = await store.source(document, number);
  // Smaller texts are never tried, and so always parsed.
  const isTried = source.length > triedBytesOfMany;
  const versions = isTried ? await store.versionsOf(document, Number.MAX_SAFE_INTEGER) : [];
  return versions[number - 1]?.shown === 'source' ? '' : new TextDecoder().decode(source);
}
