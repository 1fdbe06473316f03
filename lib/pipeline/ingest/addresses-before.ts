import type { VersionStore } from '../../ports/version-store.ts';

/**
 * The path whose text has an address and the commit in its permanent address already, by address:
 * of the earlier publications of a commit that the branch came back to.
 *
 * @param repeated number of the last of them; `undefined` when the commit is published first
 */
export async function readAddressesBefore(
  store: VersionStore,
  repeated: number | undefined,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (let sequence = repeated; sequence !== undefined; ) {
    const [changeSet] = await store.changeSets(sequence, sequence);
    for (const { kind, after } of changeSet?.changes ?? [])
      if (kind !== 'withdrawn') paths.set(after.address, after.path);
    sequence = changeSet?.repeated;
  }
  return paths;
}
