import { describe, expect, it } from '@jest/globals';
import { fewEachTurn } from '../../lib/concurrency/few-each-turn.ts';

/** Counts the turns of the event loop that pass until all have begun. */
async function turnsUntil(begun: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const done = begun.then(() => {
    isDone = true;
  });
  const count = () => {
    if (isDone) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await done;
  return turns;
}

describe('a few each turn', () => {
  it('lets the first ones begin at once, and after a pause again', async () => {
    const turn = fewEachTurn(2);
    expect(await turnsUntil(Promise.all([turn(), turn()]))).toBe(0);
    for (let pause = 0; pause < 3; pause += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(await turnsUntil(Promise.all([turn(), turn()]))).toBe(0);
  });

  it('spreads a crowd over turns, in the order it came', async () => {
    const turn = fewEachTurn(3);
    const order: number[] = [];
    const crowd = Array.from({ length: 30 }, (_, who) => turn().then(() => order.push(who)));
    expect(await turnsUntil(Promise.all(crowd))).toBeGreaterThanOrEqual(8);
    expect(order).toEqual(Array.from({ length: 30 }, (_, who) => who));
  });

  it('does not let one who comes later pass those who wait', async () => {
    const turn = fewEachTurn(1);
    const order: string[] = [];
    const waiting = ['a', 'b', 'c'].map((who) => turn().then(() => order.push(who)));
    await waiting[0];
    await Promise.all([turn().then(() => order.push('late')), ...waiting]);
    expect(order).toEqual(['a', 'b', 'c', 'late']);
  });
});
