import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Settings } from '../settings/settings.ts';
import type { Site } from './site/site.ts';
import type { Stages } from './stages/stages.ts';
import type { VersionStore } from './storage/version-store.ts';
import type { Watched } from './watch/watched.ts';

export interface OutputsProps {
  readonly settings: Settings;
  readonly site: Site;
  readonly store: VersionStore;
  readonly stages: Stages;
  readonly watched: Watched;
}

/**
 * What an operator needs: addresses for the first steps, names for docs/runbook.md and `gazette
 * import` and `takedown`, which know them by these very ids wherever in the stack the plan is.
 */
export function createOutputs(
  scope: Construct,
  { settings, site, store, stages, watched }: OutputsProps,
): void {
  const { deliveryQueues, unitQueues } = watched;
  const values: Record<string, string> = {
    Repository: settings.repository,
    Branch: settings.branch,
    // An output cannot be empty: none means the whole repository.
    ...(settings.path === '' ? {} : { PlanFolder: settings.path }),
    PlanTitle: settings.title,
    PlanLanguage: settings.language,
    ...(settings.publicRepository === undefined
      ? {}
      : { PublicRepository: settings.publicRepository }),
    ...(settings.hubs === undefined ? {} : { Hubs: settings.hubs }),
    SiteUrl: site.baseUrl,
    SiteHost: site.distribution.distributionDomainName,
    WebhookUrl: stages.webhookUrl,
    DistributionId: site.distribution.distributionId,
    PagesBucket: site.bucket.bucketName,
    TextsBucket: store.texts.bucketName,
    TableName: store.table.tableName,
    PushQueueUrl: watched.queues.pushes.queueUrl,
    DeadLettersUrl: watched.queues.deadLetters.queueUrl,
    DeadLettersArn: watched.queues.deadLetters.queueArn,
    FailuresUrl: watched.failures.queueUrl,
    UnitQueueUrl: unitQueues.units.queueUrl,
    UnitDeadLettersUrl: unitQueues.deadLetters.queueUrl,
    UnitDeadLettersArn: unitQueues.deadLetters.queueArn,
    ...(settings.look === undefined ? {} : { Look: settings.look }),
    ...(deliveryQueues && {
      DeliveriesUrl: deliveryQueues.deliveries.queueUrl,
      DeliveryDeadLettersUrl: deliveryQueues.deadLetters.queueUrl,
      DeliveryDeadLettersArn: deliveryQueues.deadLetters.queueArn,
    }),
  };
  for (const [stage, one] of Object.entries(stages.functions)) {
    const name = outputName(stage);
    values[`${name}Function`] = one.functionName;
    values[`${name}Log`] = one.logGroup.logGroupName;
  }
  for (const [name, value] of Object.entries(values))
    new CfnOutput(scope, name, { value }).overrideLogicalId(name);
}

/** `OnDemand` for `on-demand`: CloudFormation takes letters and digits only. */
function outputName(stage: string): string {
  return stage.replaceAll(/(?:^|-)(\w)/gu, (_, first: string) => first.toUpperCase());
}
