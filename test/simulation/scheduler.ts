import type { Random } from './random.ts';

/** A port call that waits for its turn. */
export interface Waiting {
  readonly run: string;
  /** A stalled call is passed over until it is released. */
  readonly stalled: boolean;
  readonly go: () => void;
}

/** Decides, from a seed alone, whose port call comes next. */
export interface Scheduler {
  /** Resolves when it is this run's turn. */
  turn(run: string): Promise<void>;
  /** Resolves when the run is let go on, long after its turn: others work meanwhile. */
  stall(run: string): Promise<void>;
  /** Lets one call go on and waits until every run waits again; false when none waits but stalled ones. */
  step(): Promise<boolean>;
  /** Lets one stalled call go on; false when there is none. */
  release(): Promise<boolean>;
  /** Forgets the calls of a run that was killed. */
  drop(run: string): void;
}

/** Most calls that one run makes before another may come in between. */
const longestBurst = 12;

export function createScheduler(random: Random): Scheduler {
  let waiting: Waiting[] = [];
  /** The run that may go on without waiting, and for how many calls. */
  let burst = { run: '', calls: 0 };
  const wait = (run: string, stalled: boolean) =>
    new Promise<void>((go) => waiting.push({ run, stalled, go }));
  const goOn = async (ready: readonly Waiting[]) => {
    if (ready.length === 0) return false;
    const next = random.pick(ready);
    waiting = waiting.filter((other) => other !== next);
    burst = { run: next.run, calls: random.below(longestBurst) };
    next.go();
    await settled();
    return true;
  };
  return {
    async turn(run) {
      if (burst.run === run && burst.calls > 0) {
        burst.calls -= 1;
        return;
      }
      await wait(run, false);
    },
    stall: (run) => wait(run, true),
    step: () => goOn(waiting.filter(({ stalled }) => !stalled)),
    release: () => goOn(waiting.filter(({ stalled }) => stalled)),
    drop(run) {
      waiting = waiting.filter((call) => call.run !== run);
    },
  };
}

/** Resolves when everything that can go on without a turn has done so: a macrotask comes after all of it. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
