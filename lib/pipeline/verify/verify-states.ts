import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { IndexEntry, IndexStore, ListedIndex } from '../../ports/index-store.ts';
import { type Difference, differsOnSite } from './difference.ts';

type Kept = IndexEntry & { readonly partition: string };

/** Differences that are named; damage of one kind is mostly everywhere. */
const mostNamed = 20;

/**
 * Compares the states of the plan that are kept with those made anew from the record: which change
 * set each day ended with, the roots of each state, and every node that a state has. One that is
 * ahead of what was announced may have more.
 *
 * @param made the index of all that was announced, made anew
 */
export async function verifyStates(
  made: ListedIndex,
  index: Pick<IndexStore, 'get'>,
): Promise<Difference[]> {
  const [newest] = await made.range('DAYS', { reverse: true, limit: 1 });
  const differences: Difference[] = [];
  let rest = 0;
  // Some at a time: all nodes together are larger than the plan.
  for (const some of inParts(keptIn(made))) {
    const found = await severalAtOnce(some, async (entry) =>
      differenceOf(entry, await index.get(entry.partition, entry.sort), newest?.sort),
    );
    for (const difference of found.flatMap((one) => one ?? []))
      if (differences.length < mostNamed) differences.push(difference);
      else rest += 1;
  }
  if (rest === 0) return differences;
  const more = differsOnSite('the kept states', `${rest} more of their entries are damaged`);
  return [...differences, more];
}

function* keptIn(made: ListedIndex): Iterable<Kept> {
  for (const entry of made.entries()) if (isOfState(entry.partition)) yield entry;
}

function* inParts(entries: Iterable<Kept>): Iterable<readonly Kept[]> {
  let part: Kept[] = [];
  for (const entry of entries) {
    part.push(entry);
    if (part.length < partLength) continue;
    yield part;
    part = [];
  }
  yield part;
}

const partLength = 100;

function isOfState(partition: string): boolean {
  return partition === 'DAYS' || /^(?:ROOT|NODE)#/u.test(partition);
}

function differenceOf(
  { partition, sort, value }: Kept,
  found: string | undefined,
  newest: string | undefined,
): Difference | undefined {
  if (found === value) return undefined;
  const isAhead = partition === 'DAYS' && sort === newest && Number(found) > Number(value);
  if (isAhead) return undefined;
  const what =
    found === undefined ? 'it is not kept' : 'it is kept otherwise than the record has it';
  return differsOnSite(nameOf(partition, sort), `${what}; “gazette render --all” makes it anew`);
}

function nameOf(partition: string, sort: string): string {
  if (partition === 'DAYS') return `the state of ${sort}`;
  const [name, of = ''] = partition.split('#', 2);
  return name === 'ROOT' ? `the state after change set ${of}` : `node ${of} of the kept states`;
}
