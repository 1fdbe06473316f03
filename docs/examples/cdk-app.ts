import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { GazettePlan } from 'gazette/cdk';

const app = new App();
const stack = new Stack(app, 'climate-plan', { terminationProtection: true });

const plan = new GazettePlan(stack, 'Plan', {
  repository: 'city/climate-plan',
  branch: 'main',
  title: 'Climate plan 2026-2030',
  language: 'en',
  webhookSecret: 'gazette/webhook',
  alarms: 'operators@example.org',
});

// What else the app has may refer to it.
new CfnOutput(stack, 'Address', { value: plan.siteUrl });
