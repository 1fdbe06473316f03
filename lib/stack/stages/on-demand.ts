import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FrontDoor } from '../site/front-door.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { createStageFunction, type StageProps } from './stage-function.ts';

export interface OnDemandProps extends StageProps {
  readonly frontDoor: FrontDoor;
  readonly store: VersionStore;
  readonly site: Site;
  /** How many may be made at once. */
  readonly concurrency: number;
}

/**
 * How many pages may be made at once unless the plan says otherwise. Anybody may ask for them:
 * without a bound, a flood of them would take the runs of all other functions of the account. It is
 * half of what a new account has in all, 10
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html), and costs 300 USD a
 * month at most, were all five busy without a pause.
 */
export const usualConcurrency = 5;

/** Answers what is not made ahead: comparisons of any two versions, search, the status, days. */
export class OnDemand extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: OnDemandProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'on-demand',
      description: 'Answers what is not made ahead: comparisons, search, the status, days',
      // An HTTP API waits for 30 seconds.
      timeout: Duration.seconds(29),
      memory: 1_769,
    });
    props.store.grantRead(this.function);
    props.site.grantPages(this.function);
    props.frontDoor.route('OnDemand', {
      path: '/{address+}',
      methods: [HttpMethod.GET, HttpMethod.HEAD],
      handler: this.function,
      // More than a plan's readers ask for: a comparison that was made once comes from the bucket.
      limit: { rateLimit: 20, burstLimit: 40 },
    });
  }
}
