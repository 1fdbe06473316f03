import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Seconds until a message that failed for the first time comes back. */
const firstDelay = 30;

/** Seconds that a failed message waits at most: the schedule wakes the stages as often. */
const longestDelay = 300;

/** Has messages that failed come back to their queue sooner than after its visibility time-out. */
export type GiveBack = (messages: readonly SQSRecord[]) => Promise<void>;

/** Seconds until a message comes back that was received this many times: 30, 60, 120, 240, 300. */
export function delayAfter(received: number): number {
  const doublings = Number.isSafeInteger(received) && received > 1 ? received - 1 : 0;
  return Math.min(longestDelay, firstDelay * 2 ** doublings);
}

/**
 * Lambda leaves a message that failed in flight until the queue's visibility time-out, six times
 * that of the function
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html). Here a first
 * failure costs half a minute. Where SQS does not answer, the time-out stays as it is.
 */
export function createGiveBack(
  client: SQSClient,
  queueUrl: string,
  delay: (received: number) => number = delayAfter,
): GiveBack {
  return async (messages) => {
    const results = await Promise.allSettled(
      messages.map(({ receiptHandle, attributes }) => {
        const VisibilityTimeout = delay(Number(attributes.ApproximateReceiveCount));
        const message = { QueueUrl: queueUrl, ReceiptHandle: receiptHandle };
        return client.send(new ChangeMessageVisibilityCommand({ ...message, VisibilityTimeout }));
      }),
    );
    for (const result of results) if (result.status === 'rejected') console.error(result.reason);
  };
}
