import type { DocumentState } from '../../plan/model/change.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import { type ChangedFile, textOf } from './changed-file.ts';
import { displacedByBlob, displacedByText } from './displaced-documents.ts';
import { declaredIdKey, numberKey } from './lookup-keys.ts';
import {
  commonEnd,
  contradict,
  recognisable,
  saysSomething,
  similarPairs,
} from './rename-likeness.ts';

/** The documents that a commit may touch, as they are before the commit. */
export interface KnownDocuments {
  /** Live documents at the paths the commit changes, by path. */
  readonly liveByPath: ReadonlyMap<string, DocumentRecord>;
  /** Withdrawn documents last seen at these paths, by path. */
  readonly withdrawnByPath: ReadonlyMap<string, DocumentRecord>;
  /** Documents by the key of their declared id (front matter). */
  readonly byDeclaredId: ReadonlyMap<string, DocumentRecord>;
}

/** Which document each new file is. */
export interface Matches {
  /** The document that a file continues; a file without one is a new document. */
  readonly continued: ReadonlyMap<ChangedFile, DocumentRecord>;
  /** Live documents that no file continues any more. */
  readonly withdrawn: readonly DocumentRecord[];
  /** New files that may continue a withdrawn document, and may not: the most likely first. */
  readonly doubtful: readonly (readonly [ChangedFile, DocumentRecord])[];
}

/**
 * Decides which document each changed file continues, where that is certain. It goes by declared
 * id, then by a text that moved onto a path given up by another, then by path, then by a text that
 * moved to a new path.
 *
 * @param files the publishable files of the commit
 * @param heldBack paths whose file cannot be published; the document there stays as it is
 */
export function matchDocuments(
  files: readonly ChangedFile[],
  heldBack: ReadonlySet<string>,
  known: KnownDocuments,
): Matches {
  const continued = new Map<ChangedFile, DocumentRecord>();
  const free = new Map(
    [...known.liveByPath.values()]
      .filter((record) => !heldBack.has(record.state.path))
      .map((record) => [record.document, record]),
  );
  const match = (file: ChangedFile, record: DocumentRecord) => {
    continued.set(file, record);
    free.delete(record.document);
  };
  const open = () => files.filter((file) => !continued.has(file));

  for (const [file, record] of byDeclaredId(open(), free, known)) match(file, record);
  const freeByPath = new Map([...free.values()].map((record) => [record.state.path, record]));
  for (const [file, record] of displacedByBlob(open(), freeByPath)) match(file, record);
  for (const file of open()) {
    const record = known.liveByPath.get(file.path);
    if (record && free.has(record.document)) match(file, record);
  }
  for (const [file, record] of byBlob(open(), [...free.values()])) match(file, record);
  return { continued, withdrawn: [...free.values()], doubtful: [] };
}

/** Texts that moved as they are. Of short ones, those that no other file has or that keep their name. */
function* byBlob(
  files: readonly ChangedFile[],
  free: readonly DocumentRecord[],
): Generator<[ChangedFile, DocumentRecord]> {
  const alike = Map.groupBy(files, ({ blob }) => blob);
  for (const [blob, records] of Map.groupBy(free, (record) => record.blob)) {
    const holders = alike.get(blob) ?? [];
    const isOnly = records.length === 1 && holders.length === 1;
    const pairs = holders.flatMap((file) =>
      records.map((record) => ({ file, record, end: commonEnd(file.path, record.state.path) })),
    );
    const taken = new Set<ChangedFile | DocumentRecord>();
    for (const { file, record, end } of pairs.sort((a, b) => b.end - a.end)) {
      if (taken.has(file) || taken.has(record) || !saysSomething(textOf(file))) continue;
      const isLikely = (isOnly || end > 0) && !contradict(file.language, record.state.language);
      if (!isLikely && !recognisable(textOf(file))) continue;
      taken.add(file).add(record);
      yield [file, record];
    }
  }
}

/**
 * Adds the renames that only similar texts reveal. `published` gives the published text of a document.
 */
export function matchSimilar(
  files: readonly ChangedFile[],
  matches: Matches,
  published: (record: DocumentRecord) => string,
): Matches {
  if (matches.withdrawn.length === 0) return matches;
  const elsewhere = matchNewPaths(files, matches, published);
  const kept = [...elsewhere.continued].filter(([{ path }, { state }]) => state.path === path);
  const displaced = displacedByText(new Map(kept), elsewhere.withdrawn, published);
  if (displaced.size === 0) return elsewhere;
  const continued = new Map([...elsewhere.continued, ...displaced]);
  const held = new Set(continued.values());
  const withdrawn = [...elsewhere.withdrawn, ...kept.map(([, record]) => record)];
  const rest = withdrawn.filter((record) => !held.has(record));
  return matchNewPaths(files, { continued, withdrawn: rest, doubtful: [] }, published);
}

/** Pairs files at new paths with the documents they are like, and names those that stay in doubt. */
function matchNewPaths(
  files: readonly ChangedFile[],
  matches: Matches,
  published: (record: DocumentRecord) => string,
): Matches {
  const continued = new Map(matches.continued);
  const added = files.filter((file) => !continued.has(file));
  const removed = matches.withdrawn;
  const taken = new Set<DocumentRecord>();
  const doubtful: [ChangedFile, DocumentRecord][] = [];
  const pairs = similarPairs(
    removed.map((record) => ({ text: published(record), ...traitsOf(record.state) })),
    added.map((file) => ({ text: textOf(file), ...traitsOf({ ...file.document, ...file }) })),
  );
  for (const { removed: from, added: to, isEnough } of pairs) {
    const file = added[to];
    const record = removed[from];
    if (!file || !record || continued.has(file) || taken.has(record)) continue;
    if (!isEnough) doubtful.push([file, record]);
    else {
      continued.set(file, record);
      taken.add(record);
    }
  }
  return { continued, withdrawn: removed.filter((record) => !taken.has(record)), doubtful };
}

function traitsOf({
  path,
  kind,
  fields,
  language,
}: Pick<DocumentState, 'path' | 'kind' | 'fields' | 'language'>) {
  const number = numberKey({ kind, fields });
  const numbered = number && `${language ?? ''} ${number}`;
  const { id, title } = fields;
  return {
    path,
    title,
    ...(language !== undefined && { language }),
    ...(id !== undefined && { id }),
    ...(numbered !== undefined && { numbered }),
  };
}

/** Adds the documents that come back: withdrawn before, and found again by id or by path. */
export function matchReinstated(
  files: readonly ChangedFile[],
  matches: Matches,
  known: KnownDocuments,
): Matches {
  const continued = new Map(matches.continued);
  const taken = new Set([...continued.values()].map(({ document }) => document));
  for (const file of files) {
    if (continued.has(file)) continue;
    const declared = ownerOfId(file, known);
    const record = declared && !declared.live ? declared : known.withdrawnByPath.get(file.path);
    if (!record || taken.has(record.document)) continue;
    continued.set(file, record);
    taken.add(record.document);
  }
  const doubtful = matches.doubtful.filter(([file]) => !continued.has(file));
  return { continued, withdrawn: matches.withdrawn, doubtful };
}

/** A declared id wins over a path, unless the file at the owner's own path declares the id too. */
function* byDeclaredId(
  files: readonly ChangedFile[],
  free: ReadonlyMap<string, DocumentRecord>,
  known: KnownDocuments,
): Generator<[ChangedFile, DocumentRecord]> {
  const claimed = new Map<string, ChangedFile>();
  for (const file of files) {
    const owner = ownerOfId(file, known);
    if (!owner || !free.has(owner.document)) continue;
    const rival = claimed.get(owner.document);
    if (!rival || isCloser(file, rival, owner)) claimed.set(owner.document, file);
  }
  for (const [document, file] of claimed) {
    const owner = free.get(document);
    if (owner) yield [file, owner];
  }
}

/** Of two files that declare an id: the one at its owner's path, else the one with the owner's very text. */
function isCloser(file: ChangedFile, rival: ChangedFile, { state, blob }: DocumentRecord): boolean {
  if ([file.path, rival.path].includes(state.path)) return file.path === state.path;
  return file.blob === blob && rival.blob !== blob;
}

/** Keys of a file's declared id: in its language, and as it was before the plan had languages. */
export function keysOfDeclaredId({ language, document }: ChangedFile): string[] {
  const { id } = document.fields;
  return id === undefined
    ? []
    : [...new Set([declaredIdKey(language, id), declaredIdKey(undefined, id)])];
}

function ownerOfId(file: ChangedFile, known: KnownDocuments): DocumentRecord | undefined {
  const [own = '', general = own] = keysOfDeclaredId(file);
  return known.byDeclaredId.get(own) ?? known.byDeclaredId.get(general);
}
