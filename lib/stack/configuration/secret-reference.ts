import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * Lets a function read the value of a secret that was made outside the stack, and nothing else about
 * it. The value itself is never in a template.
 *
 * @param name the secret's name or its complete ARN
 */
export function grantSecretValue(
  scope: Construct,
  id: string,
  { name, grantee }: { readonly name: string; readonly grantee: IGrantable },
): void {
  const secret = name.startsWith('arn:')
    ? Secret.fromSecretCompleteArn(scope, id, name)
    : Secret.fromSecretNameV2(scope, id, name);
  // Secrets Manager ends an ARN with six characters of its own.
  const resource = secret.secretFullArn ?? `${secret.secretArn}-??????`;
  Grant.addToPrincipal({
    grantee,
    actions: ['secretsmanager:GetSecretValue'],
    resourceArns: [resource],
  });
}
