import { type Played, writeScenario } from './scenario.ts';

/** What happened, what was wrong, and how to see it again. */
export function tell({ scenario, story, failures }: Played): string {
  const wrong = failures.map((line) => `WRONG: ${line}`);
  return [...story, '', ...wrong, `npm run simulate -- ${writeScenario(scenario)}`].join('\n');
}
