import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { PullRequestMessage, PullRequestQueue } from '../../ports/pull-requests.ts';
import { identifier } from './sqs-push-queue.ts';

/** A FIFO queue in SQS with a group for each pull request, so that they do not wait for each other. */
export function createSqsPullRequestQueue(client: SQSClient, queueUrl: string): PullRequestQueue {
  return {
    async send(message) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(message),
          MessageGroupId: String(message.pullRequest),
          MessageDeduplicationId: identifier(message.delivery),
        }),
      );
    },
  };
}

/** Reads a queue's message body; `undefined` when it is no message about a pull request. */
export function parsePullRequestMessage(body: string): PullRequestMessage | undefined {
  try {
    const { repository, pullRequest, delivery } = Object(JSON.parse(body));
    const isMessage = typeof repository === 'string' && typeof delivery === 'string';
    return isMessage && Number.isSafeInteger(pullRequest)
      ? { repository, pullRequest, delivery }
      : undefined;
  } catch {
    return undefined;
  }
}
