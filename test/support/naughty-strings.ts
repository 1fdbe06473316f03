import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The Big List of Naughty Strings (github.com/minimaxir/big-list-of-naughty-strings, MIT): 461
 * texts that broke some program, 220 of them attempts to run a script.
 */
export function naughtyStrings(): readonly string[] {
  const file = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json');
  const strings: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(strings) ? strings.map(String).filter((one) => one !== '') : [];
}
