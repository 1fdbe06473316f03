import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** A bucket that nobody reads from outside, and that survives its stack. */
export function createPrivateBucket(
  scope: Construct,
  id: string,
  lifecycleRules: readonly LifecycleRule[] = [],
): IBucket {
  const bucket = new Bucket(scope, id, {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    versioned: true,
    // What was overwritten or removed can be brought back for a while.
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }, ...lifecycleRules],
    // Only what a failed creation made goes with it.
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason:
      'Only the distribution and the stages reach it, and who reads what is nobody’s business',
  });
  // The class declares optional members in a way that exactOptionalPropertyTypes tells from its interface.
  return bucket as IBucket;
}

/**
 * Allows these actions on the bucket's objects. `s3:ListBucket` comes with them: without it S3
 * answers 403 instead of 404 for an object that is not there, and a page store could not tell.
 */
export function grantObjects(
  bucket: IBucket,
  grantee: IGrantable,
  actions: readonly ('s3:GetObject' | 's3:PutObject' | 's3:DeleteObject')[],
): void {
  Grant.addToPrincipal({
    grantee,
    actions: [...actions],
    resourceArns: [bucket.arnForObjects('*')],
  });
  Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
  acknowledge(
    bucket,
    grantee,
    '*',
    'Every object of this bucket belongs to the plan, and their keys are made from it',
  );
}

/** Allows to list, write and remove objects whose keys begin with a prefix, and to read none. */
export function grantPrefix(bucket: IBucket, grantee: IGrantable, prefix: string): void {
  Grant.addToPrincipal({
    grantee,
    actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    resourceArns: [bucket.arnForObjects(`${prefix}*`)],
  });
  Grant.addToPrincipal({
    grantee,
    actions: ['s3:ListBucket'],
    resourceArns: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
  });
  acknowledge(bucket, grantee, `${prefix}*`, 'What is below the prefix is all of one kind');
}

function acknowledge(bucket: IBucket, grantee: IGrantable, keys: string, reason: string): void {
  const role = grantee.grantPrincipal;
  if (!Construct.isConstruct(role)) return;
  const logicalId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${keys}]`,
    reason,
  });
}
