import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { rhythms } from '../../plan/standing/digest-periods.ts';
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
          const { recipient = '', upTo } = delivery;
          return client.send(
            new SendMessageCommand({
              QueueUrl: queueUrl,
              MessageBody: JSON.stringify(delivery),
              MessageGroupId: digest([recipient, upTo, ...partsOf(delivery.digest)]),
              MessageDeduplicationId: deliveryName(delivery),
            }),
          );
        }),
      );
    },
  };
}

/** The same for the same delivery, and for no other: 64 hexadecimal digits. */
export function deliveryName({ recipient = '', after, upTo, place = '', digest: told }: Delivery) {
  return digest([recipient, after, upTo, place, ...partsOf(told)]);
}

function partsOf(told: Delivery['digest']): readonly string[] {
  return told === undefined ? [] : [told.rhythm, told.first];
}

/** Names that SQS takes, whatever they are made from. */
function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Reads a queue's message body; `undefined` when it is no delivery. */
export function parseDelivery(body: string): Delivery | undefined {
  try {
    const given: Partial<Record<keyof Delivery, unknown>> = Object(JSON.parse(body));
    const { recipient, after, upTo, place } = given;
    if (!isSequence(after) || !isSequence(upTo)) return undefined;
    const told = given.digest === undefined ? undefined : parseDigest(given.digest);
    if (given.digest !== undefined && !told) return undefined;
    return {
      after,
      upTo,
      ...(told && { digest: told }),
      ...(typeof recipient === 'string' ? { recipient } : {}),
      ...(typeof place === 'string' ? { place } : {}),
    };
  } catch {
    return undefined;
  }
}

function parseDigest(value: unknown): Delivery['digest'] {
  const { rhythm, first } = Object(value);
  const known = rhythms.find((each) => each === rhythm);
  const isDay = typeof first === 'string' && /^\d{4}-\d\d-\d\d$/u.test(first);
  return known && isDay && !Number.isNaN(Date.parse(first)) ? { rhythm: known, first } : undefined;
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
