import { readFile } from 'node:fs/promises';

/**
 * Names the compiled program that runs (bin/compile.mjs puts the digest of its sources beside it). A
 * program that runs from source has no name of its own twice: its sources may change at any time.
 */
export async function programDigest(): Promise<string> {
  try {
    return await readFile(new URL('./sources.sha256', import.meta.url), 'utf8');
  } catch {
    return crypto.randomUUID();
  }
}
