import type { Outcome } from './simulate.ts';

/** What happened, what was wrong, and how to see it again. */
export function tell({ seed, story, failures }: Outcome, more = ''): string {
  const again = `npm run simulate -- --runs 1 --seed ${seed}${more}`;
  return [`seed ${seed}`, ...story, '', ...failures.map((line) => `WRONG: ${line}`), again].join(
    '\n',
  );
}
