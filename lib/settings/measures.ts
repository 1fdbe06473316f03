/** What the stages measure of themselves, with the unit that CloudWatch knows. */
export const measures = {
  /** Change sets that became visible. */
  ChangeSets: 'Count',
  /** Documents that they changed. */
  Changes: 'Count',
  /** What their authors were told to mend. */
  Problems: 'Count',
  /** From the push, as receive heard of it, until all that it brought was stored. */
  PushToStored: 'Seconds',
  /** From the date of the newest commit until its pages and feeds were public. */
  CommitToLive: 'Seconds',
  /** Change sets that are stored and not announced yet. */
  Behind: 'Count',
  /** Change sets whose pages may have an older look than new ones: at a start, and once all are made anew. */
  OlderLook: 'Count',
  /** Of each run of a function: 1 when it failed and did not end in an error of Lambda's, else 0. */
  Failed: 'Count',
} as const;

export type MeasureName = keyof typeof measures;

/** Takes measurements. */
export type Meter = (values: Readonly<Partial<Record<MeasureName, number>>>) => void;

/** Where CloudWatch keeps them. */
export const measuresNamespace = 'Gazette';

/**
 * A meter that writes CloudWatch's embedded metric format
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html):
 * no request, no permission, and the numbers stay in the log.
 *
 * @param plan name of the stack, the only dimension beside
 * @param stage the function, where its own measures are meant
 * @param write takes a line as it is: `console.log` would wrap it, and CloudWatch not see it
 */
export function createMeter(options: {
  readonly plan: string;
  readonly stage?: string;
  readonly write: (line: string) => void;
  readonly now: () => Date;
}): Meter {
  const { plan, stage, write, now } = options;
  const dimensions = { Plan: plan, ...(stage === undefined ? {} : { Stage: stage }) };
  return (values) => {
    const names = Object.keys(values) as MeasureName[];
    const Metrics = names.map((Name) => ({ Name, Unit: measures[Name] }));
    const CloudWatchMetrics = [
      { Namespace: measuresNamespace, Dimensions: [Object.keys(dimensions)], Metrics },
    ];
    const _aws = { Timestamp: now().getTime(), CloudWatchMetrics };
    write(`${JSON.stringify({ _aws, ...dimensions, ...values })}\n`);
  };
}
