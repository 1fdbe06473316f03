import type { PushMessage, Source } from '../../lib/ports.ts';
import type { Adversary } from './adversary.ts';
import type { ModelHistory } from './model-history.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { Watcher } from './watcher.ts';
import {
  type MemoryStores,
  outage,
  type Point,
  type Ports,
  type SitePages,
  type StageName,
  throughPoint,
} from './world.ts';

/** How a storm is set up. */
export interface StormOptions {
  readonly history: ModelHistory;
  readonly adversary: Adversary;
  readonly random: Random;
  readonly pages: SitePages;
  /** How hard the weather is: nothing but the adversary's faults, or everything at once. */
  readonly calm?: boolean;
  /** Puts a deliberate bug into the ports of a run. */
  readonly mutate?: (ports: Ports, stage: StageName) => Ports;
}

/** A storm under way. */
export interface Storm {
  readonly options: StormOptions;
  readonly stores: MemoryStores;
  readonly watcher: Watcher;
  readonly scheduler: Scheduler;
  readonly story: string[];
  readonly active: Map<string, StageName>;
  readonly killed: Set<string>;
  readonly stalled: Set<string>;
  readonly wakes: StageName[];
  readonly deliveries: PushMessage[];
  readonly queue: Set<string>;
  adversary: Adversary;
  calls: number;
  runs: number;
  pushed: number;
}

/** The ports of one run, all of whose calls the storm may strike. */
export function portsOf(storm: Storm, run: string, stage: StageName): Ports {
  const { pages, mutate } = storm.options;
  const point = pointOf(storm, run);
  const { store, index } = storm.stores;
  const source = throughPoint('source', laggingSource(storm), point);
  const ports: Ports = {
    source,
    store: throughPoint('store', watchedStore(storm, store), point),
    index: throughPoint('index', index, point),
    pages: storm.watcher.watchPages(pages.storeFor(point)),
    author: throughPoint('author', { report: async () => {} }, point),
  };
  return mutate ? mutate(ports, stage) : ports;
}

/** The host of the repository may still answer with the head before. */
function laggingSource({ options, pushed }: Storm): Source {
  const { history, random, calm = false } = options;
  const { source } = history.repository;
  return {
    ...source,
    async head() {
      const isOld = !calm && pushed > 1 && random.chance(3);
      return isOld ? history.pushes[pushed - 2]?.head : source.head();
    },
  };
}

/** What becomes visible in the store wakes the next stage, as the table's stream does. */
function watchedStore(storm: Storm, store: MemoryStores['store']): MemoryStores['store'] {
  const { random, calm } = storm.options;
  const wake = (stage: StageName) => {
    for (let left = calm ? 1 : random.pick([0, 1, 1, 2]); left > 0; left -= 1)
      storm.wakes.push(stage);
  };
  return {
    ...store,
    async publish(publication) {
      await store.publish(publication);
      const { sequence, commit, changes } = publication.changeSet;
      const kinds = changes.map(({ kind, after }) => `${kind} ${after.path}`).join(', ');
      storm.story.push(`  change set ${sequence} (${commit.slice(0, 4)}): ${kinds}`);
      storm.watcher.published(publication);
      wake('render');
    },
    async advance(stage, expected, next) {
      await store.advance(stage, expected, next);
      storm.story.push(`  ${stage}: ${expected?.sequence ?? 0} → ${next.sequence}`);
      await storm.watcher.advanced(stage, next);
      if (stage === 'rendered') wake('announce');
    },
  };
}

/** Every port call of a run comes by here, waits for its turn and meets its fate. */
export function pointOf(storm: Storm, run: string): Point {
  const { scheduler } = storm;
  const die = () => {
    storm.killed.add(run);
    storm.active.delete(run);
    storm.stalled.delete(run);
    scheduler.drop(run);
    return new Promise<never>(() => {});
  };
  return async (name, detail, effect) => {
    if (storm.killed.has(run)) return die();
    await scheduler.turn(run);
    storm.calls += 1;
    const number = storm.calls;
    const fault = storm.adversary.faultOf({ number, run, name, detail });
    if (fault) storm.story.push(`  #${number} ${run}: ${name} ${detail}: ${fault}`);
    if (fault === 'kill before') return die();
    if (fault === 'fail before') throw outage(name);
    if (fault === 'stall') {
      wakeTwin(storm, run);
      storm.stalled.add(run);
      await scheduler.stall(run);
      storm.stalled.delete(run);
      if (storm.killed.has(run)) return die();
      storm.story.push(`  ${run}: ${name} ${detail} goes on`);
    }
    const result = await effect();
    if (fault === 'kill after') return die();
    if (fault === 'fail after') throw outage(name);
    return result;
  };
}

/** While one run stalls, a second one of its stage comes. */
function wakeTwin(storm: Storm, run: string): void {
  const stage = storm.active.get(run);
  if (stage) storm.wakes.push(stage);
}
