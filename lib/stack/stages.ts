import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Announce } from './announce.ts';
import type { FunctionName } from './bundle.ts';
import type { FrontDoor } from './front-door.ts';
import { Ingest } from './ingest.ts';
import { OnDemand } from './on-demand.ts';
import { Receive } from './receive.ts';
import { Render } from './render.ts';
import { Schedule } from './schedule.ts';
import type { Site } from './site.ts';
import type { StageProps } from './stage-function.ts';
import type { VersionStore } from './version-store.ts';

export interface StagesProps extends StageProps {
  readonly store: VersionStore;
  readonly site: Site;
  readonly frontDoor: FrontDoor;
  readonly queue: Queue;
  readonly failures: Queue;
  readonly onDemandConcurrency: number | undefined;
}

/** What {@link createStages} makes. */
export interface Stages {
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>;
  readonly webhookUrl: string;
}

/** The four stages, what wakes them, and what answers on demand. */
export function createStages(scope: Construct, props: StagesProps): Stages {
  const receive = new Receive(scope, 'Receive', props);
  const ingest = new Ingest(scope, 'Ingest', props).function;
  const render = new Render(scope, 'Render', props).function;
  const announce = new Announce(scope, 'Announce', props).function;
  const onDemand = new OnDemand(scope, 'OnDemand', {
    ...props,
    concurrency: props.onDemandConcurrency,
  });
  new Schedule(scope, 'Schedule', [ingest, render, announce]);
  return {
    functions: {
      receive: receive.function,
      ingest,
      render,
      announce,
      'on-demand': onDemand.function,
    },
    webhookUrl: receive.webhookUrl,
  };
}
