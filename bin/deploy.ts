import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readStackStatus } from '../lib/aws/deployed-plan.ts';
import { GazetteError } from '../lib/errors/errors.ts';
import { readPlans } from '../lib/stack/configuration/plan-configuration.ts';
import { deployInOrder } from '../lib/stack/deployment/deploy-in-order.ts';
import { findingLine, lookAround } from './commands/preflight.ts';

/** `npm run deploy`: `cdk deploy` of the plans in cdk.json, with protection last. */
async function main(): Promise<number> {
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8'));
  const plans = readPlans(context?.plans);
  const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  return deployInOrder(
    plans.map(({ name }) => name),
    process.argv.slice(2),
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
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof GazetteError)) throw error;
  console.error(`${error.message}\n${error.advice}`);
  process.exitCode = 1;
}
