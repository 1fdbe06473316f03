import type { ItemKey } from '../../../lib/settings/waking-items.ts';
import type { FunctionName } from '../../../lib/stack/bundles/stack-code.ts';
import type { GazettePlanProps } from '../../../lib/stack/gazette-plan.ts';
import { type Resource, resourcesOf, synthesizePlan } from '../../stack/sample-stack.ts';

/** What the template says of one function. */
export interface FunctionWiring {
  readonly name: FunctionName;
  readonly environment: Readonly<Record<string, string>>;
  /** Logical ids of the queues whose messages wake it. */
  readonly queues: readonly string[];
  /** Most messages of one call, and calls at once, of those queues. */
  readonly batchSize: number;
  readonly mostAtOnce: number;
  /** Keys of the table's items whose changes wake it. */
  readonly cursors: readonly ItemKey[];
  readonly isScheduled: boolean;
  /** Routes of the front door, e.g. `POST /webhook`. */
  readonly routes: readonly string[];
}

/** Values for what a template refers to, by the beginning of the logical id. */
export type Physical = Readonly<Record<string, string>>;

/** The wiring of a plan's stack, read from its template. */
export function wiringOf(plan: GazettePlanProps, physical: Physical): FunctionWiring[] {
  const resources = resourcesOf(synthesizePlan(plan));
  const ofType = (type: string) =>
    Object.entries(resources).filter(([, { Type }]) => Type === type);
  const mappings = ofType('AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping);
  const scheduled = JSON.stringify(
    ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties),
  );
  return ofType('AWS::Lambda::Function').map(([id, { Properties }]) => {
    const own = mappings.filter((mapping) =>
      JSON.stringify(mapping.Properties.FunctionName).includes(id),
    );
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    const variables = Object.entries(Variables).map(
      ([key, value]) => [key, resolve(value, physical)] as const,
    );
    return {
      name: nameOf(Properties),
      environment: Object.fromEntries(variables),
      queues: own.flatMap(queueOf),
      ...limitsOf(own.find((mapping) => queueOf(mapping).length > 0)),
      cursors: own.flatMap(cursorsOf),
      isScheduled: scheduled.includes(`"${id}"`),
      routes: routesTo(id, resources),
    };
  });
}

/** The sample's code says which function it stands for. */
function nameOf({ Code }: Resource['Properties']): FunctionName {
  const { ZipFile = '' } = Code as { ZipFile?: string };
  return (/'([\w-]+)'/u.exec(ZipFile)?.[1] ?? '') as FunctionName;
}

function resolve(value: unknown, physical: Physical): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::Join': join, 'Fn::GetAtt': attribute } = Object(value);
  if (Array.isArray(join))
    return join[1].map((part: unknown) => resolve(part, physical)).join(join[0]);
  const id = String(Ref ?? attribute?.[0]);
  const found = Object.entries(physical).find(([prefix]) => id.startsWith(prefix));
  if (found) return found[1];
  throw new Error(`the test gives no value for ${JSON.stringify(value)}`);
}

function queueOf({ Properties }: Resource): string[] {
  const { 'Fn::GetAtt': [id = '', attribute = ''] = [] } = Object(Properties.EventSourceArn);
  return attribute === 'Arn' ? [id] : [];
}

function limitsOf(mapping: Resource | undefined) {
  const { BatchSize = 10, ScalingConfig } = Object(mapping?.Properties);
  const { MaximumConcurrency = 1 } = Object(ScalingConfig);
  return { batchSize: Number(BatchSize), mostAtOnce: Number(MaximumConcurrency) };
}

function cursorsOf({ Properties }: Resource): ItemKey[] {
  const { Filters = [] } = Object(Properties.FilterCriteria);
  return Filters.map(({ Pattern }: { Pattern: string }) => {
    const { pk, sk } = JSON.parse(Pattern).dynamodb.Keys;
    return { pk: pk.S[0] as string, sk: sk.S[0] as string };
  });
}

function routesTo(id: string, resources: Readonly<Record<string, Resource>>): string[] {
  const text = (value: unknown) => JSON.stringify(value);
  const integrations = Object.entries(resources).filter(
    ([, { Type, Properties }]) =>
      Type === 'AWS::ApiGatewayV2::Integration' &&
      text(Properties.IntegrationUri).includes(`"${id}"`),
  );
  return Object.values(resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::ApiGatewayV2::Route' &&
    integrations.some(([integration]) => text(Properties.Target).includes(integration))
      ? [String(Properties.RouteKey)]
      : [],
  );
}

/** The outputs of a plan's stack that can be told without AWS, as commands read them. */
export function outputsOf(plan: GazettePlanProps, physical: Physical): Record<string, string> {
  const outputs = Object.entries(synthesizePlan(plan).findOutputs('*'));
  return Object.fromEntries(
    outputs.flatMap(([name, { Value }]) => {
      const isKnown = typeof Value === 'string' || mentions(Value, physical);
      return isKnown ? [[name, resolve(Value, physical)]] : [];
    }),
  );
}

function mentions(value: unknown, physical: Physical): boolean {
  const { Ref } = Object(value);
  return Object.keys(physical).some((prefix) => String(Ref).startsWith(prefix));
}

/** What the template says of the distribution. */
export interface DistributionWiring {
  /** Headers that its cache policy names: of those that a function or a reader adds, an origin gets no others. */
  readonly forwarded: readonly string[];
  /** Its second name, where it has one. */
  readonly previewHost: string | undefined;
  /** Address of the page for what is not in the bucket. */
  readonly errorPage: string;
}

export function distributionOf(plan: GazettePlanProps): DistributionWiring {
  const resources = Object.values(resourcesOf(synthesizePlan(plan)));
  const forwarded = resources.flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::CloudFront::CachePolicy') return [];
    const { ParametersInCacheKeyAndForwardedToOrigin: parameters } = Object(
      Properties.CachePolicyConfig,
    );
    return (parameters.HeadersConfig.Headers ?? []) as string[];
  });
  const found = resources.find(({ Type }) => Type === 'AWS::CloudFront::Distribution');
  const { CustomErrorResponses = [], Aliases = [] } = Object(found?.Properties.DistributionConfig);
  const missing = CustomErrorResponses.find(
    ({ ErrorCode }: { readonly ErrorCode: number }) => ErrorCode === 403,
  );
  return { forwarded, previewHost: Aliases[1], errorPage: String(missing?.ResponsePagePath) };
}
