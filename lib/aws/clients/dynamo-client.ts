import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { common, type Environment } from './clients.ts';

/** Apart from the other clients, because a bundler cannot leave this one's package out. */
export function createDynamoClient(environment: Environment = process.env): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(common(environment, 'DYNAMODB')));
}
