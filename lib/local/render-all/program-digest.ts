import { readFile } from 'node:fs/promises';

/**
 * Names the compiled program that runs (bin/compile.mjs puts the digest of its sources beside it);
 * `undefined` of a program that runs from source, which may change at any time.
 */
export async function knownProgram(): Promise<string | undefined> {
  try {
    return await readFile(new URL('./sources.sha256', import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

/** Names the program that runs. One that runs from source has no name of its own twice. */
export async function programDigest(): Promise<string> {
  return (await knownProgram()) ?? crypto.randomUUID();
}
