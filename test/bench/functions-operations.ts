import type { IncomingMessage } from 'node:http';

/** A request to AWS. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** `service:Operation`. */
  readonly operation: string;
}

const services: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  secretsmanager: 'secretsmanager',
};

const s3Operations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** Which operation of which service a request is: the older protocols say it in a header. */
export function operationOf({ method = '', headers }: IncomingMessage): string {
  const [service = '', operation] = String(headers['x-amz-target'] ?? '').split('.');
  if (operation) return `${services[service] ?? service}:${operation}`;
  return `s3:${s3Operations[method] ?? method}`;
}

const reading = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan', 'TransactGetItems']);

/** The capacity units that DynamoDB says an operation took. */
export function capacityOf(operation: string, answer: Buffer): { read: number; write: number } {
  const { ConsumedCapacity = [] } = JSON.parse(answer.toString('utf8') || '{}') as {
    ConsumedCapacity?: Consumed | readonly Consumed[];
  };
  const units = [ConsumedCapacity]
    .flat()
    .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  const isRead = reading.has(operation.replace('dynamodb:', ''));
  return { read: isRead ? units : 0, write: isRead ? 0 : units };
}

interface Consumed {
  readonly CapacityUnits: number;
}
