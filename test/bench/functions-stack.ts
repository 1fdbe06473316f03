import type { FunctionName } from '../../lib/stack/bundles/stack-code.ts';
import { quietPlan, type Resource, resourcesOf, synthesizePlan } from '../stack/sample-stack.ts';
import type { StackCounts } from './cost-counts.ts';

/** Counts what costs by the month in the template of one plan with alarms and GitHub credentials, without recipients. */
export function countStack(): StackCounts {
  const all = Object.entries(resourcesOf(synthesizePlan(quietPlan)));
  const ofType = (type: string) => all.filter(([, { Type }]) => Type === type);
  const queues = new Set(ofType('AWS::SQS::Queue').map(([id]) => id));
  const sources = ofType('AWS::Lambda::EventSourceMapping');
  return {
    alarms: ofType('AWS::CloudWatch::Alarm').length,
    dashboards: ofType('AWS::CloudWatch::Dashboard').length,
    // The webhook's and GitHub's, which people make.
    secrets: 2,
    polledQueues: sources.filter(([, source]) => queues.has(sourceOf(source))).length,
    megabytes: Object.fromEntries(
      ofType('AWS::Lambda::Function').flatMap(([, { Properties }]) => {
        const name = nameOf(Properties);
        return name === undefined ? [] : [[name, Number(Properties.MemorySize)]];
      }),
    ) as Partial<Record<FunctionName, number>>,
  };
}

function sourceOf({ Properties }: Resource): string {
  const { 'Fn::GetAtt': attribute = [] } = Properties.EventSourceArn as {
    'Fn::GetAtt'?: readonly string[];
  };
  return attribute[0] ?? '';
}

/** The sample's code is a line that answers with the function's name. */
function nameOf({ Code }: Resource['Properties']): string | undefined {
  const { ZipFile = '' } = Code as { ZipFile?: string };
  return /'(?<name>[\w-]+)'/u.exec(ZipFile)?.[1];
}
