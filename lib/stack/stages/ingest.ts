import { Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantSecretValue } from '../configuration/secret-reference.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { createStageFunction, type StageProps, stageTimeout } from './stage-function.ts';

export interface IngestProps extends StageProps {
  readonly pushes: Queue;
  readonly store: VersionStore;
  readonly site: Site;
}

/** Second stage: from the repository to the version store. */
export class Ingest extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: IngestProps) {
    super(scope, id);
    this.function = createStageFunction(this, {
      ...props,
      name: 'ingest',
      description: 'Brings the version store up to the head of the published branch',
      timeout: stageTimeout,
      wakesItself: true,
      memory: 1_769,
    });
    this.function.addEventSource(
      new SqsEventSource(props.pushes, { batchSize: 10, reportBatchItemFailures: true }),
    );
    // A history that takes more than one run is gone on with through the queue.
    props.pushes.grant(this.function, 'sqs:SendMessage');
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'The queue has its own, for messages that failed twelve times',
    });
    props.store.grantReadWrite(this.function);
    props.site.grantPages(this.function);
    const { githubCredentialsSecretId } = props.settings;
    if (githubCredentialsSecretId !== undefined)
      grantSecretValue(this, 'GithubCredentials', {
        name: githubCredentialsSecretId,
        grantee: this.function,
      });
  }
}
