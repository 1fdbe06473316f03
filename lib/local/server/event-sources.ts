import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createSqsClient } from '../../aws/clients/clients.ts';
import {
  consumeStream,
  createStreamPace,
  createStreamsClient,
} from '../../aws/dynamo/stream-consumer.ts';
import { consumeQueue } from '../../aws/sqs/queue-consumer.ts';
import type { Pace } from '../../concurrency/pace.ts';
import { told } from '../../settings/stage-watch.ts';
import { wakingItems } from '../../settings/waking-items.ts';
import type { Emulators } from '../emulators/emulators.ts';
import type { LocalFunctions } from './local-functions.ts';

/** Milliseconds between two scheduled wake-ups: every five minutes, as on AWS. */
const scheduleEvery = 5 * 60 * 1000;

/** What wakes the functions. */
export interface EventSources {
  /** Wakes every stage in order, at once; {@link stop} waits for it. */
  wakeAll(): Promise<void>;
  stop(): Promise<void>;
}

/** Connects the functions to what wakes them: the queue, the table's stream and the schedule. */
export function startEventSources(
  functions: LocalFunctions,
  { environment, names, queueUrl }: Emulators,
): EventSources {
  const { ingest, deliver, wakeRender, wakeAnnounce, wakeAll } = functions;
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const pace = createStreamPace();
  const run = (work: Promise<unknown>) => {
    pace.stir();
    const watched = work
      .catch((error) => stopping.signal.aborted || console.error(told(error)))
      .finally(() => {
        running.delete(watched);
        pace.stir();
      });
    running.add(watched);
  };
  const { signal } = stopping;
  run(consumeQueue(createSqsClient(environment), queueUrl, stirring(ingest, pace), signal));
  if (deliver)
    run(consumeQueue(createSqsClient(environment), deliver.queueUrl, deliver.handler, signal));
  const streams = createStreamsClient(environment);
  const onRecords = (event: DynamoDBStreamEvent) => {
    if (isWokenBy('render', event)) run(wakeRender());
    if (isWokenBy('announce', event)) run(wakeAnnounce());
  };
  run(consumeStream(streams, names.table, onRecords, signal, pace));
  const schedule = setInterval(() => run(wakeAll()), scheduleEvery);
  return {
    wakeAll() {
      const work = wakeAll();
      run(work);
      return work;
    },
    async stop() {
      clearInterval(schedule);
      stopping.abort();
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

/** The same function; the stream is looked at while it runs, and once it has ended. */
function stirring<Input, Output>(work: (input: Input) => Promise<Output>, pace: Pace) {
  return (input: Input): Promise<Output> => {
    pace.stir();
    return work(input).finally(pace.stir);
  };
}

/** As the filters of the event source mappings do (lib/stack/stages/cursor-stream.ts). */
function isWokenBy(stage: keyof typeof wakingItems, { Records }: DynamoDBStreamEvent): boolean {
  return Records.some(({ dynamodb }) =>
    wakingItems[stage].some(
      ({ pk, sk }) => dynamodb?.Keys?.pk?.S === pk && dynamodb.Keys.sk?.S === sk,
    ),
  );
}
