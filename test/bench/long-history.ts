import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runGit } from '../../lib/git/run-git.ts';
import { generateHistory } from './generated-history.ts';
import { line } from './measure.ts';

/**
 * Enough for a first look; `--versions N` says another number, `--scale N` how many times as long as
 * real ones documents are. Render works on 500 changes at a time, so its tenths say something from
 * some 10,000 on.
 */
const usual = { '--versions': 2_000, '--scale': 1 } as const;

interface Mark {
  readonly seconds: number;
  readonly megabytes: number;
}

/** A build of a generated history: what a version takes in the first tenth and in the last, and memory. */
export async function benchLongHistory(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-bench-'));
  try {
    await generateHistory(folder, given('--versions'), { scale: given('--scale') });
    const commits = await runGit(folder, ['rev-list', '--count', '--first-parent', 'main']);
    tell(buildIn(folder, commits));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function given(option: keyof typeof usual): number {
  const words = process.argv.slice(2);
  return words.includes(option) ? Number(words[words.indexOf(option) + 1]) : usual[option];
}

function buildIn(repository: string, commits: string) {
  const child = join(import.meta.dirname, 'long-history-child.ts');
  const output = execFileSync(
    process.execPath, // As bin/gazette.mjs starts it.
    [
      '--heap-growing-percent=30',
      '--import',
      'tsx',
      child,
      repository,
      join(repository, 'out'),
      commits,
    ],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(output) as {
    readonly versions: number;
    readonly documents: number;
    readonly objects: number;
    readonly bytes: number;
    readonly seconds: number;
    readonly peakMegabytes: number;
    readonly parts: Readonly<Record<string, readonly Mark[]>>;
  };
}

function tell({
  versions,
  documents,
  objects,
  bytes,
  seconds,
  ...rest
}: ReturnType<typeof buildIn>): void {
  const each = (1000 * seconds) / versions;
  line(
    `${versions} versions of ${documents} documents`,
    `${each.toFixed(1)} ms`,
    `of CPU each, ${seconds.toFixed(0)} s`,
  );
  line('megabytes of 1,000 versions', (bytes / versions / 1000).toFixed(1), `${objects} files`);
  line(
    'peak memory / 600 MB',
    (rest.peakMegabytes / 600).toFixed(2),
    `target: under 1 (${rest.peakMegabytes} MB)`,
  );
  for (const [stage, marks] of Object.entries(rest.parts)) {
    const took = marks.slice(1).map((mark, part) => mark.seconds - (marks[part]?.seconds ?? 0));
    const memory = marks.map(({ megabytes }) => megabytes).join(' ');
    const ratio = ((took.at(-1) ?? 0) / (took[0] ?? 1)).toFixed(2);
    if (stage !== 'announce')
      line(`${stage}: last tenth / first tenth`, ratio, 'target: at most 1.2');
    line(
      `${stage}: seconds of ${stage === 'announce' ? 'each batch' : 'each tenth'}`,
      took.map((each) => each.toFixed(1)).join(' '),
      `MB at first, and after each: ${memory}`,
    );
  }
}
