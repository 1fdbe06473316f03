import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createDeadLetters, createWorkQueue } from './work-queue.ts';

/** How long one delivery may take: a page of subscribers of a mailing list takes longest. */
export const deliverTimeout = Duration.minutes(1);

/** As many attempts as lib/aws/sqs/sqs-delivery-queue.ts spreads over 17 hours. */
const attempts = 24;

/** What announce leaves for recipients, and where it ends when one does not take it. */
export class DeliveryQueues extends Construct {
  readonly deliveries: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = createDeadLetters(this, { fifo: true });
    const props = { deadLetters: this.deadLetters, timeout: deliverTimeout, attempts };
    this.deliveries = createWorkQueue(this, 'Deliveries', props);
  }
}
