import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/** A secret made outside the stack, by its name or its complete ARN; its value is never in a template. */
export function referSecret(scope: Construct, id: string, secret: string): ISecret {
  return secret.startsWith('arn:')
    ? Secret.fromSecretCompleteArn(scope, id, secret)
    : Secret.fromSecretNameV2(scope, id, secret);
}
