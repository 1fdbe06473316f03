import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import {
  changeSetAddress,
  commitName,
  compareAddress,
  versionAddress,
} from '../../../plan/addresses/addresses.ts';
import type { Change, Targets, Version } from '../../../plan/model/change.ts';
import type { VersionLine } from '../../../site/models.ts';
import type { RenderContext } from '../context/context.ts';
import { type ChangeSummary, keptSummaries, readSummaries } from './change-summaries.ts';

/** A document's history up to the rendered state, with a line of text for each change. */
export interface DocumentView {
  readonly document: string;
  /** Oldest first. */
  readonly changes: readonly (Change & { readonly sequence: number })[];
  /** By their numbers, from 1; never empty. Those that were not read are left out ({@link viewPart}). */
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

/**
 * The part of a history that pages of some versions show: those versions and their neighbours, whatever
 * came before and after. `undefined` where they show more: of a document that is withdrawn, or came
 * back to a text that it had, and before its changes were described.
 *
 * @param changes of the document, all of some change sets that follow each other
 */
export async function viewPart(
  document: string,
  changes: DocumentView['changes'],
  context: RenderContext,
): Promise<DocumentView | undefined> {
  const own = new Set(changes.filter(isText).map(({ after }) => after.version));
  const read = await versionsAround([...own], document, context);
  if (own.size === 0 || (await isRepeatedCommit(read, own, context))) return undefined;
  if (!(await context.index.listing(document))) return undefined;
  const summaries = await keptSummaries(document, context.indexStore);
  if (!read.every(({ sequence }) => summaries.has(sequence))) return undefined;
  const versions: Version[] = [];
  for (const version of read) versions[version.number - 1] = version;
  const lines = read.map((version) =>
    versionLine(version, versions[version.number - 2], summaries, version),
  );
  const lineOf = new Map(lines.map((line, at) => [read[at]?.number ?? 0, line]));
  return { document, changes, versions, relinked: undefined, lines, lineOf, isWithdrawn: false };
}

const isText = ({ kind }: Change) => kind !== 'withdrawn';

/** Of the version before one, its page has the comparison with the one before that. */
async function versionsAround(
  numbers: readonly number[],
  document: string,
  { store, sequence }: RenderContext,
): Promise<Version[]> {
  const first = Math.max(1, Math.min(...numbers) - 2);
  const count = Math.max(...numbers, 0) + 2 - first;
  const around = Array.from({ length: Math.max(0, count) }, (_, at) => first + at);
  const read = await severalAtOnce(around, (number) => store.version(document, number));
  return read
    .filter((version) => version !== undefined)
    .filter((version) => version.sequence <= sequence);
}

/** Whether the commit of one of a document's own versions was published before, or again. */
async function isRepeatedCommit(
  versions: readonly Version[],
  own: ReadonlySet<number>,
  { store }: RenderContext,
): Promise<boolean> {
  const commits = new Map(
    versions
      .filter(({ number }) => own.has(number))
      .map((version) => [commitName(version), version]),
  );
  const repeated = await severalAtOnce(commits, async ([name, { sequence, repeated }]) =>
    repeated === undefined ? (await store.publishedAs(name))?.sequence !== sequence : true,
  );
  return repeated.includes(true);
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
