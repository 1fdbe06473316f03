import { createHash } from 'node:crypto';
import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Slices } from '../../work/resumable-work.ts';

/** One page of the sitemap: its address, the date of its newest version, and its document. */
export interface SitemapEntry {
  readonly address: string;
  readonly date: string;
  readonly document: string;
}

/** Parts of the sitemap that list something, each with the date of its newest change, by name. */
export type SitemapParts = readonly (readonly [part: string, date: string])[];

const partsPartition = 'SITEMAPS';
const only = '-';

export async function readSitemapParts(index: Pick<IndexStore, 'get'>): Promise<SitemapParts> {
  const value = await index.get(partsPartition, only);
  return value === undefined ? [] : (JSON.parse(value) as SitemapParts);
}

/** What a part of the sitemap lists, by address. */
export async function readSitemapEntries(
  part: string,
  index: Pick<IndexStore, 'range'>,
): Promise<readonly SitemapEntry[]> {
  const kept = await index.range(sitemapPartition(part));
  return kept.map(({ value }) => JSON.parse(value) as SitemapEntry);
}

/** The part that lists an address: one of 256, so that each is one short read. */
function sitemapPart(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 2);
}

function sitemapPartition(part: string): string {
  return `SITEMAP#${part}`;
}

/** The parts that a change set changes. */
function partsOf({ changes }: ChangeSet): Set<string> {
  const addresses = changes.flatMap(({ before, after }) => [before ?? after, after]);
  return new Set(addresses.map(({ address }) => sitemapPart(address)));
}

/** Keeps the addresses of changed documents for the sitemap. An address belongs to one document. */
export async function keepSitemapEntries(
  changeSet: ChangeSet,
  index: IndexStore,
  slices: Slices,
): Promise<void> {
  const { changes, sequence, date } = changeSet;
  // A document may take the address of one that is withdrawn or moved in the same commit. Each
  // address is written once, so that a repeated run leaves the same entries.
  const rank = ({ kind }: Change) => (kind === 'withdrawn' ? 0 : 1);
  const entries = new Map<string, SitemapEntry>();
  for (const { document, after } of changes.toSorted((a, b) => rank(a) - rank(b)))
    entries.set(after.address, { address: after.address, date, document });
  const former = new Map(
    changes.flatMap((change) =>
      change.before && !entries.has(change.before.address) ? [[change.document, change]] : [],
    ),
  );
  const forEach = (step: string, keys: Iterable<string>, work: (key: string) => Promise<void>) =>
    slices.each(`sitemap ${step} ${sequence}`, keys, async (slice) => {
      await severalAtOnce(slice, work);
    });
  await forEach('former', former.keys(), (document) =>
    removeFormer(former.get(document), sequence, index),
  );
  await forEach('entries', entries.keys(), (address) => {
    const value = JSON.stringify(entries.get(address));
    return index.put(sitemapPartition(sitemapPart(address)), address, value, sequence);
  });
  const filled = new Set([...entries.keys()].map(sitemapPart));
  const parts = new Map(await readSitemapParts(index));
  for (const part of partsOf(changeSet)) {
    const isFilled = filled.has(part) || (await hasEntries(part, index));
    if (isFilled) parts.set(part, date);
    else parts.delete(part);
  }
  const listed = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  await index.put(partsPartition, only, JSON.stringify(listed), sequence);
}

async function hasEntries(part: string, index: IndexStore): Promise<boolean> {
  return (await index.range(sitemapPartition(part), { limit: 1 })).length > 0;
}

/** Removes a former address, which now redirects, unless another document has it by now. */
async function removeFormer(
  change: Change | undefined,
  sequence: number,
  index: IndexStore,
): Promise<void> {
  const { document, before, after } = change ?? {};
  if (!before || before.address === after?.address) return;
  const { address } = before;
  const partition = sitemapPartition(sitemapPart(address));
  const entry = await index.get(partition, address);
  if (entry === undefined || (JSON.parse(entry) as SitemapEntry).document !== document) return;
  await index.remove(partition, address, sequence);
}
