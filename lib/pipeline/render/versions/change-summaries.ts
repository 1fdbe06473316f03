import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Change, Version } from '../../../plan/model/change.ts';
import { type FoundKind, findKinds } from '../../../redline/changes/find-kinds.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { describeChange, type Places } from '../../../words/describe-change.ts';
import { wordLanguage } from '../../../words/language.ts';
import type { RenderContext } from '../context/context.ts';
import { placesOf } from '../index/folder-title.ts';
import { numberSort } from '../index/number-sort.ts';

/** A change in one sentence and its kinds, for lists that do not show the redline. */
export interface ChangeSummary {
  readonly summary: string;
  readonly kinds: readonly FoundKind[];
}

type NumberedChange = Change & { readonly sequence: number };

function partitionOf(document: string): string {
  return `FINDINGS#${document}`;
}

/** @param difference the redline against the version before; `undefined` when there is none */
export function summaryOf(
  change: Change,
  difference: Redline | undefined,
  language: string,
  places: Places | undefined,
): ChangeSummary {
  return {
    summary: describeChange(change, difference, wordLanguage(language), places),
    kinds: kindsOf(change, difference),
  };
}

/**
 * Summaries of a document's changes, by sequence number. Each is made once from the redline and
 * then kept in the index. So a long history costs one read, not one redline per version.
 */
export async function readSummaries(
  document: string,
  changes: readonly NumberedChange[],
  versions: ReadonlyMap<number, Version>,
  context: RenderContext,
): Promise<ReadonlyMap<number, ChangeSummary>> {
  const { indexStore, reader, site } = context;
  const partition = partitionOf(document);
  const kept = await indexStore.range(partition);
  const summaries = new Map(
    kept.map(({ sort, value }) => [Number(sort), JSON.parse(value) as ChangeSummary]),
  );
  for (const change of changes) {
    if (summaries.has(change.sequence)) continue;
    const before = versions.get(change.after.version - 1);
    const after = versions.get(change.after.version);
    const isText = change.kind !== 'withdrawn' && before && after;
    const difference = isText ? await reader.redline(before, after) : undefined;
    const language = languageOfPath(change.after.path) ?? site.language;
    const places = await placesOf(change, change.sequence, context);
    const summary = summaryOf(change, difference, language, places);
    summaries.set(change.sequence, summary);
    const value = JSON.stringify(summary);
    await indexStore.put(partition, numberSort(change.sequence), value, change.sequence);
  }
  return summaries;
}

/** The summary of one change; `undefined` before its document's pages were made. */
export async function readSummary(
  document: string,
  sequence: number,
  { indexStore }: RenderContext,
): Promise<ChangeSummary | undefined> {
  const bounds = { after: numberSort(sequence - 1), before: numberSort(sequence + 1) };
  const [kept] = await indexStore.range(partitionOf(document), bounds);
  return kept && (JSON.parse(kept.value) as ChangeSummary);
}

/** The kinds of a change. A commitment that comes or goes is always a change of obligation. */
function kindsOf({ kind, after }: Change, difference: Redline | undefined): readonly FoundKind[] {
  const found = difference ? findKinds(difference) : [];
  const isWhole = kind === 'created' || kind === 'withdrawn' || kind === 'reinstated';
  if (!isWhole || after.kind !== 'commitment') return found;
  const { title } = after.fields;
  const example =
    kind === 'withdrawn' ? { before: title, after: '' } : { before: '', after: title };
  return [
    { kind: 'obligation', count: 1, example },
    ...found.filter((other) => other.kind !== 'obligation'),
  ];
}
