import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SettingsError } from '../../lib/errors/errors.ts';
import { planEntries } from '../../lib/stack/configuration/plan-entries.ts';
import { GazettePlan, type GazettePlanProps } from '../../lib/stack/gazette-plan.ts';
import { samplePlan, standInCode } from './sample-stack.ts';

const props: GazettePlanProps = { ...samplePlan, code: standInCode };

/** What making a plan is refused with: its message and its advice. */
function refusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof SettingsError) return `${error.message}\n${error.advice}`;
    throw error;
  }
  return 'none';
}

describe('a plan in an app of its operator’s own', () => {
  it('has outputs of the same names wherever in its stack it is', () => {
    const stack = new Stack(new App(), 'climate');
    const plan = new GazettePlan(stack, 'Plan', props);
    const outputs = Object.keys(Template.fromStack(stack).toJSON().Outputs);
    expect(outputs).toEqual(expect.arrayContaining(['SiteUrl', 'TableName', 'ReceiveFunction']));
    expect(stack.resolve(plan.siteUrl)).toBeDefined();
    expect(stack.resolve(plan.webhookUrl)).toBeDefined();
    expect(stack.resolve(plan.distribution.distributionDomainName)).toBeDefined();
    expect(stack.resolve(plan.table.tableName)).toBeDefined();
  });

  it('is the only one of its stack', () => {
    const stack = new Stack(new App(), 'climate');
    new GazettePlan(stack, 'One', props);
    expect(refusal(() => new GazettePlan(stack, 'Two', props))).toBe(
      'The stack climate has a plan already.\nGive each plan a stack of its own.',
    );
  });

  it('says everything that is wrong with its props, and what to write', () => {
    const stack = new Stack(new App(), 'climate');
    const wrong = { ...props, repository: 'plan', title: '', colour: 'red' };
    expect(refusal(() => new GazettePlan(stack, 'Plan', wrong))).toBe(
      [
        'The plan of stack climate is not complete:',
        `- props.colour is not known. Write one of ${Object.keys(planEntries).join(', ')}.`,
        '- props.repository cannot be "plan". Write "owner/name", or the address of a repository on github.com.',
        '- props.title is missing. Write the title of the plan.',
        'Set these in the props of GazettePlan; docs/deploy.md lists them all.',
      ].join('\n'),
    );
  });

  it('takes every entry that cdk.json takes, each with its type', () => {
    const documented: Record<
      keyof Omit<GazettePlanProps, 'code' | 'policies' | 'isCreating'>,
      true
    > = {
      ...{
        repository: true,
        repositoryId: true,
        branch: true,
        path: true,
        title: true,
        language: true,
      },
      ...{ webhookSecret: true, githubCredentialsSecret: true, githubApi: true, hubs: true },
      pullRequestErrors: true,
      ...{ domain: true, previewDomain: true, certificate: true, alarms: true, logDays: true },
      ...{ onDemandConcurrency: true, renderConcurrency: true },
      table: true,
      webAcl: true,
      budget: true,
      ...{ webhooks: true, eventBus: true, mail: true, deadlines: true },
      publicRepository: true,
    };
    expect(Object.keys(planEntries).sort()).toEqual(Object.keys(documented).sort());
  });
});
