import type { Page } from '../../lib/ports.ts';
import type { Ports, StageName } from './world.ts';

/** A deliberate bug, put into the ports of a stage. */
export interface Mutation {
  readonly name: string;
  readonly mutate: (ports: Ports, stage: StageName) => Ports;
}

/** Bugs that the pipeline could have; the simulation is worth what it finds of them. */
export const mutations: readonly Mutation[] = [
  { name: 'render moves its cursor before it writes', mutate: inStage('render', writesLate) },
  { name: 'announce moves its cursor before it writes', mutate: inStage('announce', writesLate) },
  { name: 'announce does not wait for render', mutate: inStage('announce', ignoresRender) },
  { name: 'ingest reads the head before the cursor', mutate: inStage('ingest', readsHeadFirst) },
  { name: 'a page is put whatever is there', mutate: always(putsBlindly) },
  { name: 'an index entry is put whatever is there', mutate: always(indexesBlindly) },
  { name: 'an index entry is never removed', mutate: always(removesNothing) },
  { name: 'nobody marks the neighbours', mutate: always(marksNothing) },
  { name: 'one write in fifty is lost', mutate: always(losesWrites) },
  { name: 'a version is left out of its change set', mutate: always(losesVersions) },
];

type Change = (ports: Ports) => Ports;

function inStage(wanted: StageName, change: Change): Mutation['mutate'] {
  return (ports, stage) => (stage === wanted ? change(ports) : ports);
}

function always(change: Change): Mutation['mutate'] {
  return (ports) => change(ports);
}

function writesLate({ pages, store, ...ports }: Ports): Ports {
  let late: Page[] = [];
  return {
    ...ports,
    pages: {
      ...pages,
      put: async (page) => late.push(page) > 0,
    },
    store: {
      ...methodsOf(store),
      async advance(...words) {
        const pending = late;
        late = [];
        await store.advance(...words);
        for (const page of pending) await pages.put(page);
      },
    },
  };
}

function ignoresRender({ store, ...ports }: Ports): Ports {
  const cursor: typeof store.cursor = (stage) =>
    store.cursor(stage === 'rendered' ? 'ingested' : stage);
  return { ...ports, store: { ...methodsOf(store), cursor } };
}

function readsHeadFirst({ store, source, ...ports }: Ports): Ports {
  let head: string | undefined;
  return {
    ...ports,
    source: { ...methodsOf(source), head: async () => head },
    store: {
      ...methodsOf(store),
      async recover() {
        head = await source.head();
        await store.recover();
      },
    },
  };
}

function putsBlindly({ pages, ...ports }: Ports): Ports {
  return {
    ...ports,
    pages: {
      ...pages,
      async put(page) {
        const sequence = Math.max(page.sequence, (await pages.get(page.key))?.sequence ?? 0);
        return pages.put({ ...page, sequence });
      },
    },
  };
}

function indexesBlindly({ index, ...ports }: Ports): Ports {
  const always = Number.MAX_SAFE_INTEGER;
  return {
    ...ports,
    index: {
      ...methodsOf(index),
      put: (partition, sort, value) => index.put(partition, sort, value, always),
      remove: (partition, sort) => index.remove(partition, sort, always),
    },
  };
}

function removesNothing({ index, ...ports }: Ports): Ports {
  return { ...ports, index: { ...methodsOf(index), remove: async () => {} } };
}

function marksNothing({ index, ...ports }: Ports): Ports {
  return {
    ...ports,
    index: {
      ...methodsOf(index),
      async put(partition, ...words) {
        if (!partition.startsWith('MARKED')) await index.put(partition, ...words);
      },
    },
  };
}

function losesWrites({ pages, ...ports }: Ports): Ports {
  let count = 0;
  return {
    ...ports,
    pages: {
      ...pages,
      async put(page) {
        count += 1;
        return count % 50 === 0 ? true : pages.put(page);
      },
    },
  };
}

function losesVersions({ store, ...ports }: Ports): Ports {
  const publish: typeof store.publish = (publication) =>
    store.publish({ ...publication, versions: publication.versions.slice(1) });
  return { ...ports, store: { ...methodsOf(store), publish } };
}

/** A port as an object of its methods: a proxy has none that could be spread. */
function methodsOf<Port extends object>(port: Port): Port {
  return Object.create(port);
}
