import { SourceError } from '../../lib/errors/errors.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import type { Change } from './mutated-ports.ts';
import type { Ports } from './world.ts';

export function writesLate({ pages, store, ...ports }: Ports): Ports {
  let late: Page[] = [];
  return {
    ...ports,
    pages: {
      ...pages,
      put: async (page) => late.push(page) > 0,
    },
    store: {
      ...store,
      async advance(...words) {
        const pending = late;
        late = [];
        await store.advance(...words);
        for (const page of pending) await pages.put(page);
      },
    },
  };
}

export function ignoresRender({ store, ...ports }: Ports): Ports {
  const cursor: typeof store.cursor = (stage) =>
    store.cursor(stage === 'rendered' ? 'ingested' : stage);
  return { ...ports, store: { ...store, cursor } };
}

function readsHeadFirst({ store, source, ...ports }: Ports): Ports {
  let head: string | undefined;
  return {
    ...ports,
    source: { ...source, head: async () => head },
    store: {
      ...store,
      async recover() {
        head = await source.head();
        return store.recover();
      },
    },
  };
}

export function losesVersions({ store, ...ports }: Ports): Ports {
  const publish: typeof store.publish = (publication) =>
    store.publish({ ...publication, versions: publication.versions.slice(1) });
  return { ...ports, store: { ...store, publish } };
}

/** Confirming the head alone would make up for reading it too early. */
export function trustsAnEarlyHead(ports: Ports): Ports {
  return readsHeadFirst(confirmsNothing(ports));
}

/** A head that the host gives is taken for the one it would confirm. */
export function confirmsNothing({ source, ...ports }: Ports): Ports {
  let head: string | undefined;
  return {
    ...ports,
    source: {
      ...source,
      async head() {
        head = await source.head();
        return head;
      },
      confirmHead: async () => head,
    },
  };
}

export function advancesBlindly({ store, ...ports }: Ports): Ports {
  const advance: typeof store.advance = async (stage, _expected, next) =>
    store.advance(stage, await store.cursor(stage), next);
  return { ...ports, store: { ...store, advance } };
}

/** The queue drops a head that it has seen: of A, B, A the last is lost. */
export function deduplicatesHeads(): Change {
  const heads = new Set<string>();
  return ({ queue, ...ports }) => ({
    ...ports,
    queue: {
      async send(message) {
        if (heads.has(message.head)) return;
        await queue.send(message);
        heads.add(message.head);
      },
    },
  });
}

export function blocksOnBadText({ source, ...ports }: Ports): Ports {
  const blob: typeof source.blob = async (id, most) => {
    const found = await source.blob(id, most);
    if (found.bytes && !isText(found.bytes)) throw new SourceError('no UTF-8', 'This is a drill.');
    return found;
  };
  return { ...ports, source: { ...source, blob } };
}

function isText(bytes: Uint8Array): boolean {
  return Buffer.from(new TextDecoder().decode(bytes)).equals(bytes);
}

/** Whatever a commit changed is left out when something in it has a problem. */
export function dropsNeighbours({ store, ...ports }: Ports): Ports {
  const nothing = { versions: [], documents: [], lookups: [], members: [] };
  const publish: typeof store.publish = async (publication) => {
    const { changeSet } = publication;
    const empty = { ...changeSet, changes: [], relinked: [] };
    await store.publish(
      changeSet.problems.length === 0
        ? publication
        : { ...publication, ...nothing, changeSet: empty },
    );
  };
  return { ...ports, store: { ...store, publish } };
}

/** Each change set reads every file of the plan. */
export function readsEverything({ store, source, ...ports }: Ports): Ports {
  const publish: typeof store.publish = async (publication) => {
    for (const { after } of await source.compareTrees(undefined, publication.cursor.tree))
      if (after) await source.blob(after.id, 1_000_000);
    await store.publish(publication);
  };
  return { ...ports, source, store: { ...store, publish } };
}
