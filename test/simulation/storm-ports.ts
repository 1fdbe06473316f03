import type { PushMessage } from '../../lib/ports/push-queue.ts';
import type { Source } from '../../lib/ports/source.ts';
import type { Adversary } from './adversary.ts';
import type { ChangeStream } from './change-stream.ts';
import type { ModelHistory } from './model-history.ts';
import { modelClock } from './model-source.ts';
import type { Outside } from './outside.ts';
import type { PushDeliveries } from './push-deliveries.ts';
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
  /** Whether hubs and recipients are told of what is announced. */
  readonly told?: boolean;
  /**
   * Told of the moment before each push of a calm history that nobody is told of, and of the last
   * one. Where it answers that all that would come is known, nothing comes.
   */
  readonly onQuiet?: ((storm: Storm) => Promise<boolean>) | undefined;
  /** Puts a deliberate bug into the ports of a run. */
  readonly mutate?: Mutate;
}

/** Puts a deliberate bug into the ports of a stage. */
export type Mutate = (ports: Ports, stage: StageName | 'receive' | 'deliver') => Ports;

/** A run of a stage. */
export interface ActiveRun {
  readonly stage: StageName;
  /** Tells what woke the run that it has ended. */
  readonly end: (succeeded: boolean) => void;
}

/** A storm under way. */
export interface Storm {
  readonly options: StormOptions;
  readonly stores: MemoryStores;
  readonly watcher: Watcher;
  readonly scheduler: Scheduler;
  readonly story: string[];
  readonly active: Map<string, ActiveRun>;
  readonly killed: Set<string>;
  readonly stalled: Set<string>;
  readonly wakes: StageName[];
  readonly deliveries: PushMessage[];
  readonly queue: PushDeliveries;
  readonly stream: ChangeStream;
  readonly outside: Outside | undefined;
  /** Calls that fail until the storm is over. */
  readonly broken: Set<string>;
  adversary: Adversary;
  /** Nothing goes wrong any more, and the host of the repository is consistent. */
  isOver: boolean;
  calls: number;
  runs: number;
  pushed: number;
  /** Ended early: what would come is known. */
  isKnown: boolean;
}

/** The ports of one run, all of whose calls the storm may strike. */
export function portsOf(
  storm: Storm,
  run: string,
  stage: StageName | 'receive' | 'deliver',
  point: Point = pointOf(storm, run),
): Ports {
  const { pages, mutate } = storm.options;
  const { store, index } = storm.stores;
  const source = throughPoint('source', laggingSource(storm), point);
  const ports: Ports = {
    source,
    store: throughPoint('store', watchedStore(storm, store), point),
    index: throughPoint('index', index, point),
    pages: storm.watcher.watchPages(pages.storeFor(point)),
    now: storm.outside?.now ?? modelClock,
    author: throughPoint('author', { report: async () => {} }, point),
    queue: throughPoint('queue', storm.queue.queue, point),
    ...(storm.outside && outsidePorts(storm.outside, point)),
  };
  return mutate ? mutate(ports, stage) : ports;
}

function outsidePorts({ hubs, messages, listeners }: Outside, point: Point) {
  const queue = throughPoint('deliveries', messages.queue, point);
  return {
    hubs: hubs.through(point),
    deliveries: { queue, now: modelClock },
    recipients: listeners.recipients,
  };
}

/** The host of the repository may still answer with the head before, until it is consistent. */
function laggingSource(storm: Storm): Source {
  const { history, random, calm = false } = storm.options;
  const { source } = history.repository;
  return {
    ...source,
    async head() {
      const isOld = !calm && !storm.isOver && storm.pushed > 1 && random.chance(5);
      return isOld ? history.pushes[storm.pushed - 2]?.head : source.head();
    },
  };
}

/** What becomes visible in the store wakes the next stage, as the table's stream does. */
function watchedStore(storm: Storm, store: MemoryStores['store']): MemoryStores['store'] {
  const { random, calm } = storm.options;
  const wake = (stage: StageName) => {
    for (let left = calm ? 1 : random.pick([1, 1, 2]); left > 0; left -= 1) storm.stream.add(stage);
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
    storm.active.get(run)?.end(false);
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
    if (fault === 'fail from then on') storm.broken.add(name);
    if (fault === 'fail before' || storm.broken.has(name)) throw outage(name);
    if (fault === 'kill before') return die();
    if (fault === 'stall' && !(await outlasts(storm, run, `${name} ${detail}`))) return die();
    const result = await effect();
    if (fault === 'kill after') return die();
    if (fault === 'fail after') throw outage(name);
    return result;
  };
}

/** A call takes long, and others work meanwhile; false when its run was killed before it went on. */
async function outlasts(storm: Storm, run: string, call: string): Promise<boolean> {
  wakeTwin(storm, run);
  storm.stalled.add(run);
  await storm.scheduler.stall(run);
  storm.stalled.delete(run);
  if (storm.killed.has(run)) return false;
  storm.story.push(`  ${run}: ${call} goes on`);
  return true;
}

/** While one run stalls, a second one of its stage comes, and its messages are given to another. */
function wakeTwin(storm: Storm, run: string): void {
  const active = storm.active.get(run);
  if (active) storm.wakes.push(active.stage);
  if (active?.stage === 'ingest') storm.queue.expire();
}
