import type { TakedownRequest } from '../../pipeline/takedown/removal-of.ts';
import { forgetDeleted } from '../emulators/forget-deleted.ts';
import { inStoppedHome } from '../home/in-stopped-home.ts';
import { type Takedown, takeDown } from './take-down.ts';

/**
 * Takes down a text or image of one machine's Gazette, while it does not run.
 *
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export function takeDownAtHome(home: string, request: TakedownRequest): Promise<Takedown> {
  return inStoppedHome(
    home,
    ({ environment, names, site }) =>
      takeDown({ environment, names, site, isVersioned: false }, request),
    () => forgetDeleted(home),
  );
}
