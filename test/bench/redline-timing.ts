/** Repetitions of what takes long. */
const leastRuns = 2;

/**
 * Shortest of several runs, in milliseconds: what else the machine does only ever adds. Repeats
 * until `spent` milliseconds are gone.
 */
export function bestOf(task: () => unknown, spent = 1_500): number {
  let best = Number.POSITIVE_INFINITY;
  let runs = 0;
  for (let total = 0; total < spent || runs < leastRuns; runs += 1) {
    const time = elapsed(task);
    total += time;
    best = Math.min(best, time);
  }
  return best;
}

/** Milliseconds that a task takes which does not wait for anything. */
export function elapsed(task: () => unknown): number {
  const begin = performance.now();
  task();
  return performance.now() - begin;
}

/** What a figure is held against, and whether it misses that. */
export function target(wanted: string, isMet: boolean, figures: string): string {
  return `target: ${wanted}${isMet ? '' : ' MISSED'}${figures && ` (${figures})`}`;
}
