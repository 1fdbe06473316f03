import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** How long one delivery may take: a page of subscribers of a mailing list takes longest. */
export const deliverTimeout = Duration.minutes(1);

/** As many attempts as lib/aws/sqs/sqs-delivery-queue.ts spreads over 17 hours. */
const attempts = 24;

const common = {
  fifo: true,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

/** What announce leaves for recipients, and where it ends when one does not take it. */
export class DeliveryQueues extends Construct {
  readonly deliveries: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is where messages end: an alarm calls a person',
    });
    this.deliveries = new Queue(this, 'Deliveries', {
      ...common,
      // AWS: at least six times the consumer's timeout.
      visibilityTimeout: Duration.seconds(6 * deliverTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    });
  }
}
