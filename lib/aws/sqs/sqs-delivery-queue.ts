import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Delivery, DeliveryQueue } from '../../ports/deliveries.ts';

/**
 * A FIFO queue in SQS. Each recipient has a group for each push: none waits for another, and what one
 * failed on holds up no later push. What is sent again within five minutes is taken once
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html).
 */
export function createSqsDeliveryQueue(client: SQSClient, queueUrl: string): DeliveryQueue {
  return {
    async send(deliveries) {
      await Promise.all(
        deliveries.map((delivery) => {
          const { recipient = '', after, upTo, place = '' } = delivery;
          return client.send(
            new SendMessageCommand({
              QueueUrl: queueUrl,
              MessageBody: JSON.stringify(delivery),
              MessageGroupId: digest([recipient, upTo]),
              MessageDeduplicationId: digest([recipient, after, upTo, place]),
            }),
          );
        }),
      );
    },
  };
}

/** Names that SQS takes, whatever they are made from. */
function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Reads a queue's message body; `undefined` when it is no delivery. */
export function parseDelivery(body: string): Delivery | undefined {
  try {
    const { recipient, after, upTo, place }: Partial<Record<keyof Delivery, unknown>> = Object(
      JSON.parse(body),
    );
    if (!isSequence(after) || !isSequence(upTo)) return undefined;
    return {
      after,
      upTo,
      ...(typeof recipient === 'string' ? { recipient } : {}),
      ...(typeof place === 'string' ? { place } : {}),
    };
  } catch {
    return undefined;
  }
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** Seconds that a failed delivery waits at most. */
const longestPause = 3_600;

/**
 * Seconds until a delivery that failed comes back: 30, 60, 120, … and then an hour. With the 24
 * attempts that the queue allows, that is 17 hours.
 */
export function pauseAfter(received: number): number {
  const doublings = Number.isSafeInteger(received) && received > 1 ? received - 1 : 0;
  return Math.min(longestPause, 30 * 2 ** doublings);
}

/** How often a delivery is tried before it is a dead letter. */
export const deliveryAttempts = 24;
