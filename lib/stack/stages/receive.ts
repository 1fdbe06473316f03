import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantSecretValue } from '../configuration/secret-reference.ts';
import type { FrontDoor } from '../site/front-door.ts';
import { createStageFunction, type StageProps } from './stage-function.ts';

export interface ReceiveProps extends StageProps {
  readonly frontDoor: FrontDoor;
  readonly pushes: Queue;
  readonly pullRequests: Queue;
}

/** Path of the webhook at the front door. */
const webhookPath = '/webhook';

/** First stage: the webhook's answer. */
export class Receive extends Construct {
  readonly function: LambdaFunction;
  /** What to enter as the webhook's payload URL. */
  readonly webhookUrl: string;

  constructor(scope: Construct, id: string, props: ReceiveProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'receive',
      description: 'Verifies a webhook of the repository and queues it',
      // GitHub waits for 10 seconds.
      timeout: Duration.seconds(10),
      memory: 512,
    });
    for (const queue of [props.pushes, props.pullRequests])
      queue.grant(this.function, 'sqs:SendMessage');
    grantSecretValue(this, 'WebhookSecret', {
      name: props.settings.webhookSecretId,
      grantee: this.function,
    });
    props.frontDoor.route('Webhook', {
      path: webhookPath,
      methods: [HttpMethod.POST],
      handler: this.function,
      // More than a plan's authors push; the schedule finds a push whose webhook was turned away.
      limit: { rateLimit: 20, burstLimit: 100 },
    });
    this.webhookUrl = `${props.frontDoor.api.apiEndpoint}${webhookPath}`;
  }
}
