import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { wakingItems } from '../../settings/waking-items.ts';
import { grantSecretValue } from '../configuration/secret-reference.ts';
import type { Site } from '../site/site.ts';
import type { VersionStore } from '../storage/version-store.ts';
import { wakeOnItems } from './cursor-stream.ts';
import { createStageFunction, type StageProps, stageTimeout } from './stage-function.ts';

export interface AnnounceProps extends StageProps {
  readonly store: VersionStore;
  readonly site: Site;
  /** Takes what the stream could not deliver. */
  readonly failures: Queue;
}

/** Fourth stage: from the pages to feeds, sitemap, hubs and the author. */
export class Announce extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: AnnounceProps) {
    super(scope, id);
    const { store, site, failures } = props;
    this.function = createStageFunction(this, {
      ...props,
      name: 'announce',
      description: 'Brings feeds, sitemap and commit statuses up to the pages',
      timeout: stageTimeout,
      wakesItself: true,
      memory: 1_024,
      // The schedule and the stream may wake it at the same time, and a feed's order is only sure
      // when runs do not overlap (lib/aws/s3/s3-page-store.ts).
      concurrency: 1,
    });
    wakeOnItems(this.function, wakingItems.announce, { table: store.table, failures });
    store.grantReadWrite(this.function);
    site.grantPages(this.function);
    const { githubCredentialsSecretId } = props.settings;
    if (githubCredentialsSecretId !== undefined)
      grantSecretValue(this, 'GithubCredentials', {
        name: githubCredentialsSecretId,
        grantee: this.function,
      });
  }
}
