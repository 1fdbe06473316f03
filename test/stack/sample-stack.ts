import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleEdgeFunction } from '../../lib/stack/bundles/bundle.ts';
import type { StackCode } from '../../lib/stack/bundles/stack-code.ts';
import { GazettePlan, type GazettePlanProps } from '../../lib/stack/gazette-plan.ts';

// CDK's own rules are checked where the whole app is synthesised; here they would only take time.
process.env.CDK_VALIDATION = 'false';

/** A resource of a template, as far as tests look into it. */
export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** A plan that uses every entry but a domain. */
export const samplePlan = {
  repository: 'example/plan',
  branch: 'main',
  path: 'plan',
  title: 'The plan',
  language: 'fr',
  webhookSecret: 'gazette/webhook',
  githubCredentialsSecret: 'gazette/token',
  alarms: 'operator@example.org',
  logDays: 30,
  onDemandConcurrency: 20,
  webhooks: 'gazette/webhooks',
  eventBus: 'plans',
  mail: [
    { from: 'The plan <plan@example.org>', contactList: 'readers', topic: 'plan' },
    { from: 'digest@example.org', contactList: 'weekly', topic: 'plan', send: 'weekly' as const },
  ],
};

const { webhooks: _webhooks, eventBus: _eventBus, mail: _mail, ...quiet } = samplePlan;
/** The same plan, which tells nobody but readers of feeds. */
export const quietPlan: GazettePlanProps = quiet;

/** A line of code in place of each Lambda function. */
export const standInCode: StackCode = {
  lambda: (name) => Code.fromInline(`exports.handler = async () => '${name}';`),
  look: () => 'look of the sample',
  edge: bundleEdgeFunction,
};

/** The stacks of some plans in one app, with {@link standInCode}. */
export function createStacks(plans: Readonly<Record<string, GazettePlanProps>>): {
  readonly app: App;
  readonly stacks: readonly Stack[];
} {
  const app = new App();
  const stacks = Object.entries(plans).map(([name, plan]) => {
    const stack = new Stack(app, name);
    new GazettePlan(stack, 'Default', { ...plan, code: standInCode });
    return stack;
  });
  return { app, stacks };
}

/** The template of one plan. */
export function synthesizePlan(plan: GazettePlanProps = samplePlan): Template {
  const [stack] = createStacks({ gazette: plan }).stacks;
  if (stack === undefined) throw new Error('The plan made no stack');
  return Template.fromStack(stack);
}

export function resourcesOf(template: Template): Readonly<Record<string, Resource>> {
  return template.toJSON().Resources;
}
