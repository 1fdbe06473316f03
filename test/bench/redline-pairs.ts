import { basename } from 'node:path';
import { type GitObjects, openGitObjects } from '../../lib/git/git-objects.ts';
import { gitRecords } from '../../lib/git/run-git.ts';
import { decodeSource } from '../../lib/plan/source/decode.ts';
import { branchOf, cloneBundle } from '../support/bundles.ts';

/** A document before and after one commit, as Markdown. */
export interface RedlinePair {
  readonly repository: string;
  readonly commit: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A change as `git log --raw` gives it, before its blobs are read. */
interface Amendment extends Pick<RedlinePair, 'commit' | 'path'> {
  readonly before: string;
  readonly after: string;
}

const bundles = ['plan-ogp-2015-2017', 'manifesto', 'service-design-manual'] as const;

/** Every how many pairs one is taken, unless GAZETTE_BENCH_EVERY says otherwise; 1 takes all. */
const defaultEvery = 4;

/** The setting of how many pairs make one of the sample. */
export function sampleEvery(): number {
  const every = Number(process.env.GAZETTE_BENCH_EVERY ?? defaultEvery);
  if (Number.isInteger(every) && every > 0) return every;
  throw new Error('GAZETTE_BENCH_EVERY must be a whole number from 1, such as 4 for a quarter.');
}

/**
 * Neighbouring versions of the same document in the three real histories, renamed documents
 * included, and of them every `every`th; none where the bundles are absent.
 */
export async function redlinePairs(every: number): Promise<RedlinePair[]> {
  const pairs: RedlinePair[] = [];
  let seen = 0;
  for (const name of bundles) {
    const repository = await cloneBundle(name);
    if (repository === undefined) continue;
    const objects = openGitObjects(repository);
    for await (const amendment of amendments(repository))
      if (seen++ % every === 0) pairs.push(...(await readPair(objects, repository, amendment)));
    objects.close();
  }
  return pairs;
}

async function* amendments(repository: string): AsyncGenerator<Amendment> {
  const branch = await branchOf(repository);
  const format = ['--raw', '-M', '-z', '--no-abbrev', '--format=commit %H'];
  let commit = '';
  let raw: string[] = [];
  let paths: string[] = [];
  for await (const record of gitRecords(repository, ['log', '--first-parent', ...format, branch])) {
    const field = record.replace(/^\n/u, '');
    if (raw.length > 0) {
      paths.push(field);
      const [, , before = '', after = '', status = ''] = raw;
      if (paths.length < (/^[RC]/u.test(status) ? 2 : 1)) continue;
      const path = paths.at(-1) ?? '';
      if (/^[MR]/u.test(status) && before !== after && path.endsWith('.md'))
        yield { commit, path, before, after };
      [raw, paths] = [[], []];
    } else if (field.startsWith(':')) raw = field.split(' ');
    else if (field.startsWith('commit ')) commit = field.slice('commit '.length);
  }
}

async function readPair(
  objects: GitObjects,
  repository: string,
  { commit, path, before, after }: Amendment,
): Promise<RedlinePair[]> {
  const [old, young] = [await readText(objects, before), await readText(objects, after)];
  if (old === undefined || young === undefined) return [];
  return [{ repository: basename(repository, '.git'), commit, path, before: old, after: young }];
}

/** What is no text is published as a problem, not as a redline. */
async function readText(objects: GitObjects, id: string): Promise<string | undefined> {
  const object = await objects.read(id);
  const decoded = object && decodeSource(object.bytes);
  return decoded && 'text' in decoded ? decoded.text : undefined;
}
