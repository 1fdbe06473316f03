import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import {
  type PlanConfiguration,
  readPlans,
} from '../../lib/stack/configuration/plan-configuration.ts';
import { GazetteStack } from '../../lib/stack/gazette-stack.ts';

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
};

/** The stacks of some plans in one app, with a line of code in place of each function. */
export function createStacks(plans: Readonly<Record<string, object>>): {
  readonly app: App;
  readonly stacks: readonly GazetteStack[];
} {
  const app = new App();
  const stacks = readPlans(plans).map((configuration) => createStack(app, configuration));
  return { app, stacks };
}

function createStack(app: App, configuration: PlanConfiguration): GazetteStack {
  return new GazetteStack(app, configuration.name, {
    configuration,
    code: (name) => Code.fromInline(`exports.handler = async () => '${name}';`),
  });
}

/** The template of one plan. */
export function synthesizePlan(plan: object = samplePlan): Template {
  const [stack] = createStacks({ gazette: plan }).stacks;
  if (stack === undefined) throw new Error('The plan made no stack');
  return Template.fromStack(stack);
}

export function resourcesOf(template: Template): Readonly<Record<string, Resource>> {
  return template.toJSON().Resources;
}
