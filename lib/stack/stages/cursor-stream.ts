import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import {
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { ItemKey } from '../../settings/waking-items.ts';

/**
 * Wakes a function when one of these items changes.
 */
export function wakeOnItems(
  woken: LambdaFunction,
  items: readonly ItemKey[],
  { table, failures }: { readonly table: ITable; readonly failures: Queue },
): void {
  const filters = items.map(({ pk, sk }) => {
    const Keys = { pk: { S: FilterRule.isEqual(pk) }, sk: { S: FilterRule.isEqual(sk) } };
    return FilterCriteria.filter({ dynamodb: { Keys } });
  });
  woken.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters,
      batchSize: 100,
      // More would break up the order of records.
      parallelizationFactor: 1,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // The schedule tries on for as long as it takes; a record must not hold up the next one.
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(failures),
    }),
  );
}
