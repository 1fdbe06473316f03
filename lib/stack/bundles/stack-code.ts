import type { Code } from 'aws-cdk-lib/aws-lambda';

/** The Lambda functions, by the name of their file in functions/. */
export const functionNames = [
  'receive',
  'ingest',
  'render',
  'render-unit',
  'announce',
  'deliver',
  'preview',
  'on-demand',
] as const;

export type FunctionName = (typeof functionNames)[number];

/** What there is of each function. `deliver` is there only where somebody is to be told. */
export type ByFunction<Value> = Readonly<Record<Exclude<FunctionName, 'deliver'>, Value>> & {
  readonly deliver?: Value;
};

/** The event handlers that run in CloudFront, by the name of their file in lib/stack/edge/. */
export const edgeFunctionNames = ['viewer-request', 'viewer-response'] as const;

export type EdgeFunctionName = (typeof edgeFunctionNames)[number];

/** Where the code of functions comes from. */
export interface StackCode {
  readonly lambda: (name: FunctionName) => Code;
  /** Digest of all the code that pages are made by: another one may make them look otherwise. */
  readonly look: () => string;
  /** A script whose `handler` is global. */
  readonly edge: (name: EdgeFunctionName) => string;
}
