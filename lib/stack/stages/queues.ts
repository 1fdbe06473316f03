import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { previewTimeout } from './preview.ts';
import { stageTimeout } from './stage-function.ts';
import { createDeadLetters, createWorkQueue } from './work-queue.ts';

/** What receive tells the others, and where messages end that could not be handled. */
export class Queues extends Construct {
  readonly pushes: Queue;
  readonly pullRequests: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const deadLetters = createDeadLetters(this, { fifo: true });
    this.deadLetters = deadLetters;
    this.pushes = createWorkQueue(this, 'Pushes', { deadLetters, timeout: stageTimeout });
    const previews = { deadLetters, timeout: previewTimeout };
    this.pullRequests = createWorkQueue(this, 'PullRequests', previews);
  }
}
