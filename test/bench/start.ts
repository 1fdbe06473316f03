import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { line, withCpuTime } from './measure.ts';
import { target } from './redline-timing.ts';

const rounds = 11;

/** Most seconds of CPU of `gazette diff` of two small files. */
const mostSeconds = 0.4;

/** How long a command takes to start, once it is compiled: beside Node that does nothing. */
export async function benchStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
  try {
    const [before, after] = [join(folder, 'a.md'), join(folder, 'b.md')];
    writeFileSync(before, '# Plan\n\nIt is as it was.\n');
    writeFileSync(after, '# Plan\n\nIt is as it will be.\n');
    const program = join(import.meta.dirname, '..', '..', 'bin', 'gazette.mjs');
    const [nothing, diff] = [
      [process.execPath, '--eval', '0'],
      // Its exit code says that the files differ.
      ['sh', '-c', '"$@" || true', 'sh', process.execPath, program, 'diff', before, after],
    ];
    withCpuTime(diff);
    const times = Array.from({ length: rounds }, () =>
      [nothing, diff].map((command) => withCpuTime(command).seconds),
    );
    // What else the machine does only ever adds.
    const [empty = 0, own = 0] = [0, 1].map((at) =>
      Math.min(...times.map((both) => both[at] ?? 0)),
    );
    line(
      'gazette diff of two small files / 0.4 s of CPU',
      (own / mostSeconds).toFixed(2),
      target('under 1', own < mostSeconds, `${own.toFixed(2)} s`),
    );
    line('gazette diff of two small files / node', (own / empty).toFixed(1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
