import type { IndexStore } from '../../ports/index-store.ts';

/** One making of all pages, which several processes may share. */
export interface Run {
  /** Counts up, so that marks of an earlier run say nothing of this one. */
  readonly number: number;
  /** What pages are made with: program and description of the site. */
  readonly look: string;
  /** The last change set whose pages it makes; those of later ones are made by their pushes. */
  readonly upTo: number;
  readonly isFinished: boolean;
}

/** Which units are done: one entry for each, so that no unit waits for another, or knows of it. */
export interface UnitMarks {
  /** Goes on with the run of the same look that was not finished, or begins one. */
  begin(look: string, upTo: number): Promise<Run>;
  isDone(unit: string, run: Run): Promise<boolean>;
  done(unit: string, run: Run): Promise<void>;
  /** The units that are done: one entry is read for each. */
  all(run: Run): Promise<string[]>;
  finish(run: Run): Promise<void>;
}

const runs = 'REMAKE';
const units = 'REMADE';
const only = '-';

/** The last write wins: a mark that is lost only makes a unit be made again. */
const anySequence = 0;

export function createUnitMarks(index: IndexStore): UnitMarks {
  const save = (run: Run) => index.put(runs, only, JSON.stringify(run), anySequence);
  return {
    async begin(look, upTo) {
      const kept = await index.get(runs, only);
      const last = kept === undefined ? undefined : (JSON.parse(kept) as Run);
      if (last && !last.isFinished && last.look === look) return last;
      const run = { number: (last?.number ?? 0) + 1, look, upTo, isFinished: false };
      await save(run);
      return run;
    },
    isDone: async (unit, { number }) => (await index.get(units, unit)) === String(number),
    done: (unit, { number }) => index.put(units, unit, String(number), anySequence),
    async all({ number }) {
      const marks = await index.range(units);
      return marks.filter(({ value }) => value === String(number)).map(({ sort }) => sort);
    },
    finish: (run) => save({ ...run, isFinished: true }),
  };
}
