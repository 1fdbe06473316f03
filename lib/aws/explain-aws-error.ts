import { type GazetteError, SettingsError } from '../errors/errors.ts';

/** Names of errors (of any AWS service) that say: these credentials are missing, wrong or too old. */
const credentialErrors = new Set([
  ...['CredentialsProviderError', 'TokenProviderError', 'ExpiredToken', 'ExpiredTokenException'],
  ...['InvalidClientTokenId', 'InvalidAccessKeyId', 'UnrecognizedClientException', 'AuthFailure'],
  ...['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature'],
  ...['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
]);

/** Names of errors that say: these credentials may not do that. */
const permissionErrors = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
]);

/** What AWS said, for a person who runs a command; `undefined` where it is not about how they run it. */
export function explainAwsError(cause: unknown): GazetteError | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (credentialErrors.has(cause.name))
    return new SettingsError(
      `AWS does not take the credentials, or there are none (${cause.message})`,
      'Sign in as for the AWS CLI (aws sts get-caller-identity must answer), then start again.',
      { cause },
    );
  if (permissionErrors.has(cause.name))
    return new SettingsError(
      `the credentials do not allow this (${cause.message})`,
      'Use those that the stack was deployed with, or allow what the message names.',
      { cause },
    );
  if (/region is missing/iu.test(cause.message))
    return new SettingsError(
      'no AWS region is set',
      'Set AWS_REGION to the region of the stack, e.g. AWS_REGION=eu-west-3.',
      { cause },
    );
  return undefined;
}
