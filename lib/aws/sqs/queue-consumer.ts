import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/** Seconds that one request waits for a message (the longest that SQS allows is 20). */
const waitSeconds = 10;

/**
 * Feeds a queue's messages to a handler as Lambda's event source mapping does: in batches, each
 * message deleted only when the handler did not report it as failed. As in Lambda, a failed message
 * stays in flight until its visibility time-out (docs/twins.md).
 *
 * @param batchSize most messages of one call, up to 10
 */
export async function consumeQueue(
  client: SQSClient,
  queueUrl: string,
  handler: (event: SQSEvent) => Promise<SQSBatchResponse>,
  signal: AbortSignal,
  batchSize = 10,
): Promise<void> {
  const request: ReceiveMessageCommandInput = {
    QueueUrl: queueUrl,
    WaitTimeSeconds: waitSeconds,
    MaxNumberOfMessages: batchSize,
    MessageSystemAttributeNames: ['All'],
  };
  while (!signal.aborted) {
    try {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand(request), {
        abortSignal: signal,
      });
      if (Messages.length > 0) await handleBatch(client, queueUrl, Messages, handler);
    } catch (error) {
      if (!signal.aborted) console.error(error);
    }
  }
}

async function handleBatch(
  client: SQSClient,
  queueUrl: string,
  messages: readonly Message[],
  handler: (event: SQSEvent) => Promise<SQSBatchResponse>,
): Promise<void> {
  const { batchItemFailures } = await handler({ Records: messages.map(asRecord) });
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const { MessageId = '', ReceiptHandle } of messages)
    if (!failed.has(MessageId))
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
}

function asRecord({
  MessageId = '',
  ReceiptHandle = '',
  Body = '',
  Attributes = {},
}: Message): SQSRecord {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ...Attributes,
      ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes.SentTimestamp ?? '0',
      SenderId: Attributes.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}
