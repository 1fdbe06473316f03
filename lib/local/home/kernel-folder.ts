import { resolve } from 'node:path';
import { SettingsError } from '../../errors/errors.ts';

/**
 * Refuses a folder in which the kernel shows itself: nothing can be kept there, and Node's own
 * `mkdir` with `recursive` never comes back from below /proc.
 *
 * @param option that names the folder
 * @throws {SettingsError}
 */
export function refuseKernelFolder(folder: string, option: string): void {
  if (!/^\/(?:proc|sys)(?:\/|$)/u.test(resolve(folder))) return;
  throw new SettingsError(
    `${folder} is the system's own, and nothing can be written to it.`,
    `Take a folder that this user can write to, ${option} DIR.`,
  );
}
