import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { Announce } from './announce.ts';
import type { FunctionCode } from './bundle.ts';
import { FrontDoor } from './front-door.ts';
import { Ingest } from './ingest.ts';
import { OnDemand } from './on-demand.ts';
import type { PlanConfiguration } from './plan-configuration.ts';
import { PushQueue } from './push-queue.ts';
import { Receive } from './receive.ts';
import { Render } from './render.ts';
import { Schedule } from './schedule.ts';
import { Site } from './site.ts';
import { VersionStore } from './version-store.ts';

export interface GazetteStackProps extends StackProps {
  readonly configuration: PlanConfiguration;
  readonly code: FunctionCode;
}

/** One published plan: what holds it, and the stages that bring a push to its readers (DESIGN section 3). */
export class GazetteStack extends Stack {
  constructor(scope: Construct, id: string, props: GazetteStackProps) {
    super(scope, id, props);
    const { configuration, code } = props;
    const store = new VersionStore(this, 'VersionStore');
    const frontDoor = new FrontDoor(this, 'FrontDoor');
    const site = new Site(this, 'Site', {
      domain: configuration.domain,
      onDemandHost: frontDoor.host,
    });
    const { queue } = new PushQueue(this, 'PushQueue');
    const failures = createFailureQueue(this);
    const settings = settingsOf(configuration, { store, site, queue });
    const stage = { settings, code };

    const receive = new Receive(this, 'Receive', { ...stage, frontDoor, queue });
    const ingest = new Ingest(this, 'Ingest', { ...stage, queue, store, site });
    const render = new Render(this, 'Render', { ...stage, store, site, failures });
    const announce = new Announce(this, 'Announce', { ...stage, store, site, failures });
    new OnDemand(this, 'OnDemand', { ...stage, frontDoor, store, site });
    new Schedule(
      this,
      'Schedule',
      [ingest, render, announce].map((construct) => construct.function),
    );

    new CfnOutput(this, 'SiteUrl', { value: site.baseUrl });
    new CfnOutput(this, 'SiteHost', { value: site.distribution.distributionDomainName });
    new CfnOutput(this, 'WebhookUrl', { value: receive.webhookUrl });
  }
}

/** Where records of the table's stream go that a stage failed on again and again. */
function createFailureQueue(scope: Construct): Queue {
  return new Queue(scope, 'StreamFailures', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
}

function settingsOf(
  configuration: PlanConfiguration,
  { store, site, queue }: { store: VersionStore; site: Site; queue: Queue },
): Settings {
  const { repository, branch, path, title, language } = configuration;
  const { webhookSecretId, githubTokenSecretId } = configuration;
  return {
    table: store.table.tableName,
    siteBucket: site.bucket.bucketName,
    textBucket: store.texts.bucketName,
    queueUrl: queue.queueUrl,
    repository,
    branch,
    path,
    title,
    baseUrl: site.baseUrl,
    language,
    webhookSecretId,
    ...(githubTokenSecretId === undefined ? {} : { githubTokenSecretId }),
    distributionId: site.distribution.distributionId,
  };
}
