import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { GazettePlan } from 'gazette/cdk';

const app = new App();
// `--context creating=yes` at the first deployment, so that one which fails can be repeated.
const isCreating = app.node.tryGetContext('creating') !== undefined;
const stack = new Stack(app, 'climate-plan', { terminationProtection: !isCreating });

const plan = new GazettePlan(stack, 'Plan', {
  isCreating,
  repository: 'city/climate-plan',
  branch: 'main',
  title: 'Climate plan 2026-2030',
  language: 'en',
  webhookSecret: 'gazette/webhook',
  alarms: 'operators@example.org',
});

// What else the app has may refer to it.
new CfnOutput(stack, 'Address', { value: plan.siteUrl });
