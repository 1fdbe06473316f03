import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAwsPorts } from '../../aws/aws-ports.ts';
import { SettingsError } from '../../errors/errors.ts';
import { openGitSource } from '../../git/git-source.ts';
import { type Verification, verify } from '../../pipeline/verify/verify.ts';
import { describeSite } from '../../site/describe-site.ts';
import { startEmulators } from '../emulators/emulators.ts';

/** What the pages of a home were made with. */
interface SiteNote {
  readonly title: string;
  readonly url: string;
}

const noteFile = 'site.json';

/** Notes what pages are made with, for {@link verifyHome}. */
export async function noteSite(home: string, note: SiteNote): Promise<void> {
  await writeFile(join(home, noteFile), `${JSON.stringify(note)}\n`);
}

/**
 * Compares store, site and git of one machine's Gazette while it does not run.
 *
 * @param home folder that holds all state
 * @throws {SettingsError} when there is no Gazette in the folder, or it is running
 */
export async function verifyHome(home: string, branch = 'main'): Promise<Verification> {
  const { title, url } = await readNote(home);
  const emulators = await startEmulators({ home });
  const { environment, names, queueUrl } = emulators;
  const { store, pages } = createAwsPorts(environment, { ...names, queueUrl });
  try {
    const source = await openGitSource({ repository: join(home, 'plan.git'), branch });
    try {
      return await verify({ store, pages, source }, describeSite(title, url, 'en'));
    } finally {
      await source.close();
    }
  } finally {
    await emulators.stop();
  }
}

async function readNote(home: string): Promise<SiteNote> {
  try {
    return JSON.parse(await readFile(join(home, noteFile), 'utf8')) as SiteNote;
  } catch (cause) {
    throw new SettingsError(
      `There is no Gazette in ${home}.`,
      'Start one with "npm start", or set GAZETTE_HOME to the folder of one.',
      { cause },
    );
  }
}
