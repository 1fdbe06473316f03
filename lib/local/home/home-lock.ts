import { mkdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SettingsError } from '../../errors/errors.ts';
import { refuseKernelFolder } from './kernel-folder.ts';

/** Holds a home for one process; given up at the latest when the process ends, however it ends. */
export interface HomeLock {
  release(): void;
  /** Releases a home of which nothing came, and takes it away where it was made for this. */
  abandon(): Promise<void>;
}

/**
 * Makes the home where it is not there yet, and takes it for this process alone. The lock is
 * SQLite's own on an empty database (https://sqlite.org/lockingv3.html): the system releases it
 * with the process, so that nothing is left over to be cleared.
 *
 * @throws {SettingsError} when another Gazette runs there, or the folder cannot be written to
 */
export async function lockHome(home: string): Promise<HomeLock> {
  refuseKernelFolder(home, '--home');
  try {
    const isNew = (await mkdir(home, { recursive: true })) !== undefined;
    const file = join(home, 'lock.sqlite');
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec(
        'PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; PRAGMA user_version = 1; COMMIT',
      );
    } catch (error) {
      database.close();
      throw error;
    }
    const release = () => database.close();
    return {
      release,
      async abandon() {
        release();
        if (!isNew) return;
        await rm(file, { force: true });
        // A folder that something was written into stays.
        await rmdir(home).catch(() => {});
      },
    };
  } catch (cause) {
    throw explain(home, cause);
  }
}

/** Result codes of SQLite (https://sqlite.org/rescode.html). */
const busy = new Set([5, 6]);

function explain(home: string, cause: unknown): SettingsError {
  const { errcode, message } = Object(cause) as { errcode?: number; message?: string };
  if (errcode !== undefined && busy.has(errcode))
    return new SettingsError(
      `Another Gazette is running with ${home}.`,
      'Stop it first, or take another home, --home DIR.',
      { cause },
    );
  return new SettingsError(
    `${home} cannot be written to: ${message}.`,
    'Take a folder that this user can write to, --home DIR.',
    { cause },
  );
}
