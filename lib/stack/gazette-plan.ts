import { Duration, Stack, Validations } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SettingsError } from '../errors/errors.ts';
import type { MailSettings } from '../settings/mail-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { packagedCode } from './bundles/packaged-code.ts';
import type { StackCode } from './bundles/stack-code.ts';
import { type PlanConfiguration, readPlanProps } from './configuration/plan-configuration.ts';
import { hasRecipients } from './configuration/recipients.ts';
import { createOutputs } from './outputs.ts';
import { FrontDoor } from './site/front-door.ts';
import { Site } from './site/site.ts';
import type { SitePolicies } from './site/site-policies.ts';
import { DeliveryQueues } from './stages/delivery-queues.ts';
import { Queues } from './stages/queues.ts';
import { createStages } from './stages/stages.ts';
import { UnitQueues } from './stages/unit-queues.ts';
import { VersionStore } from './storage/version-store.ts';
import { Watch } from './watch/watch.ts';
import type { Watched } from './watch/watched.ts';

/** What to publish: the same entries as those of a plan in cdk.json. */
export interface GazettePlanProps {
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** GitHub's number of the repository: a renamed one is read on, and nobody who takes its name. */
  readonly repositoryId?: number;
  /** The published branch. */
  readonly branch: string;
  /** Folder of the plan in the repository; all of it when left out. */
  readonly path?: string;
  /** The plan's title. */
  readonly title: string;
  /** Language of the site's own words, a BCP 47 tag. */
  readonly language: string;
  /** Name or ARN of the secret that the webhook signs with. */
  readonly webhookSecret: string;
  /** Name or ARN of the secret that holds a GitHub App or token; without one nobody is told. */
  readonly githubCredentialsSecret?: string;
  /** Address of the API of a GitHub Enterprise Server; GitHub's own when left out. */
  readonly githubApi?: string;
  /** `fail` if errors are to fail the check of a pull request; they are only named when left out. */
  readonly pullRequestErrors?: string;
  /** Addresses of WebSub hubs that hear of every change. */
  readonly hubs?: readonly string[];
  /** Where readers see the repository, if they may: pages link to it, and to editing. */
  readonly publicRepository?: string;
  /** When commitments count as due soon and as silent: days before a date, and without a new version. */
  readonly deadlines?: string;
  /** Name or ARN of the secret that lists webhooks; see docs/deploy.md. */
  readonly webhooks?: string;
  /** Name or ARN of a bus of EventBridge that gets an event of each change set. */
  readonly eventBus?: string;
  /** How mail goes out, of each change set or as digests; none does when left out. */
  readonly mail?: MailSettings | readonly MailSettings[];
  /** Host name of the site, with {@link certificate}; CloudFront's own when left out. */
  readonly domain?: string;
  /** Another host name, for previews of pull requests alone; on the domain itself when left out. */
  readonly previewDomain?: string;
  /** ARN of the domain's certificate, which must be in us-east-1. */
  readonly certificate?: string;
  /** ARN of a web ACL for CloudFront, which is in us-east-1; none when left out. */
  readonly webAcl?: string;
  /** E-mail address, or ARN of an SNS topic, that alarms go to. */
  readonly alarms?: string;
  /** US dollars that a month may cost before {@link alarms} hears of it; no limit when left out. */
  readonly budget?: number;
  /** Days for which logs are kept, one of those that CloudWatch knows; 90 when left out. */
  readonly logDays?: number;
  /** How many pages may be made on demand at once; five when left out. */
  readonly onDemandConcurrency?: number;
  /** How many units of pages are made anew at once, 2 to 1,000; twenty when left out. */
  readonly renderConcurrency?: number;
  /**
   * ARN of the stream of a table that holds a record already, such as one restored from a backup; the
   * stack has a table of its own when left out.
   */
  readonly table?: string;
  /** What CloudFront needs once for all plans of an account; the plan makes its own when left out. */
  readonly policies?: SitePolicies;
  /**
   * True at the stack's first deployment: the table is not protected against deletion yet, so that a
   * creation which fails can take back what it made and be repeated. Leave it out from the second on.
   */
  readonly isCreating?: boolean;
  /** What the functions run; the code that comes with this package when left out. */
  readonly code?: StackCode;
}

/**
 * One published plan: what holds it, and the stages that bring a push to its readers. It needs a
 * stack of its own, whose name is in the names of alarms and dashboard; `terminationProtection` is
 * that stack's to set.
 *
 * @example
 * const stack = new Stack(app, 'climate', { terminationProtection: true });
 * new GazettePlan(stack, 'Plan', { repository: 'owner/name', branch: 'main', … });
 */
export class GazettePlan extends Construct {
  /** Address of the site, without a slash at the end. */
  readonly siteUrl: string;
  /** Where GitHub's webhook is to be sent. */
  readonly webhookUrl: string;
  /** What a domain of the plan's own points to. */
  readonly distribution: IDistribution;
  /** The public record. */
  readonly table: ITable;

  /** @throws {SettingsError} that names every entry that is missing or wrong, and what to write */
  constructor(
    scope: Construct,
    id: string,
    { code = packagedCode(), policies, isCreating = false, ...entries }: GazettePlanProps,
  ) {
    super(scope, id);
    refuseSecondPlan(this);
    const configuration = readPlanProps(Stack.of(this).stackName, entries);
    const { domain, logRetention, onDemandConcurrency, alarmRecipient, tableStreamArn } =
      configuration;
    const { recipients } = configuration;
    const store = new VersionStore(this, 'VersionStore', { tableStreamArn, isCreating });
    const frontDoor = new FrontDoor(this, 'FrontDoor', { logRetention });
    const site = new Site(this, 'Site', {
      ...{ domain, code, policies, onDemandHost: frontDoor.host },
      webAclArn: configuration.webAclArn,
    });
    const queues = new Queues(this, 'Queues');
    const deliveryQueues = hasRecipients(recipients)
      ? new DeliveryQueues(this, 'DeliveryQueues')
      : undefined;
    const unitQueues = new UnitQueues(this, 'UnitQueues');
    const failures = createFailureQueue(this);
    const settings = {
      ...settingsOf(configuration, { store, site, queues, deliveryQueues }),
      ...{ unitQueueUrl: unitQueues.units.queueUrl, look: code.look() },
    };
    const stages = createStages(this, {
      ...{ settings, code, logRetention, onDemandConcurrency, unitQueues },
      renderConcurrency: configuration.renderConcurrency,
      ...{ store, site, frontDoor, queues, failures, deliveryQueues, recipients },
    });
    const watched: Watched = {
      plan: configuration.name,
      ...{ functions: stages.functions, queues, failures, deliveryQueues, unitQueues },
      ...{ api: frontDoor.api, distribution: site.distribution },
    };
    new Watch(this, 'Watch', { watched, recipient: alarmRecipient, budget: configuration.budget });
    stages.schedule.comesLast(this);
    createOutputs(this, { settings, site, store, stages, watched });
    this.siteUrl = site.baseUrl;
    this.webhookUrl = stages.webhookUrl;
    this.distribution = site.distribution;
    this.table = store.table;
  }
}

/** Two plans of one stack would have alarms, a dashboard and outputs of the same names. */
function refuseSecondPlan(plan: GazettePlan): void {
  const stack = Stack.of(plan);
  const others = stack.node.findAll().filter((one) => one instanceof GazettePlan && one !== plan);
  if (others.length > 0)
    throw new SettingsError(
      `The stack ${stack.stackName} has a plan already.`,
      'Give each plan a stack of its own.',
    );
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
  {
    store,
    site,
    queues,
    deliveryQueues,
  }: {
    store: VersionStore;
    site: Site;
    queues: Queues;
    deliveryQueues: DeliveryQueues | undefined;
  },
): Settings {
  const { webhooksSecretId, eventBus, mail } = configuration.recipients;
  const { repository, repositoryId, branch, path, title, language, domain } = configuration;
  const { webhookSecretId, githubCredentialsSecretId, githubApiUrl, pullRequestErrors } =
    configuration;
  const { hubs, deadlines, publicRepository } = configuration;
  return {
    plan: configuration.name,
    table: store.table.tableName,
    siteBucket: site.bucket.bucketName,
    textBucket: store.texts.bucketName,
    queueUrl: queues.pushes.queueUrl,
    previewQueueUrl: queues.pullRequests.queueUrl,
    repository,
    ...(repositoryId === undefined ? {} : { repositoryId: String(repositoryId) }),
    branch,
    path,
    title,
    baseUrl: site.baseUrl,
    ...(domain?.previewName === undefined ? {} : { previewUrl: `https://${domain.previewName}` }),
    language,
    webhookSecretId,
    ...(githubCredentialsSecretId === undefined ? {} : { githubCredentialsSecretId }),
    ...(githubApiUrl === undefined ? {} : { githubApiUrl }),
    ...(pullRequestErrors === undefined ? {} : { pullRequestErrors }),
    ...(hubs === undefined || hubs.length === 0 ? {} : { hubs: hubs.join(' ') }),
    ...(publicRepository === undefined ? {} : { publicRepository }),
    ...(deadlines === undefined ? {} : { deadlines }),
    ...(deliveryQueues && { deliveryQueueUrl: deliveryQueues.deliveries.queueUrl }),
    ...(webhooksSecretId === undefined ? {} : { webhooksSecretId }),
    ...(eventBus === undefined ? {} : { eventBus }),
    ...(mail === undefined ? {} : { mail: JSON.stringify(mail) }),
  };
}
