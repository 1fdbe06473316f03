import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { wakingItems } from '../../settings/waking-items.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { wakeOnItems } from './cursor-stream.ts';
import { createStageFunction, type StageProps, stageTimeout } from './stage-function.ts';

export interface RenderProps extends StageProps {
  readonly store: VersionStore;
  readonly site: Site;
  /** Takes what the stream could not deliver. */
  readonly failures: Queue;
}

/** Third stage: from the version store to the pages. */
export class Render extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: RenderProps) {
    super(scope, id);
    const { store, site, failures } = props;
    this.function = createStageFunction(this, {
      ...props,
      name: 'render',
      description: 'Brings the pages up to the version store',
      timeout: stageTimeout,
      wakesItself: true,
      memory: 1_769,
      // The schedule and the stream may wake it at the same time, and a page's order is only sure
      // when runs do not overlap (lib/aws/s3/s3-page-store.ts).
      concurrency: 1,
    });
    wakeOnItems(this.function, wakingItems.render, { table: store.table, failures });
    store.grantReadWrite(this.function);
    site.grantPages(this.function);
  }
}
