import { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { distributionMetric, iteratorAge, stageMeasure, type Watched } from './watched.ts';

/** When somebody should look, and why. */
export interface AlarmDefinition {
  /** Heading of its section in docs/runbook.md, and its name after that of the stack. */
  readonly title: string;
  /** One sentence for the message. */
  readonly meaning: string;
  readonly metric: Metric | MathExpression;
  /** The alarm goes off when the measure is at least this. */
  readonly atLeast: number;
  /** In how many of the last periods of five minutes; once is enough when left out. */
  readonly lasting?: { readonly periods: number; readonly of: number };
}

/** A stage that failed once is woken again within five minutes; most failures heal by that. */
const twoOfThree = { periods: 2, of: 3 };

/** Minutes that a push may wait for ingest, and a wake-up for its stage: three rounds of the schedule. */
const longestWait = Duration.minutes(15);

/** Everything that wakes an operator, apart from {@link siteAlarm} and what is missing altogether. */
export function alarmDefinitions(watched: Watched): AlarmDefinition[] {
  const functions = Object.entries(watched.functions);
  return [
    ...queueAlarms(watched),
    ...deliveryAlarms(watched),
    unitAlarm(watched),
    ...functions.map(([name, measured]) => errorAlarm(watched.plan, name, measured)),
    ...functions.map(([name, measured]) => throttleAlarm(name, measured)),
    lagAlarm('render', watched.functions.render),
    lagAlarm('announce', watched.functions.announce),
    frontDoorAlarm(watched),
  ];
}

/** How readers are served. CloudFront’s measures, and so this alarm, are in one region alone. */
export function siteAlarm({ distribution }: Watched): AlarmDefinition {
  return {
    title: 'The site fails',
    meaning: 'Readers got server errors from CloudFront, at least one in twenty, and ten or more.',
    metric: rate('IF(percent * requests >= 1000, percent, 0)', {
      percent: distributionMetric(distribution, '5xxErrorRate', { statistic: Stats.AVERAGE }),
      requests: distributionMetric(distribution, 'Requests', { statistic: Stats.SUM }),
    }),
    atLeast: 5,
    lasting: twoOfThree,
  };
}

function queueAlarms({ queues: { pushes, deadLetters }, failures }: Watched): AlarmDefinition[] {
  return [
    {
      title: 'Messages in the dead-letter queue',
      meaning: 'Ingest failed on a push twelve times, or preview on a pull request.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      atLeast: 1,
    },
    {
      title: 'Wake-ups in the failure queue',
      meaning: 'Render or announce failed on a record of the stream four times.',
      metric: failures.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      atLeast: 1,
    },
    {
      title: 'Pushes wait too long',
      meaning: 'The oldest push in the queue has waited for a quarter of an hour.',
      metric: pushes.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM }),
      atLeast: longestWait.toSeconds(),
    },
  ];
}

/** A recipient that fails is tried again for hours: only one that stays away calls somebody. */
function deliveryAlarms({ deliveryQueues }: Watched): AlarmDefinition[] {
  if (!deliveryQueues) return [];
  const { deadLetters } = deliveryQueues;
  return [
    {
      title: 'A recipient was not told',
      meaning: 'A webhook, the event bus or mail failed twenty-four times on a change set.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
      atLeast: 1,
    },
  ];
}

function unitAlarm({ unitQueues: { deadLetters } }: Watched): AlarmDefinition {
  return {
    title: 'Pages were not made anew',
    meaning: 'Render-unit failed twelve times on a unit of the pages that are made anew.',
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM }),
    atLeast: 1,
  };
}

/** Percent of runs, or of answers, from which on something is wrong with more than one of them. */
const half = 50;

/** Failures in five minutes below which what strangers ask for wakes nobody, e.g. with time-outs. */
const fewest = 5;

/**
 * A run fails in one of two ways: it says so itself and gives back what woke it (`Failed`), or it
 * ends in an error, a time-out among them, which Lambda counts (`Errors`).
 */
function errorAlarm(plan: string, name: string, measured: LambdaFunction): AlarmDefinition {
  const failed = stageMeasure(plan, name, 'Failed', { statistic: Stats.SUM });
  const errors = measured.metricErrors({ statistic: Stats.SUM });
  const runs = measured.metricInvocations({ statistic: Stats.SUM });
  if (name === 'receive')
    return {
      title: `${name} fails`,
      meaning: 'At least half of the webhooks ended in an error.',
      metric: rate('100 * errors / runs', { errors, runs }),
      atLeast: half,
    };
  if (name === 'on-demand')
    return {
      title: `${name} fails`,
      meaning: 'At least half of the requests to on-demand, and five or more, ended in an error.',
      metric: rate(`IF(errors >= ${fewest}, 100 * errors / runs, 0)`, { errors, runs }),
      atLeast: half,
      lasting: twoOfThree,
    };
  return {
    title: `${name} fails`,
    meaning: `At least half of the runs of ${name} failed, and again when it was next woken.`,
    metric: rate('100 * (FILL(failed, 0) + errors) / runs', { failed, errors, runs }),
    atLeast: half,
    lasting: twoOfThree,
  };
}

/**
 * Render and announce run one at a time, so that a wake-up during a long run is turned away and
 * tried again: only throttling that does not stop is worth a look. Lambda does not count what it
 * turned away among the runs.
 */
function throttleAlarm(name: string, measured: LambdaFunction): AlarmDefinition {
  const runsAlone = name === 'render' || name === 'announce';
  const throttles = measured.metricThrottles({ statistic: Stats.SUM });
  const title = `${name} is throttled`;
  if (runsAlone)
    return {
      title,
      meaning: `Wake-ups of ${name} have been turned away for half an hour.`,
      metric: throttles,
      atLeast: 1,
      lasting: { periods: 6, of: 6 },
    };
  const runs = measured.metricInvocations({ statistic: Stats.SUM });
  return {
    title,
    meaning: `Lambda turned away at least half of the calls of ${name}, and five or more: the account’s concurrency is used up.`,
    metric: rate(`IF(throttles >= ${fewest}, 100 * throttles / (throttles + FILL(runs, 0)), 0)`, {
      throttles,
      runs,
    }),
    atLeast: half,
    lasting: twoOfThree,
  };
}

function frontDoorAlarm({ api }: Watched): AlarmDefinition {
  const errors = api.metricServerError({ statistic: Stats.SUM });
  const requests = api.metricCount({ statistic: Stats.SUM });
  return {
    title: 'The front door fails',
    meaning: 'At least half of the answers of the HTTP API, and five or more, were server errors.',
    metric: rate(`IF(errors >= ${fewest}, 100 * errors / requests, 0)`, { errors, requests }),
    atLeast: half,
    lasting: twoOfThree,
  };
}

function rate(expression: string, usingMetrics: Record<string, Metric>): MathExpression {
  return new MathExpression({ expression, usingMetrics, label: 'percent' });
}

function lagAlarm(name: string, reader: LambdaFunction): AlarmDefinition {
  return {
    title: `${name} lags behind its stream`,
    meaning: `${name} read a record of the stream a quarter of an hour after it was written.`,
    metric: iteratorAge(reader),
    atLeast: longestWait.toMilliseconds(),
  };
}
