import type { Change, Version } from '../../../plan/model/change.ts';
import { type FoundKind, findKinds } from '../../../redline/changes/find-kinds.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { describeChange, type Places } from '../../../words/describe-change.ts';
import { wordLanguage } from '../../../words/language.ts';
import type { RenderContext } from '../context/context.ts';
import { placesOf } from '../index/folder-title.ts';

/** A change in one sentence and its kinds, for lists that do not show the redline. */
export interface ChangeSummary {
  readonly summary: string;
  readonly kinds: readonly FoundKind[];
}

type NumberedChange = Change & { readonly sequence: number };

const only = '-';

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
  const summaries = await keptSummaries(document, indexStore);
  const known = summaries.size;
  for (const change of changes) {
    if (summaries.has(change.sequence)) continue;
    const before = versions.get(change.after.version - 1);
    const after = versions.get(change.after.version);
    const isText = change.kind !== 'withdrawn' && before && after;
    const difference = isText ? await reader.redline(before, after) : undefined;
    const language = change.after.language ?? site.language;
    const places = await placesOf(change, change.sequence, context);
    const summary = summaryOf(change, difference, language, places);
    summaries.set(change.sequence, summary);
  }
  const newest = changes.at(-1)?.sequence ?? 0;
  const value = JSON.stringify([...summaries].sort(([a], [b]) => a - b));
  if (summaries.size > known) await indexStore.put(partitionOf(document), only, value, newest);
  return summaries;
}

/** The summaries of a document's changes are one entry: whoever needs one mostly needs all. */
export async function keptSummaries(
  document: string,
  index: RenderContext['indexStore'],
): Promise<Map<number, ChangeSummary>> {
  const value = await index.get(partitionOf(document), only);
  return new Map(value === undefined ? [] : (JSON.parse(value) as [number, ChangeSummary][]));
}

/** The summary of one change; `undefined` before its document's pages were made. */
export async function readSummary(
  document: string,
  sequence: number,
  { indexStore }: RenderContext,
): Promise<ChangeSummary | undefined> {
  return (await keptSummaries(document, indexStore)).get(sequence);
}

/** The kinds of a change. A commitment that comes or goes is always a change of obligation. */
function kindsOf(
  { kind, after, otherCopy }: Change,
  difference: Redline | undefined,
): readonly FoundKind[] {
  if (otherCopy !== undefined) return [];
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
