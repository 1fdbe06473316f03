import { SettingsError } from '../../errors/errors.ts';

/**
 * Stands in the bundles of functions for the AWS SDK's search for credentials: Lambda has put them
 * into the environment, so that there is nothing to search, and five ways to sign in stay out of
 * the bundle. The name is the one that clients import.
 *
 * @throws {SettingsError} when they are not in the environment
 */
export function defaultProvider() {
  return async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
    if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
      throw new SettingsError(
        'There are no credentials for AWS in the environment.',
        'Run the bundle in Lambda, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      );
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    };
  };
}
