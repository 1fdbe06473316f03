import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { createSqsPushQueue, parsePushMessage } from '../../lib/aws/sqs/sqs-push-queue.ts';
import { createMemoryPushQueue } from '../../lib/memory/memory-push-queue.ts';
import { useEmulators } from './emulated.ts';
import { describePushQueue, type QueueUnderTest } from './push-queue.ts';

const freshPlace = useEmulators();

describePushQueue('memory', async () => {
  const queue = createMemoryPushQueue();
  return { queue, take: async () => queue.take() };
});

describePushQueue('SQS', async (): Promise<QueueUnderTest> => {
  const { sqs, queueUrl: QueueUrl } = await freshPlace();
  return {
    queue: createSqsPushQueue(sqs, QueueUrl),
    async take() {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
      const [message] = Messages;
      if (!message) return undefined;
      const { ReceiptHandle } = message;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return parsePushMessage(message.Body ?? '');
    },
  };
});
