import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import { isFromTop, linkPaths } from '../../plan/addresses/link-paths.ts';
import { checkDocument } from '../../plan/check.ts';
import { recordedFields } from '../../plan/fields/fields.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type {
  Change,
  ChangeSet,
  DocumentState,
  Targets,
  Version,
} from '../../plan/model/change.ts';
import type { Problem } from '../../plan/model/document.ts';
import { byLine, oncePerCause } from '../../plan/model/problem.ts';
import type { Removal } from '../../plan/model/removal.ts';
import { asMerged, noteProblems } from '../../plan/note.ts';
import type { Commit } from '../../ports/source.ts';
import type { DocumentRecord, Publication } from '../../ports/version-store.ts';
import { linkedNames } from './broken-links.ts';
import { textOf } from './changed-file.ts';
import type { Relinked } from './changed-links.ts';
import type { CompositionInput } from './composition-input.ts';
import type { LinkedChange } from './document-change.ts';
import { dateProblems } from './effective-date.ts';
import { type WithheldTarget, watchedPaths } from './link-targets.ts';
import { addressKey, anchoredKey, linkedSet, linkSet, pathKey } from './lookup-keys.ts';
import type { Removals } from './removals.ts';

/** What one commit does to the plan. */
export interface PublicationParts {
  readonly resolved: readonly LinkedChange[];
  readonly relinked: readonly Relinked[];
  readonly withdrawn: readonly DocumentRecord[];
  /** As of their changes, by withdrawn document. */
  readonly otherCopies: ReadonlyMap<string, string>;
  readonly successors: ReadonlyMap<string, string>;
  /** Sets that are not about links. */
  readonly members: Publication['members'];
  /** Document by the key of its declared id. */
  readonly ids: ReadonlyMap<string, string>;
  /** As of the change set. */
  readonly languages: readonly string[];
  /** Look-ups that are not about documents. */
  readonly lookups: Publication['lookups'];
  readonly heldBack: NonNullable<ChangeSet['heldBack']>;
  readonly problems: readonly Problem[];
  readonly removals: Removals;
  /** Of the plan in its repository. */
  readonly folder: string;
}

/** Assembles everything that the store keeps of one commit. */
export function assemblePublication(
  {
    commit,
    effective,
    cursor,
    rewrite,
    joined,
    longName,
    repeated,
    repository,
  }: Omit<CompositionInput, 'source' | 'store'>,
  parts: PublicationParts,
): Publication {
  const { resolved, relinked, withdrawn, ids, problems, removals, folder } = parts;
  const sequence = (cursor?.sequence ?? 0) + 1;
  const { date } = effective;
  const naming = { ...(longName && { longName }), ...(repeated !== undefined && { repeated }) };
  const written = resolved.map((entry) =>
    writeDocument(
      entry,
      commit,
      { sequence, ...effective, ...naming },
      removals.get(entry.file.blob),
      folder,
    ),
  );
  const tree = commit.tree === undefined ? {} : { tree: commit.tree };
  const from = repository === undefined ? {} : { repository };
  return {
    expected: cursor,
    cursor: { sequence, commit: commit.id, date, ...tree, ...from },
    changeSet: {
      sequence,
      commit: commit.id,
      tree: commit.tree ?? '',
      author: commit.author,
      ...effective,
      note: commit.note,
      ...broughtBy(commit),
      rewrite,
      ...(joined && { joined }),
      ...naming,
      ...(parts.languages.length > 0 && { languages: parts.languages }),
      changes: [
        ...written.map(({ change }) => change),
        ...withdrawn.map((record) => withdrawal(record, parts)),
      ].sort(byPath),
      relinked: relinked.map(({ document, targets }) => ({ document, targets })),
      ...(Object.keys(parts.heldBack).length > 0 && { heldBack: parts.heldBack }),
      problems: oncePerCause(
        sortProblems([
          ...dateProblems(effective),
          ...problems,
          ...noteProblems(commit.note),
          ...resolved.flatMap(documentProblems),
        ]),
      ),
    },
    versions: written.map(({ version, file }) => ({ version, source: file.bytes })),
    documents: [...written.map(({ record }) => record), ...relinked, ...withdrawn].map(asRecord),
    lookups: [
      ...written.flatMap(({ record }) => lookupsOf(record)),
      ...anchoredLookups(written.map(({ record }) => record)),
      ...[...ids].map(([key, value]) => ({ key, value })),
      ...parts.lookups,
    ],
    members: [
      ...parts.members,
      ...[...resolved, ...relinked].flatMap(({ document, before, targets }) =>
        memberships(document, watchedSets(before?.targets, folder), watchedSets(targets, folder)),
      ),
      ...written.flatMap(({ record, before }) =>
        memberships(record.document, linkedSets(before), linkedSets(record)),
      ),
    ],
  };
}

function writeDocument(
  entry: LinkedChange,
  commit: Commit,
  published: Pick<Version, 'sequence' | 'date' | 'saidDate' | 'longName' | 'repeated'>,
  removal: Removal | undefined,
  folder: string,
) {
  const { file, document, before, address, aliases, targets } = entry;
  const language = file.language === undefined ? {} : { language: file.language };
  const state: DocumentState = {
    path: file.path,
    address,
    ...(aliases && { aliases }),
    kind: file.document.kind,
    fields: recordedFields(file.document.fields),
    ...language,
    version: (before?.state.version ?? 0) + 1,
    commit: commit.id,
    ...(published.longName && { longName: published.longName }),
  };
  const change: Change = {
    document,
    kind: entry.kind,
    ...(before ? { before: before.state } : {}),
    after: state,
  };
  const version: Version = {
    document,
    number: state.version,
    ...published,
    commit: commit.id,
    path: file.path,
    address,
    ...language,
    blob: file.blob,
    author: commit.author,
    note: commit.note,
    ...broughtBy(commit),
    change: entry.kind,
    targets,
    ...(file.tried === 'source' ? { shown: 'source' } : {}),
    ...(removal && { removed: { date: removal.date, reason: removal.reason } }),
  };
  const { blob, tried } = file;
  const linked = linkedNames({ document: file.document, targets }, folder);
  const record = asRecord({
    ...{ document, state, live: true, blob, targets, linked },
    ...(tried && { tried }),
  });
  return { file, before, change, version, record };
}

/** What a merge brings, each in a line. */
function broughtBy({ merged }: Commit): Pick<ChangeSet, 'merged'> {
  return merged === undefined ? {} : { merged: merged.map(asMerged) };
}

function withdrawal(
  record: DocumentRecord,
  { otherCopies, successors, languages }: PublicationParts,
): Change {
  const otherCopy = otherCopies.get(record.document);
  const successor = otherCopy === undefined ? successors.get(record.document) : undefined;
  const language = languageOfPath(record.state.path, languages);
  return {
    document: record.document,
    kind: 'withdrawn',
    before: record.state,
    after: { ...record.state, ...(language && { language }) },
    ...(otherCopy !== undefined && { otherCopy }),
    ...(successor !== undefined && { successor }),
  };
}

function asRecord(record: DocumentRecord): DocumentRecord {
  const { document, state, live, blob, targets, linked = [], tried } = record;
  return {
    ...{ document, state, live, blob, targets },
    ...(linked.length > 0 && { linked }),
    ...(tried && { tried }),
  };
}

function lookupsOf({ document, state }: DocumentRecord) {
  return [
    { key: pathKey(state.path), value: document },
    ...[...(state.aliases ?? []), state.address].map((address) => ({
      key: addressKey(address),
      value: document,
    })),
  ];
}

function watchedSets(targets: Targets = {}, folder: string): string[] {
  return watchedPaths(targets, folder).map(linkSet);
}

function linkedSets(record: DocumentRecord | undefined): string[] {
  return (record?.linked ?? []).map(linkedSet);
}

/** What changes in the sets that a document is in. */
function memberships(document: string, before: readonly string[], after: readonly string[]) {
  const previous = new Set(before);
  const current = new Set(after);
  return [...new Set([...current, ...previous])]
    .filter((set) => previous.has(set) !== current.has(set))
    .map((set) => ({ set, member: document, present: current.has(set) }));
}

/** Files with headings that these documents link to. */
function anchoredLookups(records: readonly DocumentRecord[]) {
  const names = records.flatMap(({ linked = [] }) => linked.filter((name) => name.includes('#')));
  const paths = new Set(names.map((name) => name.slice(0, name.lastIndexOf('#'))));
  return [...paths].sort().map((path) => ({ key: anchoredKey(path), value: path }));
}

function documentProblems(change: LinkedChange): readonly Problem[] {
  const problems = problemsOf(change);
  return change.isTextSame ? newProblems(problems, change) : problems;
}

/** Only those of the links that lead elsewhere now: its author was told of the others before. */
function newProblems(
  problems: readonly Problem[],
  { file: { path, document }, before, targets }: LinkedChange,
): readonly Problem[] {
  const isOther = (target: string) =>
    linkPaths(path, target).some(
      (to) => JSON.stringify(targets[to]) !== JSON.stringify(before?.targets[to]),
    );
  const lines = new Set(document.links.filter(({ target }) => isOther(target)).map(lineOf));
  return problems.filter(({ line }) => lines.has(line));
}

function lineOf({ line }: { readonly line: number }): number {
  return line;
}

function problemsOf({ file, targets, withheld }: LinkedChange): readonly Problem[] {
  const { path, document, tried } = file;
  const withheldAt = new Map(withheld.map((asset) => [asset.path, asset]));
  const isThere = (target: string) =>
    withheldAt.has(target) ||
    (Object.hasOwn(targets, target) && targets[target]?.kind !== 'missing');
  const links = document.links.flatMap(({ target, line }) => {
    if (isFromTop(path, target, targets)) return [fromTopProblem(path, line, target)];
    const asset = linkPaths(path, target).flatMap((one) => withheldAt.get(one) ?? [])[0];
    return asset ? [withheldProblem(path, line, asset)] : [];
  });
  const found = [...checkDocument(document, isThere), ...links];
  const reportedLines = new Set(found.map(({ line }) => line));
  const summary =
    isSummary(path) && tried !== 'source' ? parseSummary(path, textOf(file)).problems : [];
  return [...found, ...summary.filter(({ line }) => !reportedLines.has(line))];
}

function fromTopProblem(path: string, line: number, target: string): Problem {
  const shown = target.slice(0, 200);
  return {
    ...{ path, line, severity: 'warning' },
    message: `the link to "${shown}" is read as "/${shown}": nothing is there from the folder of the file`,
    advice: 'Write it so, or correct the path.',
  };
}

function withheldProblem(path: string, line: number, { message, advice }: WithheldTarget): Problem {
  return { path, line, severity: 'error', message: message.slice(0, 400), advice };
}

function byPath(a: Change, b: Change): number {
  if (a.after.path !== b.after.path) return a.after.path < b.after.path ? -1 : 1;
  return a.document < b.document ? -1 : 1;
}

function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) =>
    a.path === b.path ? byLine(a, b) : a.path < b.path ? -1 : 1,
  );
}
