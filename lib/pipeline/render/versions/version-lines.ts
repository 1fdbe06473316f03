import {
  changeSetAddress,
  compareAddress,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Change, Targets, Version } from '../../../plan/model/change.ts';
import type { VersionLine } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { type ChangeSummary, readSummaries } from './change-summaries.ts';

/** A document's history up to the rendered state, with a line of text for each change. */
export interface DocumentView {
  readonly document: string;
  /** Oldest first. */
  readonly changes: readonly (Change & { readonly sequence: number })[];
  /** Oldest first; never empty. */
  readonly versions: readonly Version[];
  /** Its newest links, where they are newer than its newest version. */
  readonly relinked: Targets | undefined;
  /** One line for each change, oldest first. */
  readonly lines: readonly VersionLine[];
  /** The line of each version, by its number. */
  readonly lineOf: ReadonlyMap<number, VersionLine>;
  readonly isWithdrawn: boolean;
}

/** What the store has of a document, up to the rendered state. */
type ReadHistory = Pick<DocumentView, 'document' | 'changes' | 'versions' | 'relinked'>;

/** Reads a document's history and describes each change in one sentence. */
export async function readDocument(
  document: string,
  context: RenderContext,
): Promise<DocumentView | undefined> {
  const record = await readHistory(document, context);
  return record && viewHistory(record, context);
}

/** Reads a document's history; `undefined` when the document has none in the rendered state. */
export async function readHistory(
  document: string,
  { store, sequence }: RenderContext,
): Promise<ReadHistory | undefined> {
  const history = await store.history(document, sequence);
  const isThere = history.changes.length > 0 && history.versions.length > 0;
  return isThere ? { document, ...history } : undefined;
}

/** Describes each change of a history in one sentence. */
export async function viewHistory(
  history: ReadHistory,
  context: RenderContext,
): Promise<DocumentView> {
  const { document, changes, versions } = history;
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
  const isWithdrawn = changes.at(-1)?.kind === 'withdrawn';
  return { ...history, lines, lineOf, isWithdrawn };
}

function versionLine(
  version: Version,
  before: Version | undefined,
  summaries: ReadonlyMap<number, ChangeSummary>,
  { sequence }: { readonly sequence: number },
): VersionLine {
  const { commit, longName, date, saidDate, author, note, merged, change, address } = version;
  return {
    commit,
    ...(longName && { longName }),
    date,
    ...(saidDate && { saidDate }),
    author,
    note,
    ...(merged && { merged }),
    change,
    address: versionAddress(address, version),
    ...(before ? { compareAddress: compareAddress(address, before, version) } : {}),
    changeSetAddress: changeSetAddress(version),
    summary: summaries.get(sequence)?.summary ?? '',
    kinds: summaries.get(sequence)?.kinds ?? [],
  };
}

async function withdrawalLine(
  change: Change & { readonly sequence: number },
  summaries: ReadonlyMap<number, ChangeSummary>,
  { store }: RenderContext,
): Promise<VersionLine> {
  const [changeSet] = await store.changeSets(change.sequence, change.sequence);
  const { commit = '', date = '', saidDate, author = '', note = '', merged } = changeSet ?? {};
  return {
    commit,
    date,
    ...(saidDate && { saidDate }),
    author,
    note,
    ...(merged && { merged }),
    change: 'withdrawn',
    ...(change.otherCopy !== undefined && { otherCopy: change.otherCopy }),
    ...(change.successor !== undefined && { successor: change.successor }),
    changeSetAddress: changeSetAddress(changeSet ?? { commit, sequence: change.sequence }),
    summary: summaries.get(change.sequence)?.summary ?? '',
  };
}

/** The state of a document as a version left it: title, address and place. */
export function stateOf(version: Version, view: DocumentView) {
  return view.changes.find(
    ({ kind, after }) => kind !== 'withdrawn' && after.version === version.number,
  )?.after;
}

/** The lines of the versions before and after one. */
export function neighbouringVersions(number: number, { lineOf }: DocumentView) {
  const previousVersion = lineOf.get(number - 1);
  const nextVersion = lineOf.get(number + 1);
  return {
    ...(previousVersion ? { previousVersion } : {}),
    ...(nextVersion ? { nextVersion } : {}),
  };
}
