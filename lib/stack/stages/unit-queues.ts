import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createDeadLetters, createWorkQueue } from './work-queue.ts';

/**
 * How long making one unit may take: as long as Lambda lets a function run
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). A function that was killed
 * leaves its unit unseen for six times as long; whoever watches the run sends it again before that.
 */
export const unitTimeout = Duration.minutes(15);

/** Units of pages that are to be made anew, and where those end that cannot be made. */
export class UnitQueues extends Construct {
  readonly units: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = createDeadLetters(this);
    const props = { deadLetters: this.deadLetters, timeout: unitTimeout };
    this.units = createWorkQueue(this, 'Units', props);
  }
}
