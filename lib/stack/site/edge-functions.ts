import {
  Function as EdgeFunction,
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { bundleEdgeFunction, type EdgeFunctionName } from '../bundles/bundle.ts';

/** The code that runs in CloudFront: address rules on the way in, stored headers on the way out. */
export function createEdgeFunctions(scope: Construct): FunctionAssociation[] {
  return [
    {
      eventType: FunctionEventType.VIEWER_REQUEST,
      function: createEdgeFunction(scope, 'ViewerRequest', 'viewer-request'),
    },
    {
      eventType: FunctionEventType.VIEWER_RESPONSE,
      function: createEdgeFunction(scope, 'ViewerResponse', 'viewer-response'),
    },
  ];
}

function createEdgeFunction(scope: Construct, id: string, name: EdgeFunctionName): EdgeFunction {
  return new EdgeFunction(scope, id, {
    comment: `Gazette: ${name}`,
    runtime: FunctionRuntime.JS_2_0,
    code: FunctionCode.fromInline(bundleEdgeFunction(name)),
  });
}
