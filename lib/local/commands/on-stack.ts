import type { Environment } from '../../aws/clients/clients.ts';
import { type DeployedPlan, readDeployedPlan } from '../../aws/deployed-plan.ts';
import { explainAwsError } from '../../aws/explain-aws-error.ts';
import { repositoryLinks } from '../../settings/repository-links.ts';
import { describeSite } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';

/** A site, and where its record and pages are. */
export interface StackPlace {
  readonly environment: Environment;
  readonly names: DeployedPlan;
  readonly site: Site;
}

/**
 * Works on the site of a deployed stack with the operator's own credentials.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export async function onStack<Result>(
  stack: string,
  environment: Environment,
  work: (place: StackPlace) => Promise<Result>,
): Promise<Result> {
  const names = await readDeployedPlan(environment, stack);
  const { title, siteUrl, language, hubs } = names;
  const repository = repositoryLinks(names.publicRepository, names);
  const site = describeSite(title, siteUrl, language, hubs, repository);
  try {
    return await work({ environment, names, site });
  } catch (error) {
    throw explainAwsError(error) ?? error;
  }
}
