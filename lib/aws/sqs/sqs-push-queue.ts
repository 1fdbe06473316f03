import { createHash } from 'node:crypto';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { PushMessage, PushQueue } from '../../ports/push-queue.ts';

/**
 * A FIFO queue in SQS. One group per repository keeps its pushes in order; the delivery id is the
 * deduplication id, because deduplicating on the head would lose the last push of A, B, A.
 */
export function createSqsPushQueue(client: SQSClient, queueUrl: string): PushQueue {
  return {
    async send(message) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          MessageGroupId: identifier(message.repository),
          MessageDeduplicationId: identifier(message.delivery),
        }),
      );
    },
  };
}

/** Reads a queue's message body; `undefined` when it is not a push message. */
export function parsePushMessage(body: string): PushMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { repository, ref, head, delivery } = value as Partial<Record<keyof PushMessage, unknown>>;
  if (typeof repository !== 'string' || typeof ref !== 'string') return undefined;
  if (typeof head !== 'string' || typeof delivery !== 'string') return undefined;
  return { repository, ref, head, delivery };
}

/** SQS takes 1 to 128 printable ASCII characters without blanks; anything else is named by its digest. */
export function identifier(name: string): string {
  if (/^[!-~]{1,128}$/u.test(name)) return name;
  return createHash('sha256').update(name).digest('hex');
}
