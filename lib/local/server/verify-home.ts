import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { SettingsError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { type Verification, verify } from '../../pipeline/verify/verify.ts';
import { startEmulators } from '../emulators/emulators.ts';
import { lockHome } from '../home/home-lock.ts';
import { type PlanSettings, readPlanSettings } from '../home/plan-settings.ts';
import { siteOfHome } from '../home/site-of-home.ts';
import { repositoryAddress } from '../origin/repository-address.ts';

/**
 * Compares store, site and git of one machine's Gazette while it does not run.
 *
 * @param home folder that holds all state
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export async function verifyHome(home: string): Promise<Verification> {
  const settings = existsSync(home) ? await readPlanSettings(home) : undefined;
  // Nothing is written into a folder that is no home.
  if (!settings) throw noGazette(home);
  const lock = await lockHome(home);
  try {
    return await verifySettings(home, settings);
  } finally {
    lock.release();
  }
}

async function verifySettings(home: string, settings: PlanSettings): Promise<Verification> {
  const { repository, serve, branch, path } = settings;
  const emulators = await startEmulators({ home });
  const { environment, names, queueUrl } = emulators;
  const { store, pages } = createAwsPorts(environment, { ...names, queueUrl });
  try {
    const isFolder = !serve && repository && repositoryAddress(repository).kind === 'folder';
    const directory = isFolder ? repository : join(home, 'plan.git');
    const source = await openGitSource({
      repository: directory,
      branch,
      path,
      isAwaited: true,
      isKept: true,
    });
    try {
      return await verify({ store, pages, source }, siteOfHome(settings));
    } finally {
      await source.close();
    }
  } finally {
    await emulators.stop();
  }
}

function noGazette(home: string): SettingsError {
  return new SettingsError(
    `There is no Gazette in ${home}.`,
    'Name the home that its start named: --home DIR, or --repo for that of a plan of your own.',
  );
}
