import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { GazetteError } from '../lib/errors/errors.ts';
import { bundledCode } from '../lib/stack/bundles/bundle.ts';
import { readPlans } from '../lib/stack/configuration/plan-configuration.ts';
import { GazetteStack } from '../lib/stack/gazette-stack.ts';

/** Composes a stack for each plan; the CDK command line runs this file as cdk.json says. */
function main(): void {
  const app = new App();
  const code = bundledCode(join(app.outdir, 'bundles'));
  for (const configuration of readPlans(app.node.tryGetContext('plans')))
    new GazetteStack(app, configuration.name, {
      description: `Gazette: ${configuration.title}`,
      terminationProtection: true,
      configuration,
      code,
    });
  app.synth();
}

try {
  main();
} catch (error) {
  if (!(error instanceof GazetteError)) throw error;
  console.error(`${error.message}\n${error.advice}`);
  process.exitCode = 1;
}
