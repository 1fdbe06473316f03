import { languageOfPath } from '../../../plan/addresses/language-of-path.ts';
import type { Change, Version } from '../../../plan/model/change.ts';
import { type FoundKind, findKinds } from '../../../redline/changes/find-kinds.ts';
import type { Redline } from '../../../redline/merged/redline-result.ts';
import { describeChange } from '../../../words/describe-change.ts';
import { wordLanguage } from '../../../words/language.ts';
import type { RenderContext } from '../context/context.ts';
import { numberSort } from '../index/number-sort.ts';

/** What a redline comes to: what is said of a change wherever it is listed without its redline. */
export interface ChangeSummary {
  readonly summary: string;
  readonly kinds: readonly FoundKind[];
}

type NumberedChange = Change & { readonly sequence: number };

function partitionOf(document: string): string {
  return `FINDINGS#${document}`;
}

/** @param difference the redline against the version before; `undefined` where there is none */
export function summaryOf(
  change: Change,
  difference: Redline | undefined,
  language: string,
): ChangeSummary {
  return {
    summary: describeChange(change, difference, wordLanguage(language)),
    kinds: kindsOf(change, difference),
  };
}

/**
 * Findings of a document by sequence number. Each is worked out once, from the redline, and then
 * kept in the index, so that a long history costs one read and not one redline per version.
 */
export async function readSummaries(
  document: string,
  changes: readonly NumberedChange[],
  versions: ReadonlyMap<number, Version>,
  { indexStore, reader, site }: RenderContext,
): Promise<ReadonlyMap<number, ChangeSummary>> {
  const partition = partitionOf(document);
  const kept = await indexStore.range(partition);
  const findings = new Map(
    kept.map(({ sort, value }) => [Number(sort), JSON.parse(value) as ChangeSummary]),
  );
  for (const change of changes) {
    if (findings.has(change.sequence)) continue;
    const before = versions.get(change.after.version - 1);
    const after = versions.get(change.after.version);
    const isText = change.kind !== 'withdrawn' && before && after;
    const difference = isText ? await reader.redline(before, after) : undefined;
    const language = languageOfPath(change.after.path) ?? site.language;
    const finding = summaryOf(change, difference, language);
    findings.set(change.sequence, finding);
    const value = JSON.stringify(finding);
    await indexStore.put(partition, numberSort(change.sequence), value, change.sequence);
  }
  return findings;
}

/** The finding of one change; `undefined` before its document's pages were made. */
export async function readSummary(
  document: string,
  sequence: number,
  { indexStore }: RenderContext,
): Promise<ChangeSummary | undefined> {
  const bounds = { after: numberSort(sequence - 1), before: numberSort(sequence + 1) };
  const [kept] = await indexStore.range(partitionOf(document), bounds);
  return kept && (JSON.parse(kept.value) as ChangeSummary);
}

/** A commitment that comes or goes is a change of obligation, whatever its words. */
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
