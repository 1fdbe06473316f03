import { ACMClient } from '@aws-sdk/client-acm';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { common, type Environment } from './clients.ts';

/*
 * Clients that look at an account before a deployment. Apart from the others: no function bundles
 * them.
 */

export function createLambdaClient(environment: Environment): LambdaClient {
  return new LambdaClient(common(environment, 'LAMBDA'));
}

export function createCloudFrontClient(environment: Environment): CloudFrontClient {
  return new CloudFrontClient(common(environment, 'CLOUDFRONT'));
}

export function createAcmClient(environment: Environment): ACMClient {
  return new ACMClient(common(environment, 'ACM'));
}
