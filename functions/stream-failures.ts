import type { DynamoDBBatchResponse, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';

/**
 * Reports a failed run as the first record of its batch: Lambda then retries from there
 * (ReportBatchItemFailures). A scheduled run has no record to fail and fails itself.
 */
export function failedRecords(
  event: DynamoDBStreamEvent | ScheduledEvent,
  error: unknown,
): DynamoDBBatchResponse {
  const first = 'Records' in event ? event.Records[0]?.dynamodb?.SequenceNumber : undefined;
  if (first === undefined) throw error;
  console.error(error);
  return { batchItemFailures: [{ itemIdentifier: first }] };
}
