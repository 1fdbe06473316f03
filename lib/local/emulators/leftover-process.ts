import { readFile, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SettingsError } from '../../errors/errors.ts';

/** Notes which process a server is and which one started it, for {@link endLeftover}. */
export async function notePid(pidFile: string, pid: number | undefined): Promise<void> {
  await writeFile(pidFile, JSON.stringify({ pid, owner: process.pid }));
}

/**
 * Ends the server that a killed run left behind, which would hold the database. It never ends
 * another program's process, nor a server whose own Gazette still runs.
 *
 * @throws {SettingsError} when another running Gazette has the directory
 */
export async function endLeftover(pidFile: string, program: string): Promise<void> {
  const { pid, owner } = await readPidFile(pidFile);
  if (pid === undefined || !(await runs(pid, program))) return;
  if (owner !== undefined && owner === (await parentOf(pid)))
    throw new SettingsError(
      `Another Gazette (process ${owner}) is running with ${path.dirname(pidFile)}.`,
      'Stop it first, or set GAZETTE_HOME to another folder.',
    );
  process.kill(pid, 'SIGKILL');
  while (await runs(pid, program)) await pause(10);
}

async function readPidFile(pidFile: string): Promise<{ pid?: number; owner?: number }> {
  try {
    const { pid, owner } = JSON.parse(await readFile(pidFile, 'utf8'));
    return Number.isInteger(pid) && pid > 1 ? { pid, owner } : {};
  } catch {
    // No file, or one cut short by a crash: then there is nothing we could end safely.
    return {};
  }
}

/** Whether a process is this very program (Linux; elsewhere the answer is no). */
async function runs(pid: number, program: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/exe`)) === program;
  } catch {
    return false;
  }
}

async function parentOf(pid: number): Promise<number | undefined> {
  try {
    const parent = /^PPid:\s*(\d+)/mu.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}
