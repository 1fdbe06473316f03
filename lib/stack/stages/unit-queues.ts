import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/**
 * How long making one unit may take: as long as Lambda lets a function run
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export const unitTimeout = Duration.minutes(15);

const common = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

/** Units of pages that are to be made anew, and where those end that cannot be made. */
export class UnitQueues extends Construct {
  readonly units: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is where messages end: an alarm calls a person',
    });
    this.units = new Queue(this, 'Units', {
      ...common,
      // AWS: at least six times the consumer's timeout. A function that was killed leaves its unit for as
      // long; whoever watches the run sends it again before that.
      visibilityTimeout: Duration.seconds(6 * unitTimeout.toSeconds()),
      // With the delays of lib/aws/sqs/give-back.ts: after more than 40 minutes of failures.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 12 },
    });
  }
}
