import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { Metric, type MetricOptions, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { type MeasureName, measuresNamespace } from '../../settings/measures.ts';
import type { ByFunction } from '../bundles/stack-code.ts';
import type { DeliveryQueues } from '../stages/delivery-queues.ts';
import type { Queues } from '../stages/queues.ts';
import type { UnitQueues } from '../stages/unit-queues.ts';

/** What alarms and dashboard look at. */
export interface Watched {
  /** Name of the stack, which is a dimension of the plan's own measures. */
  readonly plan: string;
  readonly functions: ByFunction<LambdaFunction>;
  readonly queues: Queues;
  /** Where somebody is to be told. */
  readonly deliveryQueues?: DeliveryQueues | undefined;
  readonly unitQueues: UnitQueues;
  /** Stream records that render or announce failed on again and again. */
  readonly failures: Queue;
  readonly api: HttpApi;
  readonly distribution: Distribution;
}

/** CloudFront is measured here, wherever the stack is. */
export const cloudFrontRegion = 'us-east-1';

/** How old the last record was that a function read from its stream. */
export function iteratorAge(reader: LambdaFunction): Metric {
  return reader.metric('IteratorAge', { statistic: Stats.MAXIMUM });
}

/** What a function measures of itself. */
export function stageMeasure(
  plan: string,
  stage: string,
  metricName: MeasureName,
  options: MetricOptions,
): Metric {
  const dimensionsMap = { Plan: plan, Stage: stage };
  return new Metric({ namespace: measuresNamespace, metricName, dimensionsMap, ...options });
}

/** A measure of the distribution, e.g. `5xxErrorRate` in percent. */
export function distributionMetric(
  distribution: Distribution,
  metricName: string,
  options: MetricOptions,
): Metric {
  return new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    dimensionsMap: { DistributionId: distribution.distributionId, Region: 'Global' },
    ...options,
  });
}
