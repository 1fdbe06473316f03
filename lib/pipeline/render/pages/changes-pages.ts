import { changesAddress, changesArchiveAddress } from '../../../plan/addresses/addresses.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { ChangeSetLine, ChangesPage, PageLink } from '../../../site/models.ts';
import { renderChangesPage } from '../../../site/pages/changes-page.tsx';
import { changesPageSize } from '../../work/limits.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { numberSort } from '../index/number-sort.ts';

const partition = 'CHANGES';

/** The kept lines of some change sets, in their order. */
export async function readLines(
  sequences: readonly number[],
  indexStore: Pick<IndexStore, 'get'>,
): Promise<ChangeSetLine[]> {
  const values = await Promise.all(
    sequences.map((sequence) => indexStore.get(partition, numberSort(sequence))),
  );
  return values.flatMap((value) =>
    value === undefined ? [] : (JSON.parse(value) as ChangeSetLine),
  );
}

/** Keeps the line of a change set for the lists of changes. */
export async function keepLine(line: ChangeSetLine, { indexStore }: RenderContext): Promise<void> {
  await indexStore.put(partition, numberSort(line.sequence), JSON.stringify(line), line.sequence);
}

/** The newest change sets that changed a document, of a list of the newest. */
export function latestOf(lines: readonly ChangeSetLine[], limit: number): ChangeSetLine[] {
  return lines.filter(({ documents }) => documents > 0).slice(0, limit);
}

/**
 * Makes the list of changes: `/@changes/` with the newest, and an archive page for each full page
 * of older ones. An archive page never changes again. Gives the lines of the list, newest first.
 *
 * @param chapters whose changes alone can be read
 */
export async function renderChanges(
  chapters: readonly PageLink[],
  context: RenderContext,
): Promise<readonly ChangeSetLine[]> {
  const { base, sequence } = context;
  const full = archivesOf(sequence);
  for (let archive = archivesOf(base) + 1; archive <= full; archive += 1)
    await renderArchive(archive, context);
  // A list that has just started again would be nearly empty, so it also shows the last archive.
  const first = Math.max(0, full - 1) * changesPageSize;
  const lines = (await linesBetween(first, sequence, context)).toReversed();
  await put(changesAddress(), context, {
    ...{ lines, chapters },
    ...(full > 1 ? { older: { address: changesArchiveAddress(full - 1), title: '' } } : {}),
  });
  return lines;
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
