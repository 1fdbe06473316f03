import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import type { MemoryIndexStore } from '../../memory/memory-index-store.ts';
import type { IndexEntry, IndexStore } from '../../ports/index-store.ts';
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
  made: MemoryIndexStore,
  index: Pick<IndexStore, 'get'>,
): Promise<Difference[]> {
  const kept = [...made.entries()].filter(({ partition }) => isOfState(partition));
  const newest = kept.filter(({ partition }) => partition === 'DAYS').at(-1)?.sort;
  const found = await severalAtOnce(kept, async (entry) =>
    differenceOf(entry, await index.get(entry.partition, entry.sort), newest),
  );
  const differences = found.flatMap((difference) => difference ?? []);
  if (differences.length <= mostNamed) return differences;
  const rest = differences.length - mostNamed;
  const more = differsOnSite('the kept states', `${rest} more of their entries are damaged`);
  return [...differences.slice(0, mostNamed), more];
}

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
