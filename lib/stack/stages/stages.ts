import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ByFunction } from '../bundles/stack-code.ts';
import type { RecipientsConfiguration } from '../configuration/recipients.ts';
import type { FrontDoor } from '../site/front-door.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { Announce } from './announce.ts';
import { Deliver } from './deliver.ts';
import type { DeliveryQueues } from './delivery-queues.ts';
import { Ingest } from './ingest.ts';
import { OnDemand, usualConcurrency } from './on-demand.ts';
import { Preview } from './preview.ts';
import type { Queues } from './queues.ts';
import { Receive } from './receive.ts';
import { Render } from './render.ts';
import { RenderUnit, usualUnitsAtOnce } from './render-unit.ts';
import { Schedule } from './schedule.ts';
import type { StageProps } from './stage-function.ts';
import type { UnitQueues } from './unit-queues.ts';

export interface StagesProps extends StageProps {
  readonly store: VersionStore;
  readonly site: Site;
  readonly frontDoor: FrontDoor;
  readonly queues: Queues;
  readonly failures: Queue;
  readonly unitQueues: UnitQueues;
  readonly renderConcurrency: number | undefined;
  readonly onDemandConcurrency: number | undefined;
  /** Only where somebody is to be told. */
  readonly deliveryQueues: DeliveryQueues | undefined;
  readonly recipients: RecipientsConfiguration;
}

/** What {@link createStages} makes. */
export interface Stages {
  readonly functions: ByFunction<LambdaFunction>;
  readonly webhookUrl: string;
  readonly schedule: Schedule;
}

/** The four stages, what wakes them, what answers on demand, and previews. */
export function createStages(scope: Construct, props: StagesProps): Stages {
  const { pushes, pullRequests } = props.queues;
  const receive = new Receive(scope, 'Receive', { ...props, pushes, pullRequests });
  const ingest = new Ingest(scope, 'Ingest', { ...props, pushes }).function;
  const render = new Render(scope, 'Render', props).function;
  const renderUnit = new RenderUnit(scope, 'RenderUnit', {
    ...props,
    units: props.unitQueues.units,
    mostAtOnce: props.renderConcurrency ?? usualUnitsAtOnce,
  });
  const announce = new Announce(scope, 'Announce', props).function;
  const preview = new Preview(scope, 'Preview', { ...props, pullRequests }).function;
  const onDemand = new OnDemand(scope, 'OnDemand', {
    ...props,
    concurrency: props.onDemandConcurrency ?? usualConcurrency,
  });
  const deliver = createDeliver(scope, props, announce);
  const schedule = new Schedule(scope, 'Schedule', [ingest, render, announce]);
  return {
    functions: {
      receive: receive.function,
      ingest,
      render,
      'render-unit': renderUnit.function,
      announce,
      ...(deliver && { deliver }),
      preview,
      'on-demand': onDemand.function,
    },
    webhookUrl: receive.webhookUrl,
    schedule,
  };
}

function createDeliver(
  scope: Construct,
  { deliveryQueues, ...props }: StagesProps,
  announce: LambdaFunction,
): LambdaFunction | undefined {
  if (!deliveryQueues) return undefined;
  const { deliveries } = deliveryQueues;
  deliveries.grant(announce, 'sqs:SendMessage');
  return new Deliver(scope, 'Deliver', { ...props, deliveries }).function;
}
