import { changesAddress, changesArchiveAddress } from '../../../plan/addresses/addresses.ts';
import type { ChangeSetLine, ChangesPage } from '../../../site/models.ts';
import { renderChangesPage } from '../../../site/pages/changes-page.tsx';
import { changesPageSize } from '../../work/limits.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { numberSort } from '../index/number-sort.ts';

const partition = 'CHANGES';

/** Reads for the newest change sets, where many of them changed no document. */
const mostReads = 5;

/** Keeps the line of a change set for the lists of changes. */
export async function keepLine(line: ChangeSetLine, { indexStore }: RenderContext): Promise<void> {
  await indexStore.put(partition, numberSort(line.sequence), JSON.stringify(line), line.sequence);
}

/** The newest change sets that changed a document, newest first. Goes past some others, not past all. */
export async function latestLines(
  { indexStore }: RenderContext,
  limit: number,
): Promise<ChangeSetLine[]> {
  const found: ChangeSetLine[] = [];
  let before: string | undefined;
  for (let reads = 0; reads < mostReads && found.length < limit; reads += 1) {
    const bounds = { limit, reverse: true, ...(before !== undefined && { before }) };
    const entries = await indexStore.range(partition, bounds);
    const lines = entries.map(({ value }) => JSON.parse(value) as ChangeSetLine);
    found.push(...lines.filter(({ documents }) => documents > 0));
    before = entries.at(-1)?.sort;
    if (entries.length < limit) break;
  }
  return found.slice(0, limit);
}

/**
 * Makes the list of changes: `/@changes/` with the newest, and an archive page for each full page
 * of older ones. An archive page never changes again.
 */
export async function renderChanges(context: RenderContext): Promise<void> {
  const { base, sequence } = context;
  const full = archivesOf(sequence);
  for (let archive = archivesOf(base) + 1; archive <= full; archive += 1)
    await renderArchive(archive, context);
  const newest = await linesBetween(full * changesPageSize, sequence, context);
  const previous = full > 0 ? await archiveLines(full, context) : [];
  await put(changesAddress(), context, {
    // A list that has just started again would be nearly empty, so it also shows the last archive.
    lines: [...previous, ...newest].toReversed(),
    ...(full > 1 ? { older: { address: changesArchiveAddress(full - 1), title: '' } } : {}),
  });
}

async function renderArchive(archive: number, context: RenderContext) {
  await put(changesArchiveAddress(archive), context, {
    lines: (await archiveLines(archive, context)).toReversed(),
    newer: { address: changesAddress(), title: '' },
    ...(archive > 1 ? { older: { address: changesArchiveAddress(archive - 1), title: '' } } : {}),
  });
}

function archivesOf(sequence: number): number {
  return Math.floor(sequence / changesPageSize);
}

function archiveLines(archive: number, context: RenderContext): Promise<ChangeSetLine[]> {
  return linesBetween((archive - 1) * changesPageSize, archive * changesPageSize, context);
}

/** Lines after `first`, up to and including `last`, oldest first. */
async function linesBetween(
  first: number,
  last: number,
  { indexStore }: RenderContext,
): Promise<ChangeSetLine[]> {
  const entries = await indexStore.range(partition, {
    after: numberSort(first),
    before: numberSort(last + 1),
  });
  return entries.map(({ value }) => JSON.parse(value) as ChangeSetLine);
}

async function put(address: string, context: RenderContext, page: ChangesPage): Promise<void> {
  await putText(context, {
    address,
    body: renderChangesPage(context.site, page),
    contentType: html,
    cache: 'current',
  });
}
