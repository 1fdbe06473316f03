import {
  changeSetAddress,
  compareAddress,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Change, Version } from '../../../plan/model/change.ts';
import type { VersionLine } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { type ChangeSummary, readSummaries } from './change-summaries.ts';

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

/** What the store has of a document up to the rendered state. */
type DocumentRecord = Pick<DocumentRecordView, 'document' | 'changes' | 'versions'>;

/** Reads a document's record and says of each change in one sentence what it did. */
export async function readDocument(
  document: string,
  context: RenderContext,
): Promise<DocumentRecordView | undefined> {
  const record = await readRecord(document, context);
  return record && viewRecord(record, context);
}

/** `undefined` for a document that has nothing in the rendered state. */
export async function readRecord(
  document: string,
  { store, sequence }: RenderContext,
): Promise<DocumentRecord | undefined> {
  const changes = await store.changesOf(document, sequence);
  const versions = await store.versionsOf(document, sequence);
  return changes.length > 0 && versions.length > 0 ? { document, changes, versions } : undefined;
}

/** Says of each change of a record in one sentence what it did. */
export async function viewRecord(
  { document, changes, versions }: DocumentRecord,
  context: RenderContext,
): Promise<DocumentRecordView> {
  const byNumber = new Map(versions.map((version) => [version.number, version]));
  const findings = await readSummaries(document, changes, byNumber, context);
  const lines: VersionLine[] = [];
  const lineOf = new Map<number, VersionLine>();
  for (const change of changes) {
    const version = byNumber.get(change.after.version);
    if (change.kind !== 'withdrawn' && version) {
      const line = versionLine(version, byNumber.get(version.number - 1), findings, change);
      lines.push(line);
      lineOf.set(version.number, line);
    } else lines.push(await withdrawalLine(change, findings, context));
  }
  const isWithdrawn = changes.at(-1)?.kind === 'withdrawn';
  return { document, changes, versions, lines, lineOf, isWithdrawn };
}

function versionLine(
  version: Version,
  before: Version | undefined,
  findings: ReadonlyMap<number, ChangeSummary>,
  { sequence }: { readonly sequence: number },
): VersionLine {
  const { commit, longName, date, author, note, change, address } = version;
  return {
    commit,
    ...(longName && { longName }),
    date,
    author,
    note,
    change,
    address: versionAddress(address, version),
    ...(before ? { compareAddress: compareAddress(address, before, version) } : {}),
    changeSetAddress: changeSetAddress(version),
    summary: findings.get(sequence)?.summary ?? '',
  };
}

async function withdrawalLine(
  change: Change & { readonly sequence: number },
  findings: ReadonlyMap<number, ChangeSummary>,
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
    summary: findings.get(change.sequence)?.summary ?? '',
  };
}

/** What a version left of its document: title, address and place. */
export function stateOf(version: Version, view: DocumentRecordView) {
  return view.changes.find(
    ({ kind, after }) => kind !== 'withdrawn' && after.version === version.number,
  )?.after;
}

/** The versions before and after one. */
export function neighbouringVersions(number: number, { lineOf }: DocumentRecordView) {
  const previousVersion = lineOf.get(number - 1);
  const nextVersion = lineOf.get(number + 1);
  return {
    ...(previousVersion ? { previousVersion } : {}),
    ...(nextVersion ? { nextVersion } : {}),
  };
}
