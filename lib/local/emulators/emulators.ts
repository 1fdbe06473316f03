import path from 'node:path';
import { createResources, type ResourceNames } from '../../aws/create-resources.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';
import { startFauxqs } from './fauxqs.ts';

/** What stands in for AWS on one machine. */
export interface Emulators {
  /** The standard AWS variables that lead clients here. */
  readonly environment: Readonly<Record<string, string>>;
  readonly names: ResourceNames;
  readonly queueUrl: string;
  stop(): Promise<void>;
}

const defaultNames: ResourceNames = {
  table: 'gazette',
  site: 'gazette-site',
  objects: 'gazette-objects',
  queue: 'gazette-pushes.fifo',
};

/**
 * Starts DynamoDB, S3 and SQS for this machine alone, with their data below `home`, and makes
 * table, buckets and queue where they are missing. What was stored survives however the process
 * ends. Where AWS_ENDPOINT_URL_DYNAMODB is set already, that DynamoDB is used.
 *
 * @throws {SettingsError} when the embedded DynamoDB cannot run here
 */
export async function startEmulators(options: {
  readonly home: string;
  readonly names?: Partial<ResourceNames>;
}): Promise<Emulators> {
  const names = { ...defaultNames, ...options.names };
  const dynamo = await startDynamo(options.home);
  const fauxqs = await startFauxqs(path.join(options.home, 's3'));
  const stop = async () => {
    await fauxqs.stop();
    await dynamo.stop();
  };
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_ENDPOINT_URL_S3: fauxqs.endpoint,
    AWS_ENDPOINT_URL_SQS: fauxqs.endpoint,
    AWS_REGION: process.env.AWS_REGION ?? 'eu-west-1',
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? 'local',
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? 'local',
  };
  try {
    return { environment, names, ...(await createResources(environment, names)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startDynamo(home: string): Promise<Dynoxide> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (endpoint) return { endpoint, stop: async () => {} };
  return startDynoxide(path.join(home, 'dynamodb'));
}
