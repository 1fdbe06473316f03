import { existsSync } from 'node:fs';
import { SettingsError } from '../../errors/errors.ts';
import type { TakedownRequest } from '../../pipeline/takedown/removal-of.ts';
import { startEmulators } from '../emulators/emulators.ts';
import { forgetDeleted } from '../emulators/forget-deleted.ts';
import { lockHome } from '../home/home-lock.ts';
import { readPlanSettings } from '../home/plan-settings.ts';
import { siteOfHome } from '../home/site-of-home.ts';
import { type Takedown, takeDown } from './take-down.ts';

/**
 * Takes down a text or image of one machine's Gazette, while it does not run.
 *
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export async function takeDownAtHome(home: string, request: TakedownRequest): Promise<Takedown> {
  if (!existsSync(home)) throw noGazette(home);
  const lock = await lockHome(home);
  try {
    const settings = await readPlanSettings(home);
    if (!settings) throw noGazette(home);
    const emulators = await startEmulators({ home });
    const { environment, names, queueUrl } = emulators;
    try {
      const site = siteOfHome(settings);
      const place = { environment, names: { ...names, queueUrl }, site, isVersioned: false };
      return await takeDown(place, request);
    } finally {
      await emulators.stop();
      await forgetDeleted(home);
    }
  } finally {
    lock.release();
  }
}

function noGazette(home: string): SettingsError {
  return new SettingsError(
    `There is no Gazette in ${home}.`,
    'Name the home that its start named: --home DIR, or --repo for that of a plan of your own.',
  );
}
