import type { IndexStore } from '../../ports/index-store.ts';
import type { Stage } from '../../ports/version-store.ts';

/** Change sets that are worked on together: those after `base` up to `sequence`. */
export interface Batch {
  readonly base: number;
  readonly sequence: number;
}

/** Work on one batch in slices, so that it can stop after any of them and go on there later. */
export interface Slices {
  /**
   * Does what is left of a step, some keys at a time, in the order of the keys. A slice is whole when
   * `work` resolves: everything it did must be stored by then, and doing it again must be harmless.
   *
   * @param step names the step within the batch
   * @throws {TimeUp}
   */
  each(
    step: string,
    keys: Iterable<string>,
    work: (slice: readonly string[]) => Promise<void>,
  ): Promise<void>;
}

/** What a stage knows of a batch that an invocation could not finish. */
export interface Progress {
  /** The end of the batch after `base` that was begun; `undefined` when there is none. */
  begunUpTo(base: number): Promise<number | undefined>;
  /** False when time was up before the batch was done; what was done of it is remembered. */
  finish(batch: Batch, work: (slices: Slices) => Promise<void>): Promise<boolean>;
  /** Forgets what remains of batches that are done. */
  clear(): Promise<void>;
}

/** Keys in one slice: a second or two of work, and few enough to do again. */
const sliceSize = 256;

/**
 * Each record says what it is about, so the last one that was written counts, from whichever run:
 * one that is about another batch only costs doing things again.
 */
const anySequence = 0;

const only = '-';

/** For each step of the batch the last key that is done. */
type Record = Batch & { readonly steps: Readonly<{ [step: string]: string }> };

/** Ends the work on a batch from within; never leaves {@link Progress.finish}. */
class TimeUp extends Error {}

/**
 * @param isTimeUp asked before each slice but the first of a run: every run gets ahead, however
 *   little time it has
 */
export function createProgress(
  stage: Stage,
  index: IndexStore,
  isTimeUp: () => boolean = () => false,
): Progress {
  let known: { readonly record: Record | undefined } | undefined;
  let hasWorked = false;
  const partition = `PROGRESS#${stage}`;
  const read = async () => {
    if (known) return known.record;
    const [kept] = await index.range(partition, { limit: 1 });
    known = { record: kept && (JSON.parse(kept.value) as Record) };
    return known.record;
  };
  const save = async (record: Record) => {
    await index.put(partition, only, JSON.stringify(record), anySequence);
    known = { record };
  };
  const slicesOf = ({ base, sequence }: Batch, done: Map<string, string>): Slices => {
    const saveAll = () => save({ base, sequence, steps: Object.fromEntries(done) });
    return {
      async each(step, keys, work) {
        const last = done.get(step);
        const sorted = [...new Set(keys)].sort();
        const left = last === undefined ? sorted : sorted.filter((key) => key > last);
        for (let from = 0; from < left.length; from += sliceSize) {
          if (hasWorked && isTimeUp()) {
            await saveAll();
            throw new TimeUp();
          }
          if (from > 0) await saveAll();
          const slice = left.slice(from, from + sliceSize);
          await work(slice);
          hasWorked = true;
          done.set(step, slice.at(-1) ?? '');
        }
      },
    };
  };
  return {
    async begunUpTo(base) {
      const record = await read();
      return record?.base === base ? record.sequence : undefined;
    },
    async finish(batch, work) {
      const record = await read();
      const isSame = record?.base === batch.base && record.sequence === batch.sequence;
      try {
        await work(slicesOf(batch, new Map(isSame ? Object.entries(record.steps) : [])));
        return true;
      } catch (error) {
        if (error instanceof TimeUp) return false;
        throw error;
      }
    },
    async clear() {
      if (await read()) await index.remove(partition, only, anySequence);
      known = { record: undefined };
    },
  };
}
