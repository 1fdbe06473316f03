import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { createBatchProgress, type Slices } from '../../../lib/pipeline/work/resumable-work.ts';

const keys = Array.from({ length: 600 }, (_, number) => String(number).padStart(3, '0'));
const batch = { base: 0, sequence: 1 };

/** Runs over one index, each of which has time for so many slices beyond its first. */
function openRuns() {
  const index = createMemoryIndexStore();
  const run = async (more: number, work: (slices: Slices) => Promise<void>, of = batch) => {
    let left = more;
    const isTimeUp = () => {
      left -= 1;
      return left < 0;
    };
    return createBatchProgress('rendered', index, isTimeUp).finish(of, work);
  };
  return { index, run };
}

describe('work in slices', () => {
  it('goes on where an earlier run stopped, each key once and in order', async () => {
    const { run } = openRuns();
    const done: string[] = [];
    const work = (slices: Slices) =>
      slices.each('all', keys.toReversed(), async (slice) => void done.push(...slice));
    expect([await run(0, work), await run(0, work), await run(0, work)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(done).toEqual(keys);
  });

  it('gets ahead by a slice at least, and through steps that are done without doing them again', async () => {
    const { run } = openRuns();
    const done: string[] = [];
    const work = async (slices: Slices) => {
      for (const step of ['one', 'two', 'three'])
        await slices.each(step, ['key'], async () => void done.push(step));
    };
    for (const isDone of [false, false, true]) expect(await run(0, work)).toBe(isDone);
    expect(done).toEqual(['one', 'two', 'three']);
  });

  it('loses no more than what was done since a slice was whole when it is killed', async () => {
    const { run } = openRuns();
    const done: string[] = [];
    const work = (slices: Slices) =>
      slices.each('all', keys, async (slice) => {
        if (done.length > 0 && done.length < keys.length && !done.includes('killed')) {
          done.push('killed');
          throw new Error('killed');
        }
        done.push(...slice);
      });
    await expect(run(9, work)).rejects.toThrow('killed');
    expect(await run(9, work)).toBe(true);
    expect(done.filter((key) => key !== 'killed')).toEqual(keys);
  });

  it('is not taken for the work on another batch', async () => {
    const { index, run } = openRuns();
    const done: string[] = [];
    const work = (slices: Slices) =>
      slices.each('all', keys, async (slice) => void done.push(...slice));
    expect(await run(0, work)).toBe(false);
    expect(await createBatchProgress('rendered', index).begunUpTo(1)).toBeUndefined();
    expect(await createBatchProgress('announced', index).begunUpTo(0)).toBeUndefined();
    expect(await createBatchProgress('rendered', index).begunUpTo(0)).toBe(1);
    expect(await run(9, work, { base: 0, sequence: 2 })).toBe(true);
    expect(done).toHaveLength(256 + keys.length);
  });

  it('leaves nothing behind once it is cleared', async () => {
    const { index, run } = openRuns();
    await run(0, (slices) => slices.each('all', keys, async () => {}));
    await createBatchProgress('rendered', index).clear();
    expect(await index.range('PROGRESS#rendered')).toEqual([]);
  });
});
