import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { GazetteError } from '../lib/errors/errors.ts';
import { bundledCode } from '../lib/stack/bundles/bundle.ts';
import { readPlans, sharedStack } from '../lib/stack/configuration/plan-configuration.ts';
import { creating } from '../lib/stack/deployment/deploy-in-order.ts';
import { GazettePlan } from '../lib/stack/gazette-plan.ts';
import { SitePolicies } from '../lib/stack/site/site-policies.ts';

const shared = { description: 'Gazette: what CloudFront needs once for all plans' };

/** Composes a stack for each plan; the CDK command line runs this file as cdk.json says. */
function main(): void {
  const app = new App();
  const code = bundledCode(join(app.outdir, 'bundles'));
  const plans = app.node.tryGetContext('plans');
  const created = String(app.node.tryGetContext(creating) ?? '').split(',');
  const read = readPlans(plans);
  // One plan keeps to its one stack.
  const policies =
    read.length > 1 ? new SitePolicies(new Stack(app, sharedStack, shared), 'Policies') : undefined;
  for (const { name, title } of read) {
    const isCreating = created.includes(name);
    const description = `Gazette: ${title}`;
    const stack = new Stack(app, name, { description, terminationProtection: !isCreating });
    // CDK leaves this id out of the names of what is inside: stacks keep those they were deployed with.
    new GazettePlan(stack, 'Default', {
      ...plans[name],
      code,
      isCreating,
      ...(policies && { policies }),
    });
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
