import { createAwsPorts } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { type DeployedPlan, readDeployedPlan } from '../../aws/deployed-plan.ts';
import { explainAwsError } from '../../aws/explain-aws-error.ts';
import { SettingsError, SourceError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { tryGit } from '../../git/run-git.ts';
import { createSourceTrials } from '../server/source-trials.ts';
import { type ImportOptions, type ImportReport, importHistory } from './import-history.ts';

/** Which clone to publish into which stack. */
export interface ImportRequest extends ImportOptions {
  /** Folder of the clone: a worktree or a bare one. */
  readonly repository: string;
  readonly stack: string;
  /** Branch and folder that the stack is expected to publish; by default whichever it does. */
  readonly branch?: string;
  readonly path?: string;
  readonly environment: Environment;
}

/**
 * Publishes a clone's history into the table and buckets of a deployed stack; its own stages make
 * the pages.
 *
 * @throws {SettingsError} when the stack is not there, publishes something else, or AWS refuses
 * @throws {SourceError} when the clone is not one of the plan, or cannot be read
 */
export async function importToStack(request: ImportRequest): Promise<ImportReport> {
  const { repository, stack, environment } = request;
  const plan = await readDeployedPlan(environment, stack);
  checkExpected(request, plan);
  const { branch, path, language } = plan;
  const source = await openGitSource({ repository, branch, path, asFetched: true });
  const trials = createSourceTrials();
  try {
    await checkOrigin(repository, plan);
    const { store, pages } = createAwsPorts(environment, plan);
    const now = () => new Date();
    return await importHistory({ source, store, pages, trials, language, now }, request);
  } catch (error) {
    throw explainAwsError(error) ?? error;
  } finally {
    await trials.close();
    await source.close();
  }
}

/** The deployed stages would at once publish the other branch or folder over it. */
function checkExpected({ stack, branch, path }: ImportRequest, plan: DeployedPlan): void {
  const advice = 'Nothing was changed. Leave the option out, or deploy the stack with that first.';
  if (branch !== undefined && branch !== plan.branch)
    throw new SettingsError(
      `the stack ${stack} publishes the branch ${plan.branch}, not ${branch}`,
      advice,
    );
  if (path !== undefined && path.replace(/^\/+|(?<!\/)\/+$/gu, '') !== plan.path)
    throw new SettingsError(
      `the stack ${stack} publishes ${plan.path === '' ? 'the whole repository' : `the folder ${plan.path}`}, not ${path}`,
      advice,
    );
}

const onGithub =
  /^(?:https?:\/\/(?:[^@/]+@)?|ssh:\/\/git@|git@)github\.com[:/](?<name>[^/]+\/[^/]+?)(?:\.git)?\/?$/u;

/** An empty store would take any plan, and keep it for ever: the clone must not come from elsewhere. */
async function checkOrigin(folder: string, { repository }: DeployedPlan): Promise<void> {
  const origin = (await tryGit(folder, ['config', '--get', 'remote.origin.url'])) ?? '';
  const name = onGithub.exec(origin)?.groups?.name;
  if (name === undefined || name.toLowerCase() === repository.toLowerCase()) return;
  throw new SourceError(
    `${folder} is a clone of ${name}, and the stack publishes ${repository}`,
    'Nothing was changed. Clone that repository; where it was only renamed, say so with git remote set-url origin.',
  );
}
