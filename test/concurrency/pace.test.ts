import { describe, expect, it } from '@jest/globals';
import { createPace } from '../../lib/concurrency/pace.ts';

const long = 600_000;

describe('a pace', () => {
  it('looks often at first, and seldom after looks that found nothing', async () => {
    const { signal } = new AbortController();
    const pace = createPace({ soon: 1, seldom: long, looks: 2 });
    await pace.pause(signal);
    await pace.pause(signal);
    expect(await isPausing(pace.pause(signal))).toBe(true);
    pace.stir();
  });

  it('looks at once, and often again, when something goes on', async () => {
    const { signal } = new AbortController();
    const pace = createPace({ soon: 1, seldom: long, looks: 1 });
    await pace.pause(signal);
    const resting = pace.pause(signal);
    pace.stir();
    await resting;
    await pace.pause(signal);
    expect(await isPausing(pace.pause(signal))).toBe(true);
    pace.stir();
  });

  it('ends with the signal, without an error', async () => {
    const stopping = new AbortController();
    const paused = createPace({ soon: long, seldom: long, looks: 1 }).pause(stopping.signal);
    stopping.abort();
    await expect(paused).resolves.toBeUndefined();
  });
});

async function isPausing(paused: Promise<void>): Promise<boolean> {
  const later = new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 20));
  return Promise.race([paused.then(() => false), later]);
}
