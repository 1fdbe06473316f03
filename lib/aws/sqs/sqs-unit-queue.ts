import { setTimeout } from 'node:timers/promises';
import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { StoreError } from '../../errors/errors.ts';
import type { Unit, UnitMessage, UnitQueue } from '../../ports/unit-queue.ts';

/**
 * Messages of one request, as many as SQS takes
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html).
 */
const batchLength = 10;

/** How often a message is sent that SQS did not take: its failures are of one message, and pass. */
const mostAttempts = 5;

/** Milliseconds before what failed is sent again, doubled each time. */
const firstPause = 100;

/**
 * A standard queue in SQS: no message waits for another, and what it may do to them, twice, late and out
 * of order, does no harm to units.
 *
 * @throws {StoreError} when SQS does not take a message
 */
export function createSqsUnitQueue(
  client: Pick<SQSClient, 'send'>,
  queueUrl: string,
  wait: (milliseconds: number) => Promise<unknown> = setTimeout,
): UnitQueue {
  /** Gives what was not taken. */
  const sendBatch = async (batch: readonly UnitMessage[]) => {
    const Entries = batch.map((message, at) => ({
      Id: String(at),
      MessageBody: JSON.stringify(message),
    }));
    const request = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries });
    const { Failed = [] } = await client.send(request);
    return { left: Failed.flatMap(({ Id }) => batch[Number(Id)] ?? []), failed: Failed };
  };
  return {
    async send(messages) {
      for (let start = 0; start < messages.length; start += batchLength) {
        let batch = messages.slice(start, start + batchLength);
        for (let attempt = 1; batch.length > 0; attempt += 1) {
          const { left, failed } = await sendBatch(batch);
          if (left.length > 0 && attempt === mostAttempts) throw notTaken(failed);
          if (left.length > 0) await wait(firstPause * 2 ** (attempt - 1));
          batch = left;
        }
      }
    },
  };
}

function notTaken([first]: readonly BatchResultErrorEntry[]): StoreError {
  return new StoreError(
    `The queue of units did not take a message ${mostAttempts} times: ${first?.Code} ${first?.Message ?? ''}`,
    'Start the command again: it goes on where it was.',
  );
}

/** Reads a queue's message body; `undefined` when it is about no unit. */
export function parseUnitMessage(body: string): UnitMessage | undefined {
  try {
    const { run, unit } = Object(JSON.parse(body));
    const { first, last, part } = Object(unit);
    if (![run, first, last].every(isFromOne) || last < first) return undefined;
    if (part === undefined) return { run, unit: { first, last } };
    const { number, size } = Object(part);
    const isPart = Number.isSafeInteger(number) && number >= 0 && isFromOne(size);
    return isPart
      ? { run, unit: { first, last, part: { number, size } satisfies Unit['part'] } }
      : undefined;
  } catch {
    return undefined;
  }
}

function isFromOne(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
