import { setTimeout as delay } from 'node:timers/promises';

/** How often to look for what may have come: soon while something goes on, seldom while nothing does. */
export interface Pace {
  /** Something goes on: whoever pauses looks at once, and often for a while. */
  stir(): void;
  /** Waits until the next look is due, or until the signal ends it. */
  pause(signal: AbortSignal): Promise<void>;
}

/**
 * @param soon milliseconds between two looks while something goes on
 * @param seldom milliseconds between two looks while nothing does
 * @param looks how many looks in a row find nothing before nothing goes on
 */
export function createPace({
  soon,
  seldom,
  looks,
}: {
  readonly soon: number;
  readonly seldom: number;
  readonly looks: number;
}): Pace {
  let left = looks;
  let resting = new AbortController();
  return {
    stir() {
      left = looks;
      resting.abort();
    },
    async pause(signal) {
      const milliseconds = left > 0 ? soon : seldom;
      left -= 1;
      resting = new AbortController();
      // Both ends of a rest are no errors.
      const either = AbortSignal.any([signal, resting.signal]);
      await delay(milliseconds, undefined, { signal: either }).catch(() => {});
    },
  };
}
