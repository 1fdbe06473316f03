import type { IndexStore } from '../../ports/index-store.ts';
import type { Stage } from '../../ports/version-store.ts';

/** Change sets that are worked on together: those after `base`, up to and including `sequence`. */
export interface Batch {
  readonly base: number;
  readonly sequence: number;
}

/** The work on one batch, cut into slices. It can stop after any slice and be resumed later. */
export interface Slices {
  /**
   * Does the rest of a step, some keys at a time, in the order of the keys. A slice is finished
   * when `work` resolves. By then everything the slice did must be stored, and doing it again must
   * be harmless.
   *
   * @param step names the step within the batch
   * @throws {TimeUp} when time is up before the step is finished
   */
  each(
    step: string,
    keys: Iterable<string>,
    work: (slice: readonly string[]) => Promise<void>,
  ): Promise<void>;
}

/** What a stage remembers of a batch that one invocation could not finish. */
export interface BatchProgress {
  /** Reads what is remembered, for those who have other things to read at that time. */
  prepare(): Promise<void>;
  /**
   * The last sequence number of the batch that was begun after `base`; `undefined` when none was.
   */
  begunUpTo(base: number): Promise<number | undefined>;
  /**
   * Works on a batch. Returns false when time was up first; the finished slices are remembered.
   *
   * @param beforeSave what must be done before slices count as finished: no run does them again
   */
  finish(
    batch: Batch,
    work: (slices: Slices) => Promise<void>,
    beforeSave?: () => Promise<void>,
  ): Promise<boolean>;
  /** Forgets the batches that are finished. */
  clear(): Promise<void>;
}

/** Keys in one slice: a second or two of work, and few enough to repeat. */
const sliceSize = 256;

/**
 * The last write wins, from whichever run. Each record names its batch, so a stale record only
 * makes a run repeat work.
 */
const anySequence = 0;

const only = '-';

/** For each step of the batch, the last key that is finished. */
type Record = Batch & { readonly steps: Readonly<{ [step: string]: string }> };

/** Thrown to stop the work on a batch; {@link BatchProgress.finish} always catches it. */
class TimeUp extends Error {}

/**
 * @param isTimeUp asked before each slice except the first of a run, so that every run gets ahead,
 *   however little time it has
 */
export function createBatchProgress(
  stage: Stage,
  index: IndexStore,
  isTimeUp: () => boolean = () => false,
): BatchProgress {
  let known: { readonly record: Record | undefined } | undefined;
  let hasWorked = false;
  const partition = `PROGRESS#${stage}`;
  const read = async () => {
    if (known) return known.record;
    const kept = await index.get(partition, only);
    known = { record: kept === undefined ? undefined : (JSON.parse(kept) as Record) };
    return known.record;
  };
  const save = async (record: Record) => {
    await index.put(partition, only, JSON.stringify(record), anySequence);
    known = { record };
  };
  const slicesOf = (
    { base, sequence }: Batch,
    done: Map<string, string>,
    beforeSave?: () => Promise<void>,
  ): Slices => {
    const saveAll = async () => {
      await beforeSave?.();
      await save({ base, sequence, steps: Object.fromEntries(done) });
    };
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
    async prepare() {
      await read();
    },
    async begunUpTo(base) {
      const record = await read();
      return record?.base === base ? record.sequence : undefined;
    },
    async finish(batch, work, beforeSave) {
      const record = await read();
      const isSame = record?.base === batch.base && record.sequence === batch.sequence;
      try {
        const done = new Map(isSame ? Object.entries(record.steps) : []);
        await work(slicesOf(batch, done, beforeSave));
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
