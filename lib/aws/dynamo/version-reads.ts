import type { PublishedCommit } from '../../plan/addresses/addresses.ts';
import type { Change, ChangeSet, Targets, Version } from '../../plan/model/change.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { missingVersion } from '../../stores/store-errors.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import { bodyOf, decodeBytes, decodeValue } from './body.ts';
import {
  changePrefix,
  changeSort,
  commitKey,
  documentKey,
  documentPartition,
  folderPartition,
  type Key,
  lookupKey,
  planPartition,
  relinkPrefix,
  relinkSort,
  setPartition,
  textKey,
  versionKey,
  versionPrefix,
} from './keys.ts';
import type { Item, Stretch, TableReader } from './table-reader.ts';

type Reads = Omit<VersionStore, 'cursor' | 'advance' | 'recover' | 'publish'>;

/** The reading half of the version store. */
export function createVersionReads(reader: TableReader, objects: ObjectStore): Reads {
  const value = <Value>(item: Item) => decodeValue<Value>(bodyOf(item), objects);
  const values = async <Value>(stretch: Stretch): Promise<Value[]> => {
    const found: Value[] = [];
    for await (const item of reader.query(stretch)) found.push(await value<Value>(item));
    return found;
  };
  return {
    ...stateReads(reader, value, values),
    ...changeReads(reader, value, values),
    async history(document, upTo) {
      const items: Item[] = [];
      for await (const item of reader.query({ pk: documentPartition(document) }))
        if (Number(item.sequence) <= upTo) items.push(item);
      const ofSort = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
      const all = <Value>(found: readonly Item[]) =>
        Promise.all(found.map((item) => value<Value>(item)));
      const [versions, relink] = [ofSort(versionPrefix), ofSort(relinkPrefix).at(-1)];
      const isNewer = Number(relink?.sequence) > Number(versions.at(-1)?.sequence ?? 0);
      return {
        changes: await all<Change & { sequence: number }>(ofSort(changePrefix)),
        versions: await all<Version>(versions),
        relinked: relink && isNewer ? await value<Targets>(relink) : undefined,
      };
    },
    async versionsOf(document, upTo) {
      const pk = documentPartition(document);
      const versions = await values<Version>({ pk, prefix: versionPrefix });
      return versions.filter(({ sequence }) => sequence <= upTo);
    },
    async version(document, number) {
      const item = await reader.get(versionKey(document, number));
      return item && value<Version>(item);
    },
    async source(document, number) {
      const item = await reader.get(textKey(document, number));
      if (!item) throw missingVersion(document, number);
      return decodeBytes(bodyOf(item), objects);
    },
    async relinked(document, upTo) {
      const pk = documentPartition(document);
      const [from, to] = [relinkSort(0), relinkSort(upTo)];
      const relink = await first(reader.query({ pk, from, to, reverse: true, pageSize: 1 }));
      if (!relink) return undefined;
      const version = await newestVersion(reader, pk, upTo);
      if (version && Number(version.sequence) >= Number(relink.sequence)) return undefined;
      return value<Targets>(relink);
    },
  };
}

/** Few keys are read together with what else is asked for at that time. */
async function* itemsOf(reader: TableReader, keys: readonly Key[]): AsyncGenerator<Item> {
  if (keys.length > fewKeys) yield* reader.batch(keys);
  else
    for (const item of await Promise.all(keys.map((key) => reader.get(key)))) if (item) yield item;
}

const fewKeys = 50;

type ReadValue = <Value>(item: Item) => Promise<Value>;
type ReadValues = <Value>(stretch: Stretch) => Promise<Value[]>;

function stateReads(
  reader: TableReader,
  value: ReadValue,
  values: ReadValues,
): Pick<Reads, 'documents' | 'lookups' | 'members'> {
  const byName = async <Value>(
    names: readonly string[],
    keyOf: typeof documentKey,
  ): Promise<ReadonlyMap<string, Value>> => {
    const named = new Map(names.map((name) => [keyOf(name).pk, name]));
    const found = new Map<string, Value>();
    for await (const item of itemsOf(reader, [...named.values()].map(keyOf)))
      found.set(named.get(String(item.pk)) ?? '', await value<Value>(item));
    return found;
  };
  return {
    documents: (ids) => byName<DocumentRecord>(ids, documentKey),
    lookups: (keys) => byName<string>(keys, lookupKey),
    members: (set) => values<string>({ pk: setPartition(set) }),
  };
}

function changeReads(
  reader: TableReader,
  value: ReadValue,
  values: ReadValues,
): Pick<Reads, 'changeSets' | 'publishedAs' | 'changesOf' | 'changesUnder'> {
  return {
    changeSets: (from, to) =>
      values<ChangeSet>({ pk: planPartition, from: changeSort(from), to: changeSort(to) }),
    async publishedAs(name) {
      const item = await reader.get(commitKey(name));
      return item && value<PublishedCommit>(item);
    },
    changesOf: (document, upTo) =>
      values<Change & { sequence: number }>({
        pk: documentPartition(document),
        from: changeSort(0),
        to: changeSort(upTo),
      }),
    async changesUnder(folder, upTo, limit, before = Number.POSITIVE_INFINITY) {
      const sequences: number[] = [];
      if (limit < 1) return sequences;
      const stretch: Stretch = {
        pk: folderPartition(folder),
        from: changeSort(0),
        to: changeSort(Math.min(upTo, before - 1)),
        reverse: true,
        pageSize: Math.min(limit, 1_000),
      };
      for await (const item of reader.query(stretch)) {
        sequences.push(Number(item.sequence));
        if (sequences.length === limit) break;
      }
      return sequences;
    },
  };
}

/** Versions are numbered in order of their change sets, so the newest is nearly always the first read. */
async function newestVersion(
  reader: TableReader,
  pk: string,
  upTo: number,
): Promise<Item | undefined> {
  const stretch: Stretch = { pk, prefix: versionPrefix, reverse: true, pageSize: 4 };
  for await (const item of reader.query(stretch)) if (Number(item.sequence) <= upTo) return item;
  return undefined;
}

async function first(items: AsyncIterable<Item>): Promise<Item | undefined> {
  for await (const item of items) return item;
  return undefined;
}
