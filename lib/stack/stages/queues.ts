import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { previewTimeout } from './preview.ts';
import { stageTimeout } from './stage-function.ts';

const common = {
  fifo: true,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
};

/** What receive tells the others, and where messages end that could not be handled. */
export class Queues extends Construct {
  readonly pushes: Queue;
  readonly pullRequests: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'It is where messages end: an alarm calls a person',
    });
    this.pushes = this.createQueue('Pushes', stageTimeout);
    this.pullRequests = this.createQueue('PullRequests', previewTimeout);
  }

  private createQueue(id: string, timeout: Duration): Queue {
    return new Queue(this, id, {
      ...common,
      // AWS: at least six times the consumer's timeout.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      // With the delays of lib/aws/sqs/give-back.ts: after more than 40 minutes of failures.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 12 },
    });
  }
}
