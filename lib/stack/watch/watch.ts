import { Aws, CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type CfnAlarm,
  ComparisonOperator,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmRecipient } from '../configuration/plan-entries.ts';
import { type AlarmDefinition, alarmDefinitions, siteAlarm } from './alarm-definitions.ts';
import { alarmTopic } from './alarm-topic.ts';
import { createBudget } from './budget.ts';
import { createDashboard } from './dashboard.ts';
import { cloudFrontRegion, type Watched } from './watched.ts';

export interface WatchProps {
  readonly watched: Watched;
  /** Who is told; without one, alarms are seen on the dashboard alone. */
  readonly recipient?: AlarmRecipient | undefined;
  /** US dollars that a month may cost before the recipient is told; needs one. */
  readonly budget?: number | undefined;
}

/** Alarms, each with a section in docs/runbook.md, and one dashboard. */
export class Watch extends Construct {
  private readonly topic: ITopic | undefined;

  constructor(scope: Construct, id: string, { watched, recipient, budget }: WatchProps) {
    super(scope, id);
    this.topic = recipient === undefined ? undefined : alarmTopic(this, recipient);
    const alarms = alarmDefinitions(watched).map((definition) => this.createAlarm(definition));
    alarms.push(this.createHeartbeatAlarm(watched));
    this.createSiteAlarm(watched);
    createDashboard(this, watched, alarms);
    if (recipient !== undefined && budget !== undefined) createBudget(this, budget, recipient);
  }

  private createAlarm(
    definition: AlarmDefinition,
    missing: TreatMissingData = TreatMissingData.NOT_BREACHING,
    comparison: ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  ): Alarm {
    const { title, meaning, metric, atLeast, lasting = { periods: 1, of: 1 } } = definition;
    const alarm = new Alarm(this, title.replaceAll(/[^\w]+/gu, '-'), {
      alarmName: `${Stack.of(this).stackName}: ${title}`,
      alarmDescription: `${meaning} What to do: docs/runbook.md, "${title}".`,
      metric,
      threshold: atLeast,
      evaluationPeriods: lasting.of,
      datapointsToAlarm: lasting.periods,
      comparisonOperator: comparison,
      treatMissingData: missing,
    });
    if (this.topic) {
      const action = new SnsAction(this.topic);
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
    return alarm;
  }

  /** The other alarms hear of failures; this one notices when there is nothing that could fail. */
  private createHeartbeatAlarm({ functions }: Watched): Alarm {
    const definition = {
      title: 'Nothing wakes the stages',
      meaning: 'The schedule has not woken ingest for a quarter of an hour.',
      metric: functions.ingest.metricInvocations({ statistic: Stats.SUM }),
      atLeast: 1,
      lasting: { periods: 3, of: 3 },
    };
    return this.createAlarm(
      definition,
      TreatMissingData.BREACHING,
      ComparisonOperator.LESS_THAN_THRESHOLD,
    );
  }

  /** An alarm cannot watch another region; docs/runbook.md says how to have it from elsewhere. */
  private createSiteAlarm(watched: Watched): void {
    const alarm = this.createAlarm(siteAlarm(watched));
    const condition = new CfnCondition(this, 'InRegionOfCloudFront', {
      expression: Fn.conditionEquals(Aws.REGION, cloudFrontRegion),
    });
    (alarm.node.defaultChild as CfnAlarm).cfnOptions.condition = condition;
  }
}
