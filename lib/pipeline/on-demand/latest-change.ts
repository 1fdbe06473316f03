import { compareAddress, versionAddress } from '../../plan/addresses/addresses.ts';
import { matchOwnName } from '../../plan/addresses/own-name.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import type { PlanIndex } from '../render/index/plan-index.ts';
import { findVersion } from './past/find-version.ts';
import type { OnDemandRedirect } from './past/on-demand-answer.ts';

/**
 * The address of a document whose last change is asked for (`/a/@compare/latest/`); `undefined` for
 * every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseLatest(path: string): string | undefined {
  return matchOwnName(path, /^@compare\/latest\/$/u)?.[0];
}

/** Where the last change of the document at an address is shown; its text where it has one version. */
export async function latestChange(
  address: string,
  { store, index, sequence }: { store: VersionStore; index: PlanIndex; sequence: number },
): Promise<OnDemandRedirect | undefined> {
  const document = await index.owner(address, sequence);
  if (document === undefined) return undefined;
  const newest = await findVersion(store, document, (version) => version.sequence <= sequence);
  const before = newest && newest.number > 1 && (await store.version(document, newest.number - 1));
  if (!newest) return undefined;
  const redirect = before
    ? compareAddress(newest.address, before, newest)
    : versionAddress(newest.address, newest);
  return { redirect, cache: 'current' };
}
