import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneBundle } from '../support/bundles.ts';
import { line } from './measure.ts';

const bundles = ['plan-ogp-2015-2017', 'manifesto', 'service-design-manual'] as const;

/** Versions published per second over the real histories, each in a process of its own, with peak memory. */
export async function benchBuilds(): Promise<void> {
  for (const name of bundles) {
    const repository = await cloneBundle(name);
    if (repository === undefined) {
      line(name, 'skipped', 'the bundles are not here (GAZETTE_DATA)');
      continue;
    }
    const out = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
    const child = join(import.meta.dirname, 'build-child.ts');
    const output = execFileSync(
      process.execPath, // As bin/gazette.mjs starts it.
      ['--heap-growing-percent=30', '--import', 'tsx', child, repository, out],
      {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    rmSync(out, { recursive: true, force: true });
    const { versions, seconds, objects, peakMegabytes } = JSON.parse(output);
    line(
      `${name}: versions per second`,
      (versions / seconds).toFixed(0),
      `${versions} in ${seconds} s`,
    );
    line(`${name}: files per version`, (objects / versions).toFixed(1));
    line(
      `${name}: peak memory / 600 MB`,
      (peakMegabytes / 600).toFixed(2),
      `target: under 1 (${peakMegabytes} MB)`,
    );
  }
}
