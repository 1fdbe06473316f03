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

/** Cursors whose moves wake the stage after them. */
export type WakingCursor = 'ingested' | 'rendered';

/** Key of a cursor's item in the table (DESIGN section 5). */
export function cursorItemKey(cursor: WakingCursor) {
  return { pk: 'PLAN', sk: `CURSOR#${cursor}` };
}

/** Key of the item that a stage changes when it wants to be woken again (functions/wake-again.ts). */
export function wakeItemKey(stage: 'rendered' | 'announced') {
  return { pk: 'INDEX#WAKE', sk: `ENTRY#${stage}` };
}

/**
 * Wakes a function when one of these items changes. Only then: render writes to the same table, and
 * would wake itself with each of its own writes.
 */
export function wakeOnItems(
  woken: LambdaFunction,
  items: readonly { readonly pk: string; readonly sk: string }[],
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
