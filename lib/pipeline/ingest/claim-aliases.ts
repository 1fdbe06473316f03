import { documentAddress, readmeOf } from '../../plan/addresses/addresses.ts';
import type { Problem } from '../../plan/model/document.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import type { AddressedChange } from './document-change.ts';
import { addressKey } from './lookup-keys.ts';

export interface ClaimedAliases {
  /** By document. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

/**
 * Gives each changed document the addresses that its front matter says lead to it, but for those
 * that another live document has: their author is told.
 *
 * @param leaving documents that give up their addresses
 */
export async function claimAliases(
  store: VersionStore,
  changes: readonly AddressedChange[],
  leaving: ReadonlySet<string>,
): Promise<ClaimedAliases> {
  const owners = await readOwners(store, changes, leaving);
  for (const { document, address } of changes) owners.set(address, document);
  const aliases = new Map<string, readonly string[]>();
  const problems: Problem[] = [];
  for (const { document, address, file } of [...changes].sort(byPath)) {
    const wanted = (file.document.aliases ?? []).filter((alias) => alias !== address);
    const isFree = (alias: string) => (owners.get(alias) ?? document) === document;
    for (const alias of wanted.filter((one) => !isFree(one)))
      problems.push(aliasTaken(file.path, alias));
    const own = wanted.filter(isFree);
    for (const alias of own) owners.set(alias, document);
    if (own.length > 0) aliases.set(document, own);
  }
  return { aliases, problems };
}

/** The live documents that the wanted addresses lead to, and the plan's front page. */
async function readOwners(
  store: VersionStore,
  changes: readonly AddressedChange[],
  leaving: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const owners = new Map([[documentAddress(readmeOf('')), '']]);
  const wanted = [...new Set(changes.flatMap(({ file }) => file.document.aliases ?? []))];
  if (wanted.length === 0) return owners;
  const found = await store.lookups(wanted.map(addressKey));
  const records = await store.documents([...new Set(found.values())]);
  for (const address of wanted) {
    const record = records.get(found.get(addressKey(address)) ?? '');
    if (record?.live && !leaving.has(record.document) && leadsTo(record, address))
      owners.set(address, record.document);
  }
  return owners;
}

/** Whether an address is that of a document's page, or leads there. */
export function leadsTo({ state }: DocumentRecord, address: string): boolean {
  return state.address === address || (state.aliases ?? []).includes(address);
}

function byPath({ file: a }: AddressedChange, { file: b }: AddressedChange): number {
  return a.path < b.path ? -1 : 1;
}

function aliasTaken(path: string, alias: string): Problem {
  return {
    ...{ path, line: 1, severity: 'warning' },
    message: `the address ${alias} of the front matter belongs to another document, so it leads there`,
    advice: 'Take it out of one of the two files.',
  };
}
