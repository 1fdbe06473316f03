import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branchOf, cloneBundle } from '../support/bundles.ts';
import { line, withCpuTime } from './measure.ts';
import { target } from './redline-timing.ts';

const bundles = ['plan-ogp-2015-2017', 'manifesto', 'service-design-manual'] as const;

const program = join(import.meta.dirname, '..', '..', 'bin', 'gazette.mjs');

/** Loaded before the program, says at its end how many KiB of memory it had at most. */
const sayMemory =
  'data:text/javascript,process.on("exit",()=>console.log(process.resourceUsage().maxRSS))';

const gitLog = 'git -C "$0" log -p --first-parent "$1" > /dev/null';

/** Most seconds of CPU of a build for each of `git log -p` over the same history. */
const timesGit = 60;

/**
 * Versions published per second over the real histories, each in a process of its own, with peak memory,
 * and the CPU time beside that of `git log -p`.
 */
export async function benchBuilds(): Promise<void> {
  // A checkout is compiled now, not in the first build.
  withCpuTime([process.execPath, program, '--version']);
  for (const name of bundles) {
    const repository = await cloneBundle(name);
    if (repository === undefined) {
      line(name, 'skipped', 'the bundles are not here (GAZETTE_DATA)');
      continue;
    }
    const out = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
    const { output, seconds: cpu } = withCpuTime([
      ...[process.execPath, '--import', sayMemory, program],
      ...['build', '--json', '--repo', repository, '--out', out],
    ]);
    rmSync(out, { recursive: true, force: true });
    const log = ['sh', '-c', gitLog, repository, await branchOf(repository)];
    // So short that what else the machine does would be most of it.
    const git = Math.min(...Array.from({ length: 5 }, () => withCpuTime(log).seconds));
    const [report = '', memory] = output.trim().split('\n');
    const { versions, seconds, objects } = JSON.parse(report) as Record<
      'versions' | 'seconds' | 'objects',
      number
    >;
    const peakMegabytes = Math.round(Number(memory) / 1024);
    line(
      `${name}: versions per second`,
      (versions / seconds).toFixed(0),
      `${versions} in ${seconds} s`,
    );
    line(
      `${name}: CPU of a build / of git log -p`,
      (cpu / git).toFixed(0),
      target(
        `at most ${timesGit}`,
        cpu <= timesGit * git,
        `${cpu.toFixed(1)} s, ${git.toFixed(2)} s`,
      ),
    );
    line(`${name}: files per version`, (objects / versions).toFixed(1));
    line(
      `${name}: peak memory / 600 MB`,
      (peakMegabytes / 600).toFixed(2),
      `target: under 1 (${peakMegabytes} MB)`,
    );
  }
}
