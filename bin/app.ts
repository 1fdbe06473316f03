import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { GazetteError } from '../lib/errors/errors.ts';
import { bundledCode } from '../lib/stack/bundles/bundle.ts';
import { readPlans } from '../lib/stack/configuration/plan-configuration.ts';
import { GazettePlan } from '../lib/stack/gazette-plan.ts';

/** Composes a stack for each plan; the CDK command line runs this file as cdk.json says. */
function main(): void {
  const app = new App();
  const code = bundledCode(join(app.outdir, 'bundles'));
  const plans = app.node.tryGetContext('plans');
  for (const { name, title } of readPlans(plans)) {
    const description = `Gazette: ${title}`;
    const stack = new Stack(app, name, { description, terminationProtection: true });
    // CDK leaves this id out of the names of what is inside: stacks keep those they were deployed with.
    new GazettePlan(stack, 'Default', { ...plans[name], code });
  }
  app.synth();
}

try {
  main();
} catch (error) {
  if (!(error instanceof GazetteError)) throw error;
  console.error(`${error.message}\n${error.advice}`);
  process.exitCode = 1;
}
