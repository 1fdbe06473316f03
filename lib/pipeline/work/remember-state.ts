import type { VersionStore } from '../../ports/version-store.ts';

/** What ingest asks of the state that it composes a publication from. */
type State = Pick<VersionStore, 'lookups' | 'documents' | 'members'>;

/**
 * A version store that reads each look-up, each document and each set once. Made for one publication: what
 * another run publishes meanwhile makes that publication fail, whatever was read.
 */
export function rememberState<Store extends State>(store: Store): Store {
  const sets = new Map<string, Promise<readonly string[]>>();
  return {
    ...store,
    members(set) {
      const members = sets.get(set) ?? store.members(set);
      sets.set(set, members);
      return members;
    },
    lookups: rememberEach((keys) => store.lookups(keys)),
    documents: rememberEach((ids) => store.documents(ids)),
  };
}

function rememberEach<Value>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>> {
  const known = new Map<string, Promise<ReadonlyMap<string, Value>>>();
  return async (keys) => {
    const unknown = keys.filter((key) => !known.has(key));
    const found = unknown.length > 0 ? read(unknown) : new Map<string, Value>();
    for (const key of unknown) known.set(key, Promise.resolve(found));
    const answers = await Promise.all(keys.map((key) => known.get(key)));
    return new Map(
      keys.flatMap((key, position) => {
        const value = answers[position]?.get(key);
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  };
}
