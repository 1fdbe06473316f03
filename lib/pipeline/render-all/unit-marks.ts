import type { IndexStore } from '../../ports/index-store.ts';
import type { Unit } from '../../ports/unit-queue.ts';
import { unitName } from './units.ts';

/** One making of all pages, which several processes may share. */
export interface Run {
  /** Counts up, so that marks of an earlier run say nothing of this one. */
  readonly number: number;
  /** Names the program that makes the pages. */
  readonly program: string;
  /** What pages are made with: program, size of units and description of the site. */
  readonly look: string;
  /** The last change set whose pages it makes; those of later ones are made by their pushes. */
  readonly upTo: number;
  /** How many units it has: once as many have a mark, all are made. */
  readonly units: number;
  readonly isFinished: boolean;
}

/** What is new about a run. */
export type NewRun = Omit<Run, 'number' | 'isFinished'>;

/**
 * What is known of a run, in render's index: one entry for the run, one for each unit that is made, so
 * that no unit waits for another, or knows of it, and one for who makes the last pages.
 */
export interface UnitMarks {
  /** The newest run. */
  current(): Promise<Run | undefined>;
  /** Begins a run after another one, unless somebody else does so at the same time. */
  begin(run: NewRun, after: Run | undefined): Promise<void>;
  isDone(unit: Unit, run: Run): Promise<boolean>;
  done(unit: Unit, run: Run): Promise<void>;
  /** The names of the units that are done: one entry is read for each unit. */
  all(run: Run): Promise<ReadonlySet<string>>;
  /**
   * Elects who makes the last pages: of all who ask, one, until it is done or was not heard of for
   * {@link electedFor}. `undefined` where another one is elected.
   */
  elect(run: Run): Promise<Elected | undefined>;
  finish(run: Run): Promise<void>;
}

/** Who makes the last pages of a run. */
export interface Elected {
  /** Says that it is still there. */
  stay(): Promise<void>;
  /** Leaves it to another one, at once. */
  leave(): Promise<void>;
}

const runs = 'REMAKE';
const units = 'REMADE';
const elections = 'REMAKELAST';
const only = '-';

/** Milliseconds without a word after which another one is elected: pages are made many times as often. */
export const electedFor = 60_000;

/** No run needs as many elections; so each election of each run has a number of its own. */
const mostElections = 1_000;

/** @param now milliseconds since 1970 */
export function createUnitMarks(index: IndexStore, now: () => number = Date.now): UnitMarks {
  const read = async <Value>(partition: string): Promise<Value | undefined> => {
    const value = await index.get(partition, only);
    return value === undefined ? undefined : (JSON.parse(value) as Value);
  };
  const current = () => read<Run>(runs);
  return {
    current,
    async begin(wanted, after) {
      const number = (after?.number ?? 0) + 1;
      const run: Run = { ...wanted, number, isFinished: false };
      await index.putFirst(runs, only, JSON.stringify(run), number);
    },
    isDone: async (unit, { number }) => (await index.get(units, unitName(unit))) === String(number),
    done: (unit, { number }) => index.put(units, unitName(unit), String(number), number),
    async all({ number }) {
      const marks = await index.range(units);
      return new Set(marks.filter(({ value }) => value === String(number)).map(({ sort }) => sort));
    },
    async elect({ number }) {
      const last = await read<{ election: number; until: number }>(elections);
      const first = number * mostElections;
      if (last && last.election >= first && last.until > now()) return undefined;
      const election = Math.max(first, (last?.election ?? 0) + 1);
      const entry = (until: number) => JSON.stringify({ election, until });
      const put = (until: number) => index.put(elections, only, entry(until), election);
      const soon = () => now() + electedFor;
      if (!(await index.putFirst(elections, only, entry(soon()), election))) return undefined;
      return { stay: () => put(soon()), leave: () => put(0) };
    },
    finish: (run) =>
      index.put(runs, only, JSON.stringify({ ...run, isFinished: true }), run.number),
  };
}
