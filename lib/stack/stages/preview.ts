import { Duration, Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantSecretValue } from '../configuration/secret-reference.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { createStageFunction, type StageProps } from './stage-function.ts';

export interface PreviewProps extends StageProps {
  readonly pullRequests: Queue;
  readonly store: VersionStore;
  readonly site: Site;
}

/** How long one preview may take. */
export const previewTimeout = Duration.minutes(2);

/** Beside the stages: shows what a pull request would publish. It cannot change what is published. */
export class Preview extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: PreviewProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'preview',
      description: 'Shows what merging a pull request would publish',
      timeout: previewTimeout,
      memory: 1_769,
    });
    this.function.addEventSource(
      new SqsEventSource(props.pullRequests, { batchSize: 1, reportBatchItemFailures: true }),
    );
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'The queue has its own, for messages that failed twelve times',
    });
    props.store.grantRead(this.function);
    props.site.grantPreviews(this.function);
    const { githubCredentialsSecretId } = props.settings;
    if (githubCredentialsSecretId !== undefined)
      grantSecretValue(this, 'GithubCredentials', {
        name: githubCredentialsSecretId,
        grantee: this.function,
      });
  }
}
