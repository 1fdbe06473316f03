import { describe, expect, it } from '@jest/globals';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { visibilityTimeout } from '../../../lib/aws/create-resources.ts';
import { createGiveBack, delayAfter } from '../../../lib/aws/sqs/give-back.ts';
import { consumeQueue } from '../../../lib/aws/sqs/queue-consumer.ts';
import { deliveryAttempts } from '../../../lib/aws/sqs/sqs-delivery-queue.ts';
import { createSqsPushQueue } from '../../../lib/aws/sqs/sqs-push-queue.ts';
import { useEmulators } from '../../contract/emulated.ts';
import { messageOf } from '../../contract/push-queue.ts';
import { resourcesOf, synthesizePlan } from '../../stack/sample-stack.ts';

const freshPlace = useEmulators();

describe('a message that failed', () => {
  it('comes back within a minute, and later each time, up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 12, 1_000].map(delayAfter)).toEqual([30, 60, 120, 240, 300, 300, 300]);
    expect([Number.NaN, 0, -1].map(delayAfter)).toEqual([30, 30, 30]);
  });

  it('comes back from the queue itself, with the number of times that it was taken', async () => {
    const { sqs, queueUrl } = await freshPlace();
    const stopping = new AbortController();
    const asked: number[] = [];
    const giveBack = createGiveBack(sqs, queueUrl, (received) => {
      asked.push(received);
      return 0;
    });
    const times: string[] = [];
    const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
      times.push(...Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
      if (times.length === 3) {
        stopping.abort();
        return { batchItemFailures: [] };
      }
      await giveBack(Records);
      return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    };
    await createSqsPushQueue(sqs, queueUrl).send(messageOf());
    await consumeQueue(sqs, queueUrl, handler, stopping.signal);
    expect({ times, asked }).toEqual({ times: ['1', '2', '3'], asked: [1, 2] });
  });

  it('would wait as long on one machine as in the stack, and ends among the dead letters there', () => {
    const queues = Object.values(resourcesOf(synthesizePlan())).filter(
      ({ Type, Properties }) => Type === 'AWS::SQS::Queue' && 'RedrivePolicy' in Properties,
    );
    const timeouts = queues.map(({ Properties }) => Properties.VisibilityTimeout);
    expect(timeouts).toContain(visibilityTimeout);
    const attempts = queues.map(({ Properties }) => Object(Properties.RedrivePolicy));
    expect(attempts.map(({ maxReceiveCount }) => maxReceiveCount).sort()).toEqual([
      ...[12, 12, 12],
      deliveryAttempts,
    ]);
  });
});
