/** Middle value of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that a task takes. */
export async function milliseconds(task: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await task();
  return performance.now() - begin;
}

/** One line of results: what, figure, and the target it is held against. */
export function line(what: string, figure: string, target = ''): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(14)}  ${target}\n`);
}
