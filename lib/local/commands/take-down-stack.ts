import type { Environment } from '../../aws/clients/clients.ts';
import { readDeployedPlan } from '../../aws/deployed-plan.ts';
import { explainAwsError } from '../../aws/explain-aws-error.ts';
import type { TakedownRequest } from '../../pipeline/takedown/removal-of.ts';
import { describeSite } from '../../site/describe-site.ts';
import { type Takedown, takeDown } from './take-down.ts';

/**
 * Takes down a text or image of a deployed stack, with the operator's own credentials: no function
 * of the stack may remove a former version of an object.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export async function takeDownOnStack(
  stack: string,
  environment: Environment,
  request: TakedownRequest,
): Promise<Takedown> {
  const names = await readDeployedPlan(environment, stack);
  const { title, siteUrl, language, hubs } = names;
  const site = describeSite(title, siteUrl, language, hubs);
  try {
    return await takeDown({ environment, names, site, isVersioned: true }, request);
  } catch (error) {
    throw explainAwsError(error) ?? error;
  }
}
