import {
  versionAddress,
  versionDataAddress,
  versionSourceAddress,
} from '../../plan/addresses/addresses.ts';
import type { VersionLine } from '../models.ts';

/** Where a version's text and data are as its author wrote them; `undefined` for a withdrawal. */
export function versionFiles(
  version: VersionLine,
): { readonly source: string; readonly data: string } | undefined {
  if (version.address === undefined) return undefined;
  // The document may have moved since, so its address then is read from the permanent address.
  const base = version.address.slice(0, -versionAddress('', version).length);
  return {
    source: versionSourceAddress(base, version),
    data: versionDataAddress(base, version),
  };
}
