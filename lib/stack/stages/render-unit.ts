import { Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { createStageFunction, type StageProps } from './stage-function.ts';
import { unitTimeout } from './unit-queues.ts';

export interface RenderUnitProps extends StageProps {
  readonly units: Queue;
  readonly store: VersionStore;
  readonly site: Site;
  /** Units that are made at once. */
  readonly mostAtOnce: number;
}

/** Units that are made at once, unless the plan says otherwise. */
export const usualUnitsAtOnce = 20;

/** Beside render: makes all pages anew, where `gazette render` asks for it. */
export class RenderUnit extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: RenderUnitProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'render-unit',
      description: 'Makes pages anew, some at a time, when their look has changed',
      timeout: unitTimeout,
      memory: 1_769,
    });
    this.function.addEventSource(
      new SqsEventSource(props.units, {
        batchSize: 1,
        // Not reserved: while no pages are made anew, others have the account's concurrency.
        maxConcurrency: props.mostAtOnce,
        reportBatchItemFailures: true,
      }),
    );
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'The queue has its own, for messages that failed twelve times',
    });
    props.store.grantIndex(this.function);
    props.site.grantPages(this.function);
  }
}
