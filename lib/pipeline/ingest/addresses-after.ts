import { documentAddress, isReadme, readmeOf } from '../../plan/addresses/addresses.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { leadsTo } from './claim-aliases.ts';
import type { AddressedChange } from './document-change.ts';
import type { AddressesAfter } from './link-targets.ts';
import { addressKey, pathKey } from './lookup-keys.ts';
import type { Matches } from './match-documents.ts';

/** Finds the address of the document at a path or of a folder's page, as of after the commit. */
export function addressesAfter(
  store: VersionStore,
  addressed: readonly AddressedChange[],
  { withdrawn }: Pick<Matches, 'withdrawn'>,
): AddressesAfter {
  const changed = new Map(addressed.map(({ file, address }) => [file.path, address]));
  const owners = new Map(addressed.map(({ file, address }) => [address, file.path]));
  const named = new Map(
    addressed.flatMap(({ address, aliases = [] }) => aliases.map((alias) => [alias, address])),
  );
  const gone = new Set(withdrawn.map(({ document }) => document));
  const moved = new Set(addressed.map(({ document }) => document));
  /** The state of a live document that the commit leaves as it is. */
  const stateAt = async (key: string) => {
    const document = (await store.lookups([key])).get(key);
    if (document === undefined || gone.has(document)) return undefined;
    const record = (await store.documents([document])).get(document);
    return record?.live ? record : undefined;
  };
  const ofPath = async (path: string) => {
    const address = changed.get(path);
    if (address !== undefined) return address;
    const state = (await stateAt(pathKey(path)))?.state;
    return state?.path === path ? state.address : undefined;
  };
  const ownerOf = async (address: string) => {
    const path = owners.get(address);
    if (path !== undefined) return { path, address };
    const record = await stateAt(addressKey(address));
    const isThere = record?.state.address === address && !moved.has(record.document);
    return isThere ? record.state : undefined;
  };
  return {
    ofPath,
    async ofAlias(alias) {
      const address = named.get(alias);
      if (address !== undefined) return address;
      const record = await stateAt(addressKey(alias));
      const isThere = record && leadsTo(record, alias) && !moved.has(record.document);
      return isThere ? record.state.address : undefined;
    },
    async ofFolder(folder) {
      const readme = readmeOf(folder);
      const owner = await ownerOf(documentAddress(readme));
      if (owner && isReadme(owner.path)) return owner;
      // Another document has the folder's address.
      const address = await ofPath(readme);
      return address === undefined ? undefined : { path: readme, address };
    },
  };
}
