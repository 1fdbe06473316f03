import type { PlanStores } from './indexed-plan.ts';

/** What went between the stages and a kind of item: `index CONTENTS`, `page feed.xml`. */
export interface Weight {
  items: number;
  /** Of values as JSON, or of a page’s body. */
  bytes: number;
}

/** What stages read and wrote since it was last forgotten, by kind. */
export interface Weighing {
  readonly read: Map<string, Weight>;
  readonly written: Map<string, Weight>;
}

/**
 * Stores that weigh what goes through them, each kind of item on its own, so that what grows has a name.
 */
export function weighing(stores: PlanStores, weights: Weighing): PlanStores {
  const { store, index, pages } = stores;
  return {
    store: weighedStore(store, weights),
    index: {
      async put(partition, sort, value, sequence) {
        add(weights.written, indexKind(partition), 1, value.length);
        await index.put(partition, sort, value, sequence);
      },
      async putFirst(partition, sort, value, sequence) {
        add(weights.written, indexKind(partition), 1, value.length);
        return index.putFirst(partition, sort, value, sequence);
      },
      async remove(partition, sort, sequence) {
        add(weights.written, indexKind(partition), 1, 0);
        await index.remove(partition, sort, sequence);
      },
      async drop(partition, sort, sequence) {
        add(weights.written, indexKind(partition), 1, 0);
        await index.drop(partition, sort, sequence);
      },
      async get(partition, sort) {
        const value = await index.get(partition, sort);
        add(weights.read, indexKind(partition), 1, value?.length ?? 0);
        return value;
      },
      async range(partition, options) {
        const entries = await index.range(partition, options);
        const bytes = entries.reduce((sum, { value }) => sum + value.length, 0);
        add(weights.read, indexKind(partition), entries.length, bytes);
        return entries;
      },
    },
    pages: {
      async put(page) {
        add(weights.written, pageKind(page.key), 1, page.body.length);
        return pages.put(page);
      },
      get: (key) => pages.get(key),
      has: (key) => pages.has(key),
    },
  };
}

function weighedStore<T extends object>(store: T, { read, written }: Weighing): T {
  return new Proxy(store, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      return async (...words: unknown[]) => {
        const answer: unknown = await Reflect.apply(value, object, words);
        const kind = `store ${String(name)}`;
        if (name === 'publish' || name === 'advance') add(written, kind, ...weigh(words[0]));
        else add(read, kind, ...weigh(answer));
        return answer;
      };
    },
  });
}

/** Items and bytes of what a store is given, or gives. */
function weigh(value: unknown): [items: number, bytes: number] {
  if (value === undefined) return [1, 0];
  if (value instanceof Uint8Array) return [1, value.length];
  if (value instanceof Map) return weigh([...value]);
  if (Array.isArray(value)) return [value.length, JSON.stringify(value).length];
  const lists = Object.values(Object(value)).filter(Array.isArray);
  const items = lists.reduce((sum, { length }) => sum + length, 1);
  return [items, JSON.stringify(value).length];
}

function add(weights: Map<string, Weight>, kind: string, items: number, bytes: number): void {
  const weight = weights.get(kind) ?? { items: 0, bytes: 0 };
  weight.items += items;
  weight.bytes += bytes;
  weights.set(kind, weight);
}

function indexKind(partition: string): string {
  return `index ${partition.split('#', 1)[0]}`;
}

/** A page by what it is, without what names a document, a commit or an institution. */
function pageKind(key: string): string {
  if (key.startsWith('@feeds/')) return `page of a topic, ${key.slice(key.lastIndexOf('.'))}`;
  const own = key.split('/').filter((part) => part.startsWith('@') || part.includes('.'));
  return `page ${own.map((part) => part.replace(/[\da-f]{12}/gu, 'commit')).join('/')}`;
}
