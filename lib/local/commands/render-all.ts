import { existsSync } from 'node:fs';
import type { Environment } from '../../aws/clients/clients.ts';
import { readDeployedPlan } from '../../aws/deployed-plan.ts';
import { explainAwsError } from '../../aws/explain-aws-error.ts';
import { SettingsError } from '../../errors/errors.ts';
import type { OnRendered, RenderedAll } from '../../pipeline/render-all/render-all.ts';
import { describeSite } from '../../site/describe-site.ts';
import { startEmulators } from '../emulators/emulators.ts';
import { lockHome } from '../home/home-lock.ts';
import { readPlanSettings } from '../home/plan-settings.ts';
import { siteOfHome } from '../home/site-of-home.ts';
import { renderAllPages } from '../render-all/render-all-pages.ts';

/**
 * Makes every page of one machine's Gazette anew, while it does not run.
 *
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export async function renderAllAtHome(home: string, onRendered: OnRendered): Promise<RenderedAll> {
  const settings = existsSync(home) ? await readPlanSettings(home) : undefined;
  if (!settings)
    throw new SettingsError(
      `There is no Gazette in ${home}.`,
      'Name the home that its start named: --home DIR, or --repo for that of a plan of your own.',
    );
  const lock = await lockHome(home);
  try {
    const emulators = await startEmulators({ home });
    const { environment, names, queueUrl } = emulators;
    try {
      const site = siteOfHome(settings);
      return await renderAllPages({ environment, names: { ...names, queueUrl }, site }, onRendered);
    } finally {
      await emulators.stop();
    }
  } finally {
    lock.release();
  }
}

/**
 * Makes every page of a deployed stack's site anew, with the operator's own credentials, while the
 * stack goes on publishing.
 *
 * @throws {SettingsError} when the stack is not there, or AWS refuses
 */
export async function renderAllOnStack(
  stack: string,
  environment: Environment,
  onRendered: OnRendered,
): Promise<RenderedAll> {
  const names = await readDeployedPlan(environment, stack);
  const { title, siteUrl, language, hubs } = names;
  const site = describeSite(title, siteUrl, language, hubs);
  try {
    return await renderAllPages({ environment, names, site }, onRendered);
  } catch (error) {
    throw explainAwsError(error) ?? error;
  }
}
