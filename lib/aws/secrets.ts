import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { SettingsError } from '../errors/errors.ts';

/** Milliseconds for which secrets are kept: a rotated one is known everywhere five minutes later. */
const keptFor = 5 * 60 * 1_000;

/**
 * Reads a secret as the values that are good now: the current one first, then the previous one,
 * which what was signed just before a rotation still uses. When Secrets Manager does not answer,
 * values read before stay good.
 *
 * @throws {SettingsError} when there is no such secret, or it is empty
 */
export function createSecretReader(options: {
  readonly client: SecretsManagerClient;
  readonly secret: string;
  /** Milliseconds, from any start. */
  readonly now?: () => number;
}): () => Promise<readonly string[]> {
  const { client, secret, now = Date.now } = options;
  let kept: { readonly values: readonly string[]; readonly at: number } | undefined;
  return async () => {
    if (kept && now() - kept.at < keptFor) return kept.values;
    try {
      kept = { values: await readVersions(client, secret), at: now() };
    } catch (error) {
      if (!kept || error instanceof SettingsError) throw error;
    }
    return kept.values;
  };
}

async function readVersions(client: SecretsManagerClient, secret: string): Promise<string[]> {
  const [current, previous] = await Promise.all([
    readVersion(client, secret, 'AWSCURRENT'),
    readVersion(client, secret, 'AWSPREVIOUS'),
  ]);
  if (current) return previous && previous !== current ? [current, previous] : [current];
  throw new SettingsError(
    `The secret "${secret}" is not in Secrets Manager, or is empty.`,
    'Create it with the same text as the webhook’s secret in the repository’s settings.',
  );
}

async function readVersion(
  client: SecretsManagerClient,
  secret: string,
  VersionStage: string,
): Promise<string | undefined> {
  try {
    const command = new GetSecretValueCommand({ SecretId: secret, VersionStage });
    return (await client.send(command)).SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
