import { Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  LogQueryWidget,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MeasureName, measuresNamespace } from '../../settings/measures.ts';
import { cloudFrontRegion, distributionMetric, iteratorAge, type Watched } from './watched.ts';

/** Columns of a dashboard. */
const wholeWidth = 24;

/** One page that shows where a push is, what failed last, and how readers are served. */
export function createDashboard(
  scope: Construct,
  watched: Watched,
  alarms: readonly Alarm[],
): Dashboard {
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: Stack.of(scope).stackName,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: wholeWidth })],
      functionWidgets(watched),
      pipelineWidgets(watched),
      publicationWidgets(Stack.of(scope).stackName),
      siteWidgets(watched),
      ...logWidgets(watched).map((widget) => [widget]),
    ],
  });
}

function functionWidgets({ functions }: Watched): IWidget[] {
  const all = Object.entries(functions);
  const statistic = Stats.SUM;
  return [
    new GraphWidget({
      title: 'Runs',
      left: all.map(([label, one]) => one.metricInvocations({ label, statistic })),
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'Errors (left), throttles (right)',
      left: all.map(([label, one]) => one.metricErrors({ label, statistic })),
      right: all.map(([label, one]) => one.metricThrottles({ label, statistic })),
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'Duration, 95th percentile',
      left: all.map(([label, one]) => one.metricDuration({ label, statistic: Stats.p(95) })),
      width: wholeWidth / 3,
    }),
  ];
}

function pipelineWidgets({
  queues,
  failures,
  functions,
  deliveryQueues,
  unitQueues,
}: Watched): IWidget[] {
  const statistic = Stats.MAXIMUM;
  const { pushes, pullRequests, deadLetters } = queues;
  const waiting = {
    pushes,
    'pull requests': pullRequests,
    'dead letters': deadLetters,
    'failed wake-ups': failures,
    units: unitQueues.units,
    'failed units': unitQueues.deadLetters,
    ...(deliveryQueues && {
      deliveries: deliveryQueues.deliveries,
      'failed deliveries': deliveryQueues.deadLetters,
    }),
  };
  return [
    new GraphWidget({
      title: 'Messages in the queues',
      left: Object.entries(waiting).map(([label, one]) =>
        one.metricApproximateNumberOfMessagesVisible({ label, statistic }),
      ),
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'Age of the oldest push',
      left: [pushes.metricApproximateAgeOfOldestMessage({ label: 'seconds', statistic })],
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'Age of what is read from the stream',
      left: [iteratorAge(functions.render), iteratorAge(functions.announce)],
      width: wholeWidth / 3,
    }),
  ];
}

/** What the stages measure of themselves. */
function publicationWidgets(plan: string): IWidget[] {
  const measure = (metricName: MeasureName, statistic: string) =>
    new Metric({
      namespace: measuresNamespace,
      metricName,
      dimensionsMap: { Plan: plan },
      statistic,
    });
  return [
    new GraphWidget({
      title: 'Published: change sets, documents, problems',
      left: (['ChangeSets', 'Changes', 'Problems'] as const).map((name) =>
        measure(name, Stats.SUM),
      ),
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'From push to store, from commit to live, in seconds',
      left: [measure('PushToStored', Stats.MAXIMUM), measure('CommitToLive', Stats.MINIMUM)],
      width: wholeWidth / 3,
    }),
    new GraphWidget({
      title: 'Change sets: not announced yet (left), with pages of an older look (right)',
      left: [measure('Behind', Stats.MAXIMUM)],
      right: [measure('OlderLook', Stats.MAXIMUM)],
      width: wholeWidth / 3,
    }),
  ];
}

function siteWidgets({ distribution, api }: Watched): IWidget[] {
  const region = cloudFrontRegion;
  const rate = { region, statistic: Stats.AVERAGE };
  return [
    new GraphWidget({
      title: 'Readers: requests (left), answers that are errors in percent (right)',
      region,
      left: [distributionMetric(distribution, 'Requests', { region, statistic: Stats.SUM })],
      right: [
        distributionMetric(distribution, '4xxErrorRate', rate),
        distributionMetric(distribution, '5xxErrorRate', rate),
      ],
      width: wholeWidth / 2,
    }),
    new GraphWidget({
      title: 'Front door: requests (left), server errors (right)',
      left: [api.metricCount({ statistic: Stats.SUM })],
      right: [api.metricServerError({ statistic: Stats.SUM })],
      width: wholeWidth / 2,
    }),
  ];
}

function logWidgets({ functions }: Watched): IWidget[] {
  const all = Object.values(functions).map((one) => one.logGroup.logGroupName);
  return [
    new LogQueryWidget({
      title: 'Last publications',
      logGroupNames: [functions.announce.logGroup.logGroupName],
      queryLines: [
        'fields @timestamp, message.sequence, message.commit',
        'filter message.outcome = "announced"',
        'sort @timestamp desc',
        'limit 20',
      ],
      width: wholeWidth,
    }),
    new LogQueryWidget({
      title: 'Last errors',
      logGroupNames: all,
      queryLines: [
        'fields @timestamp, message.stage, message.commit, message.error.message, message.error.cause.message, message.message, errorMessage',
        'filter level in ["ERROR", "FATAL"] or message.outcome = "failed"',
        'sort @timestamp desc',
        'limit 20',
      ],
      width: wholeWidth,
    }),
  ];
}
