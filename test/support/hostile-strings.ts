import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * The Big List of Naughty Strings (github.com/minimaxir/big-list-of-naughty-strings, MIT): different
 * texts that broke some program, the empty one among them.
 */
export function naughtyStrings(): readonly string[] {
  const file = resolve('big-list-of-naughty-strings/blns.json');
  const strings: unknown = JSON.parse(readFileSync(file, 'utf8'));
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
