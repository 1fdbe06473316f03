import { describe, expect, it } from '@jest/globals';
import { importHistory } from '../../../lib/local/commands/import-history.ts';
import { createMemoryPageStore } from '../../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../../lib/memory/memory-version-store.ts';
import { commitment } from '../../bench/plan-of.ts';
import { createModelRepository, type ModelFile } from '../../simulation/model-source.ts';
import { countingRounds } from '../../support/counting-rounds.ts';

/*
 * An import from an operator's machine waits some 100 ms for each answer of AWS: what it asks for one
 * after the other decides how long a history takes. Four of five versions of real plans amend a document.
 */
const path = (number: number) => `chapter/commitment-${number}.md`;
const file = (text: string): ModelFile => ({ mode: '100644', text });

/** Waits for AWS of the import of one commit, by what it does to a plan of ten documents. */
async function roundsOf(change: (files: Map<string, ModelFile>) => void) {
  const repository = createModelRepository();
  const files = new Map([['README.md', file('# Plan\n')]]);
  for (let number = 1; number <= 10; number += 1)
    files.set(path(number), file(commitment(number, 'first')));
  const first = repository.commit(new Map(files), [], 'First');
  repository.head = first.id;
  const counts = countingRounds();
  const ports = {
    source: repository.source,
    store: counts.of(createMemoryVersionStore()),
    pages: counts.of(createMemoryPageStore()),
  };
  await importHistory(ports);
  const before = repository.commit(new Map(files), [first.id], 'The same');
  change(files);
  repository.head = repository.commit(new Map(files), [before.id], 'Change').id;
  counts.reset();
  const { versions } = await importHistory(ports);
  // What a run asks before its first commit, and what says that it is done.
  const ofRun = new Set(['cursor', 'recover', 'advance']);
  const rounds = counts.rounds().filter((calls) => !calls.every((call) => ofRun.has(call)));
  return { versions, rounds: rounds.map((calls) => [...new Set(calls)].join(' ')) };
}

describe('an import', () => {
  it.each<[string, number, number, (files: Map<string, ModelFile>) => void]>([
    ['amends a document', 4, 1, (files) => files.set(path(5), file(commitment(5, 'amended')))],
    [
      'amends every document',
      4,
      10,
      (files) => {
        for (let number = 1; number <= 10; number += 1)
          files.set(path(number), file(commitment(number, 'amended')));
      },
    ],
    ['adds a document', 4, 1, (files) => files.set(path(11), file(commitment(11, 'first')))],
    [
      'moves a document',
      11,
      1,
      (files) => {
        files.set('chapter/other.md', files.get(path(5)) ?? file(''));
        files.delete(path(5));
      },
    ],
  ])('waits for AWS, where a commit %s, at most %i times', async (_, most, expected, change) => {
    const { versions, rounds } = await roundsOf(change);
    expect(versions).toBe(expected);
    // The names of the calls say what there is too much of.
    expect(rounds.slice(most).length === 0 ? [] : rounds).toEqual([]);
  });
});
