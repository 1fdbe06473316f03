import type { Worker } from 'node:worker_threads';

/**
 * Starts to measure the time that a worker's thread computes, in milliseconds. What else the machine
 * does at that time does not count. Node before 24.6 cannot tell: there, all time counts.
 *
 * @param worker one that runs
 */
export async function startThreadTime(worker: Worker): Promise<() => Promise<number>> {
  const begin = performance.now();
  const elapsed = () => performance.now() - begin;
  // The types say that it is always there; on Node 22 it is not.
  const { cpuUsage }: Partial<Pick<Worker, 'cpuUsage'>> = worker;
  const ask = async (since?: NodeJS.CpuUsage) => await cpuUsage?.call(worker, since);
  const before = await ask().catch(() => undefined);
  if (!before) return async () => elapsed();
  return async () => {
    // A worker that has ended cannot be asked, and its time no longer matters.
    const used = await ask(before).catch(() => undefined);
    return used ? (used.user + used.system) / 1000 : elapsed();
  };
}
