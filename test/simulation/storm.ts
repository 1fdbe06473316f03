import { noAdversary } from './adversary.ts';
import { createChangeStream } from './change-stream.ts';
import type { ModelRepository } from './model-source.ts';
import { type Outside, openOutside } from './outside.ts';
import { createPushDeliveries } from './push-deliveries.ts';
import type { Quiet } from './quiet.ts';
import { createScheduler, settled } from './scheduler.ts';
import { tellSome, tellTheRest } from './storm-deliver.ts';
import { portsOf, type Storm, type StormOptions } from './storm-ports.ts';
import { isNews, wakeSomeone } from './storm-wakes.ts';
import { createWatcher } from './watcher.ts';
import {
  createMemoryStores,
  type MemoryStores,
  type SitePages,
  stageNames,
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
  /** Whether it ended early, where what would come is known. */
  readonly isKnown: boolean;
}

/** Port calls after which a storm is taken to go in circles. */
const mostCalls = 200_000;

/**
 * Publishes a history while everything goes wrong that may, then wakes every stage once in peace.
 *
 * @param from what has happened already; its pages and numbers are those of the options
 */
export async function weather(options: StormOptions, from?: Quiet): Promise<Aftermath> {
  const { stores, watcher, story, calls, runs, pushed, given } = from ?? beginning(options);
  const storm: Storm = {
    options,
    stores,
    watcher,
    outside: options.told ? openOutside(watcher, options) : undefined,
    scheduler: createScheduler(options.random),
    story,
    active: new Map(),
    killed: new Set(),
    stalled: new Set(),
    wakes: [],
    deliveries: [],
    queue: createPushDeliveries(given),
    stream: createChangeStream(options.random, options.calm ?? false),
    broken: new Set(),
    adversary: options.adversary,
    isOver: false,
    calls,
    runs,
    pushed,
    isKnown: false,
  };
  while (await happen(storm)) if (storm.calls > mostCalls) break;
  if (!storm.isKnown) await calmDown(storm);
  const { heads, violations } = watcher;
  const seen = { heads, violations, calls: storm.calls, story, isKnown: storm.isKnown };
  return { ...stores, pages: options.pages, ...seen };
}

/** Nothing has happened yet. */
function beginning({ history, pages, random }: StormOptions): Quiet {
  const stores = createMemoryStores();
  const watcher = createWatcher(stores, { history, pages });
  const given = new Set<string>();
  return { stores, watcher, pages, random, story: [], given, calls: 0, runs: 0, pushed: 0 };
}

/** One thing happens: a call goes on, a stage wakes, or the author pushes; false when all is done. */
async function happen(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  if (storm.outside) await tellSome(storm, storm.outside);
  return options.calm ? happenInOrder(storm) : (await happenByChance(storm)) || scheduler.release();
}

/** What has begun is brought to its end before the next thing begins; what stalls, half of the time. */
async function happenInOrder(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  if (await scheduler.step()) return true;
  if (isNews(storm)) return wakeSomeone(storm);
  if (options.onQuiet && !storm.outside) storm.isKnown = await options.onQuiet(storm);
  if (storm.isKnown) return false;
  if (options.random.chance(50) && (await scheduler.release())) return true;
  return push(storm) || scheduler.release();
}

async function happenByChance(storm: Storm): Promise<boolean> {
  const { scheduler, options } = storm;
  const { random, told = false } = options;
  const news = isNews(storm);
  const isEarly = told && (news || storm.active.size > 0);
  if (!random.chance(news ? 15 : 1) && (await scheduler.step())) return true;
  if (random.chance(4) && (await scheduler.release())) return true;
  if (random.chance(2)) storm.queue.expire();
  if (news && !random.chance(10)) return wakeSomeone(storm);
  if (!isEarly && push(storm)) return true;
  return news ? wakeSomeone(storm) : scheduler.step();
}

function push(storm: Storm): boolean {
  const { history, random, calm } = storm.options;
  const next = history.pushes[storm.pushed];
  if (!next) return false;
  storm.pushed += 1;
  history.repository.head = next.head;
  if (storm.outside) letDaysPass(storm.outside, next.head, history.repository);
  storm.watcher.pushed(next.head);
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

/** An author pushes after the commit was made, now and then days after it. */
function letDaysPass(outside: Outside, head: string | undefined, repository: ModelRepository) {
  const { random } = outside;
  const made = head === undefined ? 0 : Date.parse(repository.read(head).date);
  // A machine's clock may be wrong.
  const isBelieved = made < Date.UTC(2090, 0);
  outside.passTo(isBelieved ? made : 0, random.chance(30) ? random.below(9) : 0);
}

/** Lets everything that still waits go on in peace, then wakes every stage once. */
async function calmDown(storm: Storm): Promise<void> {
  storm.story.push('the storm is over');
  storm.adversary = noAdversary;
  storm.isOver = true;
  storm.broken.clear();
  storm.wakes.length = 0;
  while ((await storm.scheduler.step()) || (await storm.scheduler.release()));
  await wakeInPeace(storm);
  if (storm.outside) {
    // The last week and month are over, also of what has only now been published.
    storm.outside.passTo(0, 40);
    await wakeInPeace(storm);
  }
  storm.watcher.checkDeliveries(storm.queue.given);
  if (storm.outside) storm.watcher.violations.push(...(await tellTheRest(storm, storm.outside)));
}

async function wakeInPeace(storm: Storm): Promise<void> {
  const done = wakeAll(portsOf(storm, 'the schedule', 'ingest')).catch((error: Error) => {
    storm.watcher.violations.push(`the last wake-up fails: ${error.stack}`);
  });
  await settled();
  while (await storm.scheduler.step());
  await done;
}
