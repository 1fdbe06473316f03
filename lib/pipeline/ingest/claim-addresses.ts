import { documentAddress, fallbackAddress, isReadme } from '../../plan/addresses/addresses.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { addressKey } from './lookup-keys.ts';

/** A document and the path it has after the commit. */
export interface Claim {
  readonly document: string;
  readonly path: string;
}

export interface ClaimedAddresses {
  /** Address by document. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/**
 * Gives an address to each document that is new at its path. Two files can want the same address
 * (`a.md` and `a/README.md`). The live document that has the address keeps it; otherwise the
 * folder's own page gets it, README.md before index.md. The other file gets its path as address,
 * with the extension where that is taken, too, and its author is told.
 *
 * @param claims documents that are created, moved or reinstated by the commit
 * @param leaving documents that give up their address: they move away or are withdrawn
 * @param before the path whose text has an address at this commit already, by address: a version's
 *   address names the commit and must never be that of two texts
 */
export async function claimAddresses(
  store: VersionStore,
  claims: readonly Claim[],
  leaving: ReadonlySet<string>,
  before: ReadonlyMap<string, string>,
): Promise<ClaimedAddresses> {
  const owners = await readOwners(store, claims, leaving);
  const addresses = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { document, path } of [...claims].sort(readmeFirst)) {
    const wanted = documentAddress(path);
    const isFree = (address: string) =>
      (owners.get(address) ?? document) === document && (before.get(address) ?? path) === path;
    const address = possibleAddresses(path).find(isFree) ?? lastResort(path, document);
    if (address !== wanted) problems.push(addressTaken(path, wanted, address));
    owners.set(address, document);
    addresses.set(document, address);
  }
  return { addresses, problems };
}

/** The documents that have the wanted addresses now and keep them. */
async function readOwners(
  store: VersionStore,
  claims: readonly Claim[],
  leaving: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const wanted = [...new Set(claims.flatMap(({ path }) => possibleAddresses(path)))];
  const found = await store.lookups(wanted.map(addressKey));
  const records = await store.documents([...new Set(found.values())]);
  const owners = new Map<string, string>();
  for (const address of wanted) {
    const record = records.get(found.get(addressKey(address)) ?? '');
    if (record?.live && record.state.address === address && !leaving.has(record.document))
      owners.set(address, record.document);
  }
  return owners;
}

/** The natural address first, then the fallbacks: a second page of a folder is one by its name. */
export function possibleAddresses(path: string): string[] {
  const named = /(?:^|\/)_?index\.md$/iu.test(path) ? [fallbackAddress(path.slice(0, -3))] : [];
  return [documentAddress(path), ...named, fallbackAddress(path)];
}

/**
 * For files with names like `a.md.md`, whose fallback is taken too. The document's identity makes
 * the address unique.
 */
function lastResort(path: string, document: string): string {
  return fallbackAddress(`${path}.${document}`);
}

function readmeFirst(a: Claim, b: Claim): number {
  const rank = ({ path }: Claim) => (isReadme(path) ? (/readme\.md$/iu.test(path) ? 0 : 1) : 2);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}

function addressTaken(path: string, wanted: string, address: string): Problem {
  return {
    path,
    line: 1,
    severity: 'warning',
    message: `the address ${wanted} belongs to another document; this one is at ${address}`,
    advice: 'Rename one of the two files.',
  };
}
