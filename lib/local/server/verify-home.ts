import { join } from 'node:path';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { openGitSource } from '../../git/git-source.ts';
import { type Verification, verify } from '../../pipeline/verify/verify.ts';
import { inStoppedHome } from '../home/in-stopped-home.ts';
import { repositoryAddress } from '../origin/repository-address.ts';
import { inScratch } from '../render-all/in-scratch.ts';
import { olderLook } from '../render-all/older-look.ts';

/** What was found, and what is to be said of pages that an earlier program made, if there are any. */
export type VerifiedHome = Verification & { readonly older?: string };

/**
 * Compares store, site and git of one machine's Gazette while it does not run.
 *
 * @param home folder that holds all state
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export function verifyHome(home: string): Promise<VerifiedHome> {
  return inStoppedHome(home, async ({ settings, site, environment, names }) => {
    const { repository, serve, branch, path } = settings;
    const isFolder = !serve && repository && repositoryAddress(repository).kind === 'folder';
    const directory = isFolder ? repository : join(home, 'plan.git');
    const options = { repository: directory, branch, path, isAwaited: true, isKept: true };
    const source = await openGitSource(options);
    try {
      const { store, pages, index } = createAwsPorts(environment, names);
      const older = await olderLook(index);
      const found = await inScratch((fresh) =>
        verify({ store, pages, index, source, fresh }, site),
      );
      return { ...found, ...(older !== undefined && { older }) };
    } finally {
      await source.close();
    }
  });
}
