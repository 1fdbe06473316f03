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

/**
 * Wakes a function when a cursor moves. Only then: render writes to the same table, and would wake
 * itself with each of its own writes.
 */
export function wakeOnCursor(
  woken: LambdaFunction,
  cursor: WakingCursor,
  { table, failures }: { readonly table: ITable; readonly failures: Queue },
): void {
  const { pk, sk } = cursorItemKey(cursor);
  const keys = { pk: { S: FilterRule.isEqual(pk) }, sk: { S: FilterRule.isEqual(sk) } };
  woken.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [FilterCriteria.filter({ dynamodb: { Keys: keys } })],
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
