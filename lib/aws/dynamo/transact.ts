import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** DynamoDB: a transaction has at most 100 actions. */
export const mostActions = 100;

/** DynamoDB allows 4 MB a transaction; what we reckon is a little over, the rest is safety. */
export const mostBytes = 3_500_000;

/** Cancellations that come from other work going on and pass with it. */
const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

const mostAttempts = 12;

/** Pauses double up to this attempt, to 1.6 s at most. */
const longestPause = 6;

/**
 * Applies all actions or none. Answers with the position of the first action whose condition did
 * not hold, or `undefined` when all were applied. Waits and tries again while others hold the items.
 */
export async function transact(
  client: DynamoDBDocumentClient,
  actions: readonly Action[],
): Promise<number | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...actions] }));
      return undefined;
    } catch (error) {
      const codes = cancellationCodes(error);
      const failed = codes.indexOf('ConditionalCheckFailed');
      if (failed >= 0) return failed;
      if (attempt === mostAttempts || !codes.some((code) => passing.has(code))) throw error;
      await pause(Math.random() * 25 * 2 ** Math.min(attempt, longestPause));
    }
  }
}

function cancellationCodes(error: unknown): readonly string[] {
  if (!(error instanceof TransactionCanceledException)) return [];
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
}
