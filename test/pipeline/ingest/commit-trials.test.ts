import { describe, expect, it } from '@jest/globals';
import { createCommitTrials } from '../../../lib/pipeline/ingest/commit-trials.ts';
import {
  manyBytes,
  ordinaryMilliseconds,
  secondTrials,
  trialMilliseconds,
  triedBytes,
  triedBytesOfMany,
} from '../../../lib/pipeline/work/limits.ts';
import { parseDocument } from '../../../lib/plan/parse.ts';
import type { TextTrials, Trial } from '../../../lib/ports/text-trials.ts';

const trial: Trial = { step: 'parse', after: { path: 'a.md', text: 'a'.repeat(100_000) } };
const ordinary = ordinaryMilliseconds(trial.after.text.length);

const parsed = parseDocument('a.md', '# A\n');

/** Trials that all take as long as they may, or as long as given. */
function trialsTaking(given?: number) {
  const limits: number[] = [];
  const trials: TextTrials = {
    async attempt(_, milliseconds) {
      limits.push(milliseconds);
      return { outcome: 'exceeded', milliseconds: Math.min(given ?? milliseconds, milliseconds) };
    },
  };
  return { commit: createCommitTrials(trials), limits };
}

describe('the trials of one commit', () => {
  it('have ten seconds together beyond what ordinary texts take', async () => {
    const { commit, limits } = trialsTaking();
    for (let count = 0; count < 50; count += 1) await commit.attempt(trial);
    expect(limits[0]).toBe(trialMilliseconds);
    expect(limits.at(-1)).toBe(ordinary);
    // A text that is tried twice is counted once.
    const counted = limits.filter((_, index) => index >= 2 * secondTrials || index % 2 === 0);
    const beyond = counted.reduce((sum, limit) => sum + limit - ordinary, 0);
    expect(beyond).toBeLessThanOrEqual(trialMilliseconds);
  });

  it('use none of that while the texts are ordinary', async () => {
    const { commit, limits } = trialsTaking(ordinary);
    for (let count = 0; count < 500; count += 1) await commit.attempt(trial);
    expect(new Set(limits)).toEqual(new Set([trialMilliseconds]));
  });

  it('try a text a second time before it is shown as written for ever', async () => {
    const outcomes = ['exceeded' as const, parsed];
    const commit = createCommitTrials({
      attempt: async () => ({ outcome: outcomes.shift() ?? 'exceeded', milliseconds: 1 }),
    });
    expect(await commit.attempt(trial)).toBe(parsed);
    expect(await commit.attempt(trial)).toBe('slow');
  });

  it('try few slow texts of a commit twice', async () => {
    const { commit, limits } = trialsTaking();
    for (let count = 0; count < 50; count += 1) await commit.attempt(trial);
    expect(limits).toHaveLength(50 + secondTrials);
  });

  it('are for large texts, and for smaller ones too once there are many', () => {
    const { commit } = trialsTaking();
    expect(commit.isLarge(triedBytes)).toBe(false);
    expect(commit.isLarge(triedBytes + 1)).toBe(true);
    expect(commit.isLarge(manyBytes)).toBe(true);
    expect(commit.isLarge(triedBytesOfMany)).toBe(false);
    expect(commit.isLarge(triedBytesOfMany + 1)).toBe(true);
  });

  it('are none without a place for them', () => {
    expect(createCommitTrials(undefined).isLarge(manyBytes)).toBe(false);
  });
});
