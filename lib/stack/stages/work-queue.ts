import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

const common = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

/** A queue where messages end that could not be handled. */
export function createDeadLetters(
  scope: Construct,
  { fifo }: { readonly fifo?: true } = {},
): Queue {
  const queue = new Queue(scope, 'DeadLetters', { ...common, ...(fifo && { fifo }) });
  Validations.of(queue).acknowledge({
    id: 'Serverless-SQSRedrivePolicy',
    reason: 'It is where messages end: an alarm calls a person',
  });
  return queue;
}

/** A queue whose messages a function handles. */
export interface WorkQueueProps {
  readonly deadLetters: Queue;
  /** Of the function. */
  readonly timeout: Duration;
  /**
   * How often a message is handled in vain before it ends among the dead letters. Twelve times, with the
   * delays of lib/aws/sqs/give-back.ts, are more than 40 minutes of failures.
   */
  readonly attempts?: number;
}

/** It is of the kind that its dead letters are: first in, first out, or not. */
export function createWorkQueue(
  scope: Construct,
  id: string,
  { deadLetters, timeout, attempts = 12 }: WorkQueueProps,
): Queue {
  return new Queue(scope, id, {
    ...common,
    ...(deadLetters.fifo && { fifo: true }),
    // AWS: at least six times the consumer's timeout.
    visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: attempts },
  });
}
