import { describe, expect, it } from '@jest/globals';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { createStacks, samplePlan } from './sample-stack.ts';

const certificate =
  'arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555';

const plans = {
  complete: { ...samplePlan, domain: 'plan.example.org', certificate, budget: 25 },
  least: { ...samplePlan, githubCredentialsSecret: '', alarms: '', path: '' },
};

/** What a pack finds that is not acknowledged with a reason beside its construct. */
function findings(Pack: typeof AwsSolutionsChecks | typeof ServerlessChecks): string[] {
  const { app } = createStacks(plans);
  return new Pack(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
    );
}

describe('cdk-nag', () => {
  it('finds nothing by AWS Solutions’ rules', () => {
    expect(findings(AwsSolutionsChecks)).toEqual([]);
  });

  it('finds nothing by its serverless rules', () => {
    expect(findings(ServerlessChecks)).toEqual([]);
  });
});
