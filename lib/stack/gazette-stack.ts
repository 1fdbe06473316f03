import { Duration, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import type { FunctionCode } from './bundles/bundle.ts';
import type { PlanConfiguration } from './configuration/plan-configuration.ts';
import { createOutputs } from './outputs.ts';
import { FrontDoor } from './site/front-door.ts';
import { Site } from './site/site.ts';
import { Queues } from './stages/queues.ts';
import { createStages } from './stages/stages.ts';
import { VersionStore } from './storage/version-store.ts';
import { Watch } from './watch/watch.ts';
import type { Watched } from './watch/watched.ts';

export interface GazetteStackProps extends StackProps {
  readonly configuration: PlanConfiguration;
  readonly code: FunctionCode;
}

/** One published plan: what holds it, and the stages that bring a push to its readers (DESIGN section 3). */
export class GazetteStack extends Stack {
  constructor(scope: Construct, id: string, props: GazetteStackProps) {
    super(scope, id, props);
    const { configuration, code } = props;
    const { domain, logRetention, onDemandConcurrency, alarmRecipient } = configuration;
    const store = new VersionStore(this, 'VersionStore');
    const frontDoor = new FrontDoor(this, 'FrontDoor', { logRetention });
    const site = new Site(this, 'Site', { domain, onDemandHost: frontDoor.host });
    const queues = new Queues(this, 'Queues');
    const failures = createFailureQueue(this);
    const settings = settingsOf(configuration, { store, site, queues });
    const stages = createStages(this, {
      ...{ settings, code, logRetention, onDemandConcurrency },
      ...{ store, site, frontDoor, queues, failures },
    });
    const watched: Watched = {
      ...{ functions: stages.functions, queues, failures },
      ...{ api: frontDoor.api, distribution: site.distribution },
    };
    new Watch(this, 'Watch', { watched, recipient: alarmRecipient });
    createOutputs(this, { settings, site, store, stages, watched });
  }
}

/** Where records of the table's stream go that a stage failed on again and again. */
function createFailureQueue(scope: Construct): Queue {
  const queue = new Queue(scope, 'StreamFailures', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const reason = 'It is where records end: an alarm calls a person';
  Validations.of(queue).acknowledge(
    { id: 'AwsSolutions-SQS3', reason },
    { id: 'Serverless-SQSRedrivePolicy', reason },
  );
  return queue;
}

function settingsOf(
  configuration: PlanConfiguration,
  { store, site, queues }: { store: VersionStore; site: Site; queues: Queues },
): Settings {
  const { repository, branch, path, title, language } = configuration;
  const { webhookSecretId, githubCredentialsSecretId, githubApiUrl, hubs } = configuration;
  return {
    plan: configuration.name,
    table: store.table.tableName,
    siteBucket: site.bucket.bucketName,
    textBucket: store.texts.bucketName,
    queueUrl: queues.pushes.queueUrl,
    previewQueueUrl: queues.pullRequests.queueUrl,
    repository,
    branch,
    path,
    title,
    baseUrl: site.baseUrl,
    language,
    webhookSecretId,
    ...(githubCredentialsSecretId === undefined ? {} : { githubCredentialsSecretId }),
    ...(githubApiUrl === undefined ? {} : { githubApiUrl }),
    ...(hubs === undefined || hubs.length === 0 ? {} : { hubs: hubs.join(' ') }),
  };
}
