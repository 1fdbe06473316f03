import { receive } from '../../lib/pipeline/receive.ts';
import type { PushMessage, PushQueue } from '../../lib/ports.ts';
import { noAdversary } from './adversary.ts';
import { createScheduler, settled } from './scheduler.ts';
import { pointOf, portsOf, type Storm, type StormOptions } from './storm-ports.ts';
import { createWatcher } from './watcher.ts';
import {
  createMemoryStores,
  type MemoryStores,
  runStage,
  type SitePages,
  type StageName,
  stageNames,
  throughPoint,
  wakeAll,
} from './world.ts';

/** What a storm left behind. */
export interface Aftermath extends MemoryStores {
  readonly pages: SitePages;
  /** Commits at which the ingest cursor stood, in order: the heads of an undisturbed run. */
  readonly heads: readonly string[];
  readonly calls: number;
  readonly story: readonly string[];
  /** What was wrong on the way, or with the last wake-up. */
  readonly violations: readonly string[];
}

/** Runs one at a time of a stage is the rule; a third one shows nothing that two do not. */
const mostRunsOfStage = 2;

/** Port calls after which a storm is taken to go in circles. */
const mostCalls = 200_000;

/** Publishes a history while everything goes wrong that may, then wakes every stage once in peace. */
export async function weather(options: StormOptions): Promise<Aftermath> {
  const stores = createMemoryStores();
  const story: string[] = [];
  const storm: Storm = {
    options,
    stores,
    watcher: createWatcher(stores, options.pages),
    scheduler: createScheduler(options.random),
    story,
    active: new Map(),
    killed: new Set(),
    stalled: new Set(),
    wakes: [],
    deliveries: [],
    queue: new Set(),
    adversary: options.adversary,
    calls: 0,
    runs: 0,
    pushed: 0,
  };
  while (await happen(storm)) if (storm.calls > mostCalls) break;
  await calmDown(storm);
  const { watcher, calls } = storm;
  const { heads, violations } = watcher;
  return { ...stores, pages: options.pages, heads, violations, calls, story };
}

/** One thing happens: a call goes on, a stage wakes, or the author pushes; false when all is done. */
async function happen(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  return options.calm ? happenInOrder(storm) : (await happenByChance(storm)) || scheduler.release();
}

/** What has begun is brought to its end before the next thing begins; what stalls, half of the time. */
async function happenInOrder(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  if (await scheduler.step()) return true;
  if (storm.wakes.length + storm.deliveries.length > 0) return wakeSomeone(storm);
  if (options.random.chance(50) && (await scheduler.release())) return true;
  return push(storm) || scheduler.release();
}

async function happenByChance(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  const { random } = options;
  const news = storm.wakes.length + storm.deliveries.length > 0;
  if (!random.chance(news ? 15 : 1) && (await scheduler.step())) return true;
  if (random.chance(4) && (await scheduler.release())) return true;
  if (news && !random.chance(10)) return wakeSomeone(storm);
  if (push(storm)) return true;
  return news ? wakeSomeone(storm) : scheduler.step();
}

function push(storm: Storm): boolean {
  const { history, random, calm } = storm.options;
  const next = history.pushes[storm.pushed];
  if (!next) return false;
  storm.pushed += 1;
  history.repository.head = next.head;
  storm.story.push(`push ${storm.pushed}: ${next.story}`);
  const head = next.head ?? '0'.repeat(40);
  const ref = 'refs/heads/main';
  const message = { repository: 'o/plan', ref, head, delivery: `d${storm.pushed}` };
  // A delivery may be lost or come twice.
  for (let left = calm ? 1 : random.pick([0, 1, 1, 1, 2]); left > 0; left -= 1)
    storm.deliveries.push(message);
  if (!calm && random.chance(20)) storm.wakes.push(...stageNames);
  return true;
}

/** A delivery arrives or a stage wakes, in no particular order. */
async function wakeSomeone(storm: Storm): Promise<boolean> {
  const { random, calm } = storm.options;
  const { deliveries, wakes } = storm;
  if (deliveries.length > 0 && (wakes.length === 0 || random.chance(50))) {
    const [message] = deliveries.splice(calm ? 0 : random.below(deliveries.length), 1);
    if (message) await deliver(storm, message);
    return true;
  }
  const [stage] = wakes.splice(calm ? 0 : random.below(wakes.length), 1);
  const running = [...storm.active].filter(
    ([run, other]) => other === stage && !(calm && storm.stalled.has(run)),
  );
  if (stage && running.length < (calm ? 1 : mostRunsOfStage)) begin(storm, stage);
  await settled();
  return true;
}

/** Receive answers when the message is in the queue; a message wakes ingest, sometimes twice. */
async function deliver(storm: Storm, push: PushMessage): Promise<void> {
  storm.runs += 1;
  const run = `receive ${storm.runs}`;
  const queue: PushQueue = {
    async send({ delivery }) {
      if (storm.queue.has(delivery)) return;
      storm.queue.add(delivery);
      storm.wakes.push('ingest');
      if (!storm.options.calm && storm.options.random.chance(20)) storm.wakes.push('ingest');
    },
  };
  const through = throughPoint('queue', queue, pointOf(storm, run));
  receive(push, { queue: through, repository: 'o/plan', branch: 'main' }).catch(() => {});
  await settled();
}

/** Starts a run of a stage; it fails, is killed or ends by itself, and may be tried again. */
function begin(storm: Storm, stage: StageName): void {
  storm.runs += 1;
  const run = `${stage} ${storm.runs}`;
  const { random } = storm.options;
  storm.active.set(run, stage);
  storm.story.push(`${run} begins`);
  runStage(stage, portsOf(storm, run, stage)).then(
    () => {
      storm.active.delete(run);
      storm.story.push(`${run} ends`);
    },
    (error: Error) => {
      storm.active.delete(run);
      storm.story.push(`${run} fails: ${error.message}`);
      if ((error as { retryable?: unknown }).retryable !== true)
        storm.watcher.violations.push(`${run} fails for good: ${error.stack}`);
      if (random.chance(50)) storm.wakes.push(stage);
    },
  );
}

/** Lets everything that still waits go on in peace, then wakes every stage once. */
async function calmDown(storm: Storm): Promise<void> {
  storm.story.push('the storm is over');
  storm.adversary = noAdversary;
  storm.wakes.length = 0;
  while ((await storm.scheduler.step()) || (await storm.scheduler.release()));
  const done = wakeAll(portsOf(storm, 'the schedule', 'ingest')).catch((error: Error) => {
    storm.watcher.violations.push(`the last wake-up fails: ${error.stack}`);
  });
  await settled();
  while (await storm.scheduler.step());
  await done;
}
