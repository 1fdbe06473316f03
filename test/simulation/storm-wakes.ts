import { receive } from '../../lib/pipeline/receive/receive.ts';
import { settled } from './scheduler.ts';
import { portsOf, type Storm } from './storm-ports.ts';
import { runStage, type StageName } from './world.ts';

/** Runs one at a time of a stage is the rule; a third one shows nothing that two do not. */
const mostRunsOfStage = 2;

/** Messages that one run of ingest is given; the function takes ten (lib/stack/stages/ingest.ts). */
const mostMessages = 3;

type Wake = (storm: Storm) => void;

/** Whether there is anything that wakes a stage. */
export function isNews(storm: Storm): boolean {
  return waysToWake(storm).length > 0;
}

/** One thing that waits happens, in no particular order: a delivery arrives, or a stage wakes. */
export async function wakeSomeone(storm: Storm): Promise<boolean> {
  const { random, calm } = storm.options;
  const ways = waysToWake(storm);
  (calm ? ways[0] : random.pick(ways))?.(storm);
  await settled();
  return true;
}

function waysToWake({ deliveries, queue, stream, wakes }: Storm): Wake[] {
  return [
    ...(deliveries.length > 0 ? [receiveOne] : []),
    ...(queue.isWaiting() ? [wakeByQueue] : []),
    ...(stream.isWaiting() ? [wakeByStream] : []),
    ...(wakes.length > 0 ? [wakeBySchedule] : []),
  ];
}

/** Receive answers when the message is in the queue. */
function receiveOne(storm: Storm): void {
  const { deliveries, options, watcher } = storm;
  const [message] = deliveries.splice(
    options.calm ? 0 : options.random.below(deliveries.length),
    1,
  );
  if (!message) return;
  storm.runs += 1;
  const { queue } = portsOf(storm, `receive ${storm.runs}`, 'receive');
  receive(message, { queue, repository: 'o/plan', branch: 'main' }).then(
    () => watcher.acknowledged(message.delivery),
    () => {},
  );
}

function wakeByQueue(storm: Storm): void {
  const { random, calm } = storm.options;
  if (!hasRoom(storm, 'ingest')) return;
  const delivery = storm.queue.give(calm ? 1 : 1 + random.below(mostMessages));
  begin(storm, 'ingest', (succeeded) => delivery.end(succeeded));
}

function wakeByStream(storm: Storm): void {
  const { stream, options } = storm;
  if (!options.calm && options.random.chance(2)) stream.forget();
  const batch = stream.take();
  if (!batch) return;
  begin(storm, batch.stage, (succeeded) => {
    if (!succeeded) stream.fail(batch);
  });
}

function wakeBySchedule(storm: Storm): void {
  const { wakes, options } = storm;
  const [stage] = wakes.splice(options.calm ? 0 : options.random.below(wakes.length), 1);
  if (stage) begin(storm, stage, () => {});
}

/**
 * Starts a run of a stage, where there is room for one; it fails, is killed, is out of time or ends
 * by itself, and what woke it hears of that.
 */
function begin(storm: Storm, stage: StageName, end: (succeeded: boolean) => void): void {
  if (!hasRoom(storm, stage)) {
    end(false);
    return;
  }
  storm.runs += 1;
  const run = `${stage} ${storm.runs}`;
  storm.active.set(run, { stage, end });
  storm.story.push(`${run} begins`);
  const finish = (succeeded: boolean, story: string) => {
    storm.active.delete(run);
    storm.story.push(`${run} ${story}`);
    end(succeeded);
  };
  runStage(stage, portsOf(storm, run, stage), clockOf(storm)).then(
    (done) => {
      finish(true, done ? 'ends' : 'is out of time');
      if (!done) wakeAgain(storm, stage);
    },
    (error: Error) => {
      finish(false, `fails: ${error.message}`);
      if ((error as { retryable?: unknown }).retryable !== true)
        storm.watcher.violations.push(`${run} fails for good: ${error.stack}`);
      wakeAgain(storm, stage);
    },
  );
}

function hasRoom({ active, stalled, options: { calm } }: Storm, stage: StageName): boolean {
  const running = [...active].filter(
    ([run, other]) => other.stage === stage && !(calm && stalled.has(run)),
  );
  return running.length < (calm ? 1 : mostRunsOfStage);
}

/** The schedule comes before the storm is over, or after. */
function wakeAgain({ options, wakes }: Storm, stage: StageName): void {
  if (options.random.chance(50)) wakes.push(stage);
}

/** Some runs have little time. */
function clockOf({ options: { calm, random } }: Storm): () => boolean {
  if (calm || !random.chance(25)) return () => false;
  let isUp = false;
  return () => {
    isUp ||= random.chance(20);
    return isUp;
  };
}
