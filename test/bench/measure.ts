import { execFileSync } from 'node:child_process';

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

/**
 * What a command says, and the seconds of CPU that it and all it started took: of what the machine
 * does beside it, only a part counts.
 */
export function withCpuTime(command: readonly string[]): { output: string; seconds: number } {
  // `times` ends with two lines: of the shell, and of what it waited for (POSIX.1-2017, times).
  const said = execFileSync('sh', ['-c', '"$@" && echo && times', 'sh', ...command], {
    encoding: 'utf8',
    stdio: 'pipe',
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = said.trimEnd().split('\n');
  const times = lines.splice(-2)[1] ?? '';
  const seconds = [...times.matchAll(/(\d+)m([\d.]+)s/gu)]
    .map(([, minutes, rest]) => 60 * Number(minutes) + Number(rest))
    .reduce((sum, one) => sum + one, 0);
  return { output: lines.join('\n'), seconds };
}

/** One line of results: what, figure, and the target it is held against. */
export function line(what: string, figure: string, target = ''): void {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(14)}  ${target}\n`);
}
