import { stat } from 'node:fs/promises';
import { CallError } from './command.ts';

/** @throws {CallError} when there is no folder at a path */
export async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new CallError(`there is no folder ${path}`);
  if (!found.isDirectory()) throw new CallError(`${path} is a file: give its folder`);
}
