import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readStackStatus } from '../lib/aws/deployed-plan.ts';
import { GazetteError } from '../lib/errors/errors.ts';
import { olderLookOfStack } from '../lib/local/commands/older-look-of-stack.ts';
import { readPlans } from '../lib/stack/configuration/plan-configuration.ts';
import { deployInOrder } from '../lib/stack/deployment/deploy-in-order.ts';
import { findingLine, lookAround } from './commands/preflight.ts';

/** `npm run deploy`: `cdk deploy` of the plans in cdk.json, with protection last. */
async function main(): Promise<number> {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const plans = readPlans(context?.plans);
  const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const words = process.argv.slice(2);
  const code = await deployInOrder(
    plans.map(({ name }) => name),
    words,
    {
      statusOf: (stack) => readStackStatus(process.env, stack),
      async isReady(created) {
        const made = plans.filter(({ name }) => created.includes(name));
        const found = (await Promise.all(made.map(lookAround))).flat();
        for (const finding of found) console.log(findingLine(finding));
        return found.every(({ verdict }) => verdict !== 'problem');
      },
      async cdkDeploy(words) {
        const child = spawn(process.execPath, [cdk, 'deploy', ...words], { stdio: 'inherit' });
        const [code] = await once(child, 'exit');
        return typeof code === 'number' ? code : 1;
      },
    },
  );
  const named = plans.filter(({ name }) => words.includes(name));
  const deployed = named.length > 0 ? named : plans;
  if (code === 0) for (const { name } of deployed) await tellOlderLook(name);
  return code;
}

/** What was deployed may make pages that look otherwise: then whoever deployed it hears of it. */
async function tellOlderLook(stack: string): Promise<void> {
  try {
    const said = await olderLookOfStack(stack, process.env);
    if (said !== undefined) console.log(said);
  } catch (error) {
    // The deployment is done; the dashboard shows the same.
    if (!(error instanceof GazetteError)) throw error;
    console.error(`What pages look like cannot be told: ${error.message}`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof GazetteError)) throw error;
  console.error(`${error.message}\n${error.advice}`);
  process.exitCode = 1;
}
