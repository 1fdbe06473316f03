import { execFileSync } from 'node:child_process';
import { type Played, play, type Scenario } from './scenario.ts';
import { tell } from './tell.ts';

/** Seeds that follow one another. */
export interface Seeds {
  readonly first: number;
  readonly count: number;
}

/** Far above the fixed ones, so that no seed is played twice. */
const base = 1_000_000;

/** Seeds that change with the commit: each adds histories that nobody played before. */
export function seedsOfCommit(count: number): Seeds {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return { first: base + Number.parseInt(commit.slice(0, 8), 16), count };
}

/** The seeds as the words of the command that plays them. */
export function wordsOf({ first, count }: Seeds): string {
  return `--runs ${count} --seed ${first}`;
}

/** The first simulation of which the test is true. */
export async function firstOf(
  { first, count }: Seeds,
  more: Omit<Scenario, 'seed'>,
  test: (played: Played) => boolean,
): Promise<Played | undefined> {
  for (let seed = first; seed < first + count; seed += 1) {
    const played = await play({ ...more, seed });
    if (test(played)) return played;
  }
  return undefined;
}

/** The story of the first simulation that goes wrong; nothing when all is well. */
export async function firstFailure(
  seeds: Seeds,
  more: Omit<Scenario, 'seed'> = {},
): Promise<string> {
  const played = await firstOf(seeds, more, ({ failures }) => failures.length > 0);
  return played ? tell(played) : '';
}
