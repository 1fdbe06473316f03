import { describe, expect, it } from '@jest/globals';
import { faults } from './adversary.ts';
import { type Played, play, readScenario, type Scenario } from './scenario.ts';
import { singleFaults } from './single-fault.ts';
import { tell } from './tell.ts';

/** The words that a failure prints to be played again, as the shell would take them apart. */
function printedWords(played: Played): string[] {
  const command = tell(played).split('\n').at(-1) ?? '';
  expect(command).toMatch(/^npm run simulate -- /u);
  const words = command.replace('npm run simulate -- ', '').matchAll(/'([^']*)'|(\S+)/gu);
  return [...words].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const mutation = 'one write in fifty is lost';

describe('the command that a failure prints', () => {
  it.each<[string, Scenario]>([
    ['of a made-up history', { seed: 3, mutation }],
    ['of one in the model of S3', { seed: 4, s3: true, mutation }],
    ['of a single fault', { seed: 1, fault: { kind: 'kill before', call: 40 }, mutation }],
    [
      'of a call that fails from then on',
      { seed: 1, fault: { kind: 'fail from then on', call: 9 } },
    ],
  ])('plays exactly that again: %s', async (_what, scenario) => {
    const played = await play(scenario);
    expect(await play(readScenario(printedWords(played)))).toEqual(played);
  });

  it('names the fault and the call of every single fault that fails', async () => {
    const failed: Played[] = [];
    for await (const played of singleFaults(faults, { mutation }))
      if (played.failures.length > 0 && failed.push(played) > 3) break;
    expect(failed.length).toBeGreaterThan(1);
    for (const played of failed)
      expect(await play(readScenario(printedWords(played)))).toEqual(played);
  });
});
