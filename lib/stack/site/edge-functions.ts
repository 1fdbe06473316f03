import {
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import type { EdgeFunctionName, StackCode } from '../bundles/stack-code.ts';

/** The code that runs in CloudFront: address rules on the way in, stored headers on the way out. */
export function createEdgeFunctions(scope: Construct, code: StackCode): FunctionAssociation[] {
  const create = (id: string, name: EdgeFunctionName) =>
    new EdgeFunction(scope, id, {
      comment: `Gazette: ${name}`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(code.edge(name)),
    });
  return [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: create('ViewerRequest', 'viewer-request'),
    },
    {
      eventType: FunctionEventType.VIEWER_RESPONSE,
      function: create('ViewerResponse', 'viewer-response'),
    },
  ];
}
