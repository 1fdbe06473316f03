import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';

/** A failed run, as far as what woke it must know. */
export interface FailedRun {
  /** A scheduled run has no record to fail and fails itself. */
  readonly isThrown: boolean;
  readonly response: DynamoDBBatchResponse;
}

/**
 * Reports a failed run as the first record of its batch: Lambda then retries from there
 * (ReportBatchItemFailures).
 */
export function failedRun(event: DynamoDBStreamEvent | ScheduledEvent): FailedRun {
  const first = 'Records' in event ? event.Records[0]?.dynamodb?.SequenceNumber : undefined;
  if (first === undefined) return { isThrown: true, response: { batchItemFailures: [] } };
  return { isThrown: false, response: { batchItemFailures: [{ itemIdentifier: first }] } };
}
