import { existsSync } from 'node:fs';
import type { AwsNames } from '../../aws/aws-ports.ts';
import type { Environment } from '../../aws/clients/clients.ts';
import { SettingsError } from '../../errors/errors.ts';
import type { Site } from '../../site/models.ts';
import { startEmulators } from '../emulators/emulators.ts';
import { lockHome } from './home-lock.ts';
import { type PlanSettings, readPlanSettings } from './plan-settings.ts';
import { siteOfHome } from './site-of-home.ts';

/** One machine's Gazette, whose stores answer although none of its functions run. */
export interface StoppedHome {
  readonly settings: PlanSettings;
  readonly site: Site;
  readonly environment: Environment;
  readonly names: AwsNames;
}

/**
 * Works on one machine's Gazette while it does not run. Nothing is written into a folder that is no
 * home.
 *
 * @param home folder that holds all state
 * @param afterwards what is done last, when the stores have stopped and nobody else has the home yet
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export async function inStoppedHome<Result>(
  home: string,
  work: (stopped: StoppedHome) => Promise<Result>,
  afterwards: () => Promise<void> = async () => {},
): Promise<Result> {
  const settings = existsSync(home) ? await readPlanSettings(home) : undefined;
  if (!settings)
    throw new SettingsError(
      `There is no Gazette in ${home}.`,
      'Name the home that its start named: --home DIR, or --repo for that of a plan of your own.',
    );
  const lock = await lockHome(home);
  try {
    const emulators = await startEmulators({ home });
    const { environment, queueUrl } = emulators;
    const names = { ...emulators.names, queueUrl };
    try {
      return await work({ settings, site: siteOfHome(settings), environment, names });
    } finally {
      await emulators.stop();
      await afterwards();
    }
  } finally {
    lock.release();
  }
}
