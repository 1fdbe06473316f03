import type { DocumentRecord } from '../ports.ts';
import type { Candidate } from './candidate.ts';
import { recognisableLength, similarPairs } from './similarity.ts';

/** What is known of the documents a commit touches, before the commit. */
export interface KnownDocuments {
  /** Live documents at the paths the commit changes, by path. */
  readonly liveByPath: ReadonlyMap<string, DocumentRecord>;
  /** Withdrawn documents last seen at these paths, by path. */
  readonly withdrawnByPath: ReadonlyMap<string, DocumentRecord>;
  /** Documents by declared id (front matter). */
  readonly byDeclaredId: ReadonlyMap<string, DocumentRecord>;
}

/** Which document each new file is. */
export interface Matches {
  /** The document that a file continues; a file without one is a new document. */
  readonly continued: ReadonlyMap<Candidate, DocumentRecord>;
  /** Live documents that no file continues any more. */
  readonly withdrawn: readonly DocumentRecord[];
}

/**
 * Decides which document each changed file continues, in the order of DESIGN section 3: declared
 * id, same path, same blob, most similar text; then a withdrawn document that comes back.
 *
 * @param candidates the publishable files of the commit
 * @param heldBack paths whose file cannot be published: the document there stays as it is
 */
export function matchDocuments(
  candidates: readonly Candidate[],
  heldBack: ReadonlySet<string>,
  known: KnownDocuments,
): Matches {
  const continued = new Map<Candidate, DocumentRecord>();
  const free = new Map(
    [...known.liveByPath.values()]
      .filter((record) => !heldBack.has(record.state.path))
      .map((record) => [record.document, record]),
  );
  const match = (candidate: Candidate, record: DocumentRecord) => {
    continued.set(candidate, record);
    free.delete(record.document);
  };
  const open = () => candidates.filter((candidate) => !continued.has(candidate));

  for (const [candidate, record] of byDeclaredId(open(), free, known)) match(candidate, record);
  for (const candidate of open()) {
    const record = known.liveByPath.get(candidate.path);
    if (record && free.has(record.document)) match(candidate, record);
  }
  const byBlob = Map.groupBy(free.values(), ({ blob }) => blob);
  for (const candidate of open().filter(recognisable)) {
    const record = byBlob.get(candidate.blob)?.shift();
    if (record) match(candidate, record);
  }
  return { continued, withdrawn: [...free.values()] };
}

/** Adds the renames that only the texts tell; `textOf` gives the published text of a document. */
export function matchSimilar(
  candidates: readonly Candidate[],
  matches: Matches,
  textOf: (record: DocumentRecord) => string,
): Matches {
  const continued = new Map(matches.continued);
  const added = candidates.filter((candidate) => !continued.has(candidate));
  const removed = matches.withdrawn;
  const taken = new Set<DocumentRecord>();
  for (const pair of similarPairs(
    removed.map(textOf),
    added.map(({ text }) => text),
  )) {
    const candidate = added[pair.added];
    const record = removed[pair.removed];
    if (!candidate || !record || continued.has(candidate) || taken.has(record)) continue;
    continued.set(candidate, record);
    taken.add(record);
  }
  return { continued, withdrawn: removed.filter((record) => !taken.has(record)) };
}

/** Adds the documents that come back: withdrawn before, and now there again by id or by path. */
export function matchReinstated(
  candidates: readonly Candidate[],
  matches: Matches,
  known: KnownDocuments,
): Matches {
  const continued = new Map(matches.continued);
  const taken = new Set([...continued.values()].map(({ document }) => document));
  for (const candidate of candidates) {
    if (continued.has(candidate)) continue;
    const { id } = candidate.document.fields;
    const declared = id === undefined ? undefined : known.byDeclaredId.get(id);
    const record =
      declared && !declared.live ? declared : known.withdrawnByPath.get(candidate.path);
    if (!record || taken.has(record.document)) continue;
    continued.set(candidate, record);
    taken.add(record.document);
  }
  return { continued, withdrawn: matches.withdrawn };
}

/** A declared id wins over a path, but only where its owner's own file does not claim it as well. */
function* byDeclaredId(
  candidates: readonly Candidate[],
  free: ReadonlyMap<string, DocumentRecord>,
  known: KnownDocuments,
): Generator<[Candidate, DocumentRecord]> {
  const claimed = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { id } = candidate.document.fields;
    const owner = id === undefined ? undefined : known.byDeclaredId.get(id);
    if (!owner || !free.has(owner.document)) continue;
    const rival = claimed.get(owner.document);
    if (!rival || candidate.path === owner.state.path) claimed.set(owner.document, candidate);
  }
  for (const [document, candidate] of claimed) {
    const owner = free.get(document);
    if (owner) yield [candidate, owner];
  }
}

/** An empty or nearly empty file is never taken for another. */
function recognisable(candidate: Candidate): boolean {
  return candidate.text.trim().length >= recognisableLength;
}
