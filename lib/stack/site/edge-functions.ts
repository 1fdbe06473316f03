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
export function createEdgeFunctions(
  scope: Construct,
  code: StackCode,
  previewHost: string | undefined,
): FunctionAssociation[] {
  const create = (id: string, name: EdgeFunctionName) =>
    new EdgeFunction(scope, id, {
      comment: `Gazette: ${name}`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(edgeScript(code.edge(name), previewHost)),
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

/** A script as it is deployed: with the host of previews, where they have one of their own, as a global. */
export function edgeScript(script: string, previewHost: string | undefined): string {
  if (previewHost === undefined) return script;
  return `var gazettePreviewHost = ${JSON.stringify(previewHost)};\n${script}`;
}
