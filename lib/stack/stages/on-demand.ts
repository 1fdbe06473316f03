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
  /** How many may be made at once; as many as the account has room for when left out. */
  readonly concurrency?: number | undefined;
}

/** Answers what is not made ahead: comparisons of any two versions, and dates. */
export class OnDemand extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: OnDemandProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'on-demand',
      description:
        'Makes a comparison when it is first asked for, and leads from a date to a version',
      // An HTTP API waits for 30 seconds.
      timeout: Duration.seconds(29),
      memory: 1_769,
    });
    props.store.grantRead(this.function);
    props.site.grantPages(this.function);
    const methods = [HttpMethod.GET, HttpMethod.HEAD];
    props.frontDoor.route('OnDemand', '/{address+}', methods, this.function);
  }
}
