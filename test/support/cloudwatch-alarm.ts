import { runInNewContext } from 'node:vm';
import type { Resource } from '../stack/sample-stack.ts';

/** What was measured in one period: by namespace, name and dimensions (see {@link metricKey}). */
export type Measured = ReadonlyMap<string, number>;

/** References are named by the resource that they mean. */
export function metricKey(
  namespace: string,
  name: string,
  dimensions: Readonly<Record<string, unknown>> = {},
): string {
  const parts = Object.entries(dimensions).map(([key, value]) => `${key}=${named(value)}`);
  return [namespace, name, ...parts.sort()].join(' ');
}

function named(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = Object(value);
  return String(Ref ?? attribute?.[0] ?? value);
}

/**
 * Whether an alarm of a template goes off after these periods, as CloudWatch evaluates it: the
 * metrics of each period, then the expression over them, then so many of the last so many
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html). Missing
 * data is treated as the alarm says.
 */
export function goesOff({ Properties }: Resource, periods: readonly Measured[]): boolean {
  const { EvaluationPeriods, DatapointsToAlarm, Threshold } = Properties;
  const { ComparisonOperator, TreatMissingData } = Properties;
  const lasting = Number(EvaluationPeriods);
  const looked = Array.from({ length: lasting }, (_, at) => periods.at(at - lasting));
  const breaching = looked.filter((measured) => {
    const value = measured && measureOf(Properties, measured);
    if (value === undefined) return TreatMissingData === 'breaching';
    return ComparisonOperator === 'LessThanThreshold'
      ? value < Number(Threshold)
      : value >= Number(Threshold);
  });
  return breaching.length >= Number(DatapointsToAlarm ?? EvaluationPeriods);
}

interface AlarmMetric {
  readonly Id: string;
  readonly Expression?: string;
  readonly MetricStat?: { readonly Metric: NamedMetric };
}

interface NamedMetric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** `undefined` when nothing was measured, or where the expression divides by zero. */
function measureOf(properties: Resource['Properties'], measured: Measured): number | undefined {
  if (properties.Metrics === undefined)
    return measured.get(keyOf(properties as unknown as NamedMetric));
  const metrics = properties.Metrics as readonly AlarmMetric[];
  const values = Object.fromEntries(
    metrics.flatMap(({ Id, MetricStat }) =>
      MetricStat === undefined ? [] : [[Id, measured.get(keyOf(MetricStat.Metric))]],
    ),
  );
  const expression = metrics.find(({ Expression }) => Expression !== undefined)?.Expression ?? '';
  const functions = {
    IF: (condition: boolean, yes: number, no: number) => (condition ? yes : no),
    FILL: (value: number | undefined, filling: number) => value ?? filling,
  };
  const result = Number(runInNewContext(expression, { ...functions, ...values }));
  return Number.isFinite(result) ? result : undefined;
}

function keyOf({ Namespace, MetricName, Dimensions = [] }: NamedMetric): string {
  const dimensions = Dimensions.map(({ Name, Value }) => [Name, Value] as const);
  return metricKey(Namespace, MetricName, Object.fromEntries(dimensions));
}
