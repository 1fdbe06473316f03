import { Duration } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { distributionMetric, iteratorAge, type Watched } from './watched.ts';

/** When somebody should look, and why. */
export interface AlarmDefinition {
  /** Heading of its section in docs/runbook.md, and its name after that of the stack. */
  readonly title: string;
  /** One sentence for the message. */
  readonly meaning: string;
  readonly metric: Metric;
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
    ...functions.map(([name, measured]) => errorAlarm(name, measured)),
    ...functions.map(([name, measured]) => throttleAlarm(name, measured)),
    lagAlarm('render', watched.functions.render),
    lagAlarm('announce', watched.functions.announce),
    {
      title: 'The front door fails',
      meaning: 'The HTTP API answered the webhook or a reader with a server error.',
      metric: watched.api.metricServerError({ statistic: Stats.SUM }),
      atLeast: 1,
    },
  ];
}

/** How readers are served. CloudFront’s measures, and so this alarm, are in one region alone. */
export function siteAlarm({ distribution }: Watched): AlarmDefinition {
  return {
    title: 'The site fails',
    meaning: 'Readers got server errors from CloudFront, at least one in twenty.',
    metric: distributionMetric(distribution, '5xxErrorRate', { statistic: Stats.AVERAGE }),
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

function errorAlarm(name: string, measured: LambdaFunction): AlarmDefinition {
  const isAsked = name === 'receive' || name === 'on-demand';
  return {
    title: `${name} fails`,
    meaning: isAsked
      ? `A request to ${name} ended in an error.`
      : `${name} failed, and failed again when it was next woken.`,
    metric: measured.metricErrors({ statistic: Stats.SUM }),
    atLeast: 1,
    ...(isAsked ? {} : { lasting: twoOfThree }),
  };
}

/**
 * Render and announce run one at a time, so that a wake-up during a long run is turned away and
 * tried again: only throttling that does not stop is worth a look.
 */
function throttleAlarm(name: string, measured: LambdaFunction): AlarmDefinition {
  const runsAlone = name === 'render' || name === 'announce';
  return {
    title: `${name} is throttled`,
    meaning: runsAlone
      ? `Wake-ups of ${name} have been turned away for half an hour.`
      : `Lambda turned calls of ${name} away: the account’s concurrency is used up.`,
    metric: measured.metricThrottles({ statistic: Stats.SUM }),
    atLeast: 1,
    lasting: runsAlone ? { periods: 6, of: 6 } : twoOfThree,
  };
}

function lagAlarm(name: string, reader: LambdaFunction): AlarmDefinition {
  return {
    title: `${name} lags behind its stream`,
    meaning: `${name} read a record of the stream a quarter of an hour after it was written.`,
    metric: iteratorAge(reader),
    atLeast: longestWait.toMilliseconds(),
  };
}
