import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { line, median, milliseconds } from './measure.ts';
import { planOf } from './plan-of.ts';
import { createPlan } from './prepared-plan.ts';

const size = 10_000;
const rounds = 5;

/** One changed document in a plan of 10,000, against the full build of a static site generator. */
export async function benchHugo(): Promise<void> {
  if (spawnSync('hugo', ['version']).error) {
    line('hugo', 'skipped', 'install it: apt-get install hugo');
    return;
  }
  const folder = prepareHugo();
  const plan = await createPlan(size, rounds);
  const full: number[] = [];
  const one: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    full.push(await milliseconds(async () => execFileSync('hugo', ['--quiet'], { cwd: folder })));
    await plan.push(round);
    one.push(await milliseconds(plan.publish));
  }
  rmSync(folder, { recursive: true, force: true });
  await plan.close();
  const ratio = median(full) / median(one);
  line(
    'hugo full build / one change published',
    ratio.toFixed(1),
    `target: at least 20 (${median(full).toFixed(0)} ms, ${median(one).toFixed(0)} ms)`,
  );
}

function prepareHugo(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-hugo-'));
  writeFileSync(join(folder, 'config.toml'), 'baseURL = "http://localhost/"\ntitle = "Plan"\n');
  const layout = '<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n';
  write(join(folder, 'layouts/_default/single.html'), layout);
  write(join(folder, 'layouts/_default/list.html'), layout);
  for (const [path, text] of Object.entries(planOf(size)))
    write(join(folder, 'content', path), text);
  return folder;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
