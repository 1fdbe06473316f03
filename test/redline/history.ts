import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '../support/bundles.ts';

const maximumBuffer = 1024 * 1024 * 1024;

/** Two successive texts of one file in a repository's history. */
export interface Pair {
  readonly path: string;
  readonly commit: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** A bundle of real history, or `undefined` when the data is not on this machine. */
export function bundlePath(name: string): string | undefined {
  const path = join(dataFolder, `${name}.bundle`);
  return existsSync(path) ? path : undefined;
}

/** Every modification of a Markdown file on first parents, oldest first; of them each `step`th. */
export function consecutivePairs(bundle: string, step = 1): Pair[] {
  const folder = mkdtempSync(join(tmpdir(), 'gazette-history-'));
  try {
    const git = (words: readonly string[], input?: string): Buffer =>
      execFileSync('git', ['-C', folder, ...words], { input, maxBuffer: maximumBuffer });
    git(['clone', '--quiet', '--bare', bundle, '.']);
    const [branch = 'HEAD'] = git(['for-each-ref', '--format=%(refname)', 'refs/heads'])
      .toString('utf8')
      .split('\n');
    const log = git([
      'log',
      ...['--first-parent', '--diff-merges=first-parent', '--reverse', '--format=commit %H'],
      ...['--raw', '--no-abbrev', '--diff-filter=M', '--no-renames', '-z'],
      branch,
    ]);
    const changes = readLog(log.toString('utf8')).filter((_, index) => index % step === 0);
    const ids = [...new Set(changes.flatMap(({ old, young }) => [old, young]))];
    const blobs = readBatch(git(['cat-file', '--batch'], `${ids.join('\n')}\n`));
    return changes.flatMap(({ path, commit, old, young }) => {
      const [before, after] = [blobs.get(old), blobs.get(young)];
      return before && after ? [{ path, commit, before, after }] : [];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface RawChange {
  readonly path: string;
  readonly commit: string;
  readonly old: string;
  readonly young: string;
}

function readLog(log: string): RawChange[] {
  const changes: RawChange[] = [];
  let commit = '';
  let ids: [string, string] | undefined;
  for (const part of log.split('\0').flatMap((text) => text.split('\n'))) {
    const raw = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) M$/u.exec(part);
    if (part.startsWith('commit ')) commit = part.slice('commit '.length);
    else if (raw) ids = [raw[1] ?? '', raw[2] ?? ''];
    else if (ids) {
      if (part.endsWith('.md')) changes.push({ path: part, commit, old: ids[0], young: ids[1] });
      ids = undefined;
    }
  }
  return changes;
}

function readBatch(output: Buffer): Map<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf('\n', start);
    const [id = '', , size = '0'] = output.toString('utf8', start, end).split(' ');
    blobs.set(id, new Uint8Array(output.subarray(end + 1, end + 1 + Number(size))));
    start = end + 2 + Number(size);
  }
  return blobs;
}
