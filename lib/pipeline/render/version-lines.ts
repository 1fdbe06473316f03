import { changeSetAddress, compareAddress, versionAddress } from '../../plan/addresses.ts';
import type { Change, Version } from '../../plan/change.ts';
import type { VersionLine } from '../../site/models.ts';
import { describeChange, wordLanguage } from './change-words.ts';
import { numberSort, type RenderContext } from './context.ts';
import { languageOfPath } from './languages.ts';

/** A document as the record has it up to the rendered state. */
export interface DocumentRecordView {
  readonly document: string;
  /** Oldest first. */
  readonly changes: readonly (Change & { readonly sequence: number })[];
  /** Oldest first; never empty. */
  readonly versions: readonly Version[];
  /** One line for each change, oldest first. */
  readonly lines: readonly VersionLine[];
  /** The line of each version, by its number. */
  readonly lineOf: ReadonlyMap<number, VersionLine>;
  readonly isWithdrawn: boolean;
}

/** Reads a document's record and says of each change in one sentence what it did. */
export async function readDocument(
  document: string,
  context: RenderContext,
): Promise<DocumentRecordView | undefined> {
  const { store, sequence } = context;
  const changes = await store.changesOf(document, sequence);
  const versions = await store.versionsOf(document, sequence);
  const last = changes.at(-1);
  if (!last || versions.length === 0) return undefined;
  const byNumber = new Map(versions.map((version) => [version.number, version]));
  const summaries = await readSummaries(document, changes, byNumber, context);
  const lines: VersionLine[] = [];
  const lineOf = new Map<number, VersionLine>();
  for (const change of changes) {
    const version = byNumber.get(change.after.version);
    if (change.kind !== 'withdrawn' && version) {
      const line = versionLine(version, byNumber.get(version.number - 1), summaries, change);
      lines.push(line);
      lineOf.set(version.number, line);
    } else lines.push(await withdrawalLine(change, summaries, context));
  }
  return { document, changes, versions, lines, lineOf, isWithdrawn: last.kind === 'withdrawn' };
}

function versionLine(
  version: Version,
  before: Version | undefined,
  summaries: ReadonlyMap<number, string>,
  { sequence }: { readonly sequence: number },
): VersionLine {
  const { commit, date, author, note, change, address } = version;
  return {
    commit,
    date,
    author,
    note,
    change,
    address: versionAddress(address, commit),
    ...(before ? { compareAddress: compareAddress(address, before.commit, commit) } : {}),
    changeSetAddress: changeSetAddress(version),
    summary: summaries.get(sequence) ?? '',
  };
}

async function withdrawalLine(
  change: Change & { readonly sequence: number },
  summaries: ReadonlyMap<number, string>,
  { store }: RenderContext,
): Promise<VersionLine> {
  const [changeSet] = await store.changeSets(change.sequence, change.sequence);
  const { commit = '', date = '', author = '', note = '' } = changeSet ?? {};
  return {
    commit,
    date,
    author,
    note,
    change: 'withdrawn',
    changeSetAddress: changeSetAddress(changeSet ?? { commit, sequence: change.sequence }),
    summary: summaries.get(change.sequence) ?? '',
  };
}

/**
 * Summaries by sequence number. Each is worked out once, from the redline, and then kept in the
 * index, so that a long history costs one read and not one redline per version.
 */
async function readSummaries(
  document: string,
  changes: DocumentRecordView['changes'],
  versions: ReadonlyMap<number, Version>,
  { indexStore, reader, site }: RenderContext,
): Promise<Map<number, string>> {
  const partition = `SUMMARIES#${document}`;
  const kept = await indexStore.range(partition);
  const summaries = new Map(kept.map(({ sort, value }) => [Number(sort), value]));
  for (const change of changes) {
    if (summaries.has(change.sequence)) continue;
    const language = wordLanguage(languageOfPath(change.after.path) ?? site.language);
    const before = versions.get(change.after.version - 1);
    const after = versions.get(change.after.version);
    const isText = change.kind !== 'withdrawn' && before && after;
    const redline = isText ? await reader.redline(before, after) : undefined;
    const summary = describeChange(change, redline, language);
    summaries.set(change.sequence, summary);
    await indexStore.put(partition, numberSort(change.sequence), summary, change.sequence);
  }
  return summaries;
}
