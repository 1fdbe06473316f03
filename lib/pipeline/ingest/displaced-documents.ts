import type { DocumentRecord } from '../../ports/version-store.ts';
import { type ChangedFile, textOf } from './changed-file.ts';
import { recognisable, renameThreshold, similarityOf, similarPairs } from './rename-likeness.ts';

/** Files that continue another document than the one at their path before. */
export type Displacements = ReadonlyMap<ChangedFile, DocumentRecord>;

/**
 * Finds files that were renumbered or swapped, with unchanged text: each has the blob that another
 * path had. A text found elsewhere is only a copy when the document at the other path stays.
 *
 * @param open files that are not matched with a document yet
 * @param free documents that are not matched with a file yet, by path
 */
export function displacedByBlob(
  open: readonly ChangedFile[],
  free: ReadonlyMap<string, DocumentRecord>,
): Displacements {
  const newBlobs = new Set(open.filter(({ path }) => !free.has(path)).map(({ blob }) => blob));
  const sources = Map.groupBy(
    [...free.values()].filter(({ blob }) => !newBlobs.has(blob)),
    ({ blob }) => blob,
  );
  const wanted = new Map<ChangedFile, DocumentRecord>();
  for (const file of open) {
    const before = free.get(file.path);
    if (!before || before.blob === file.blob || !recognisable(textOf(file))) continue;
    const source = sources.get(file.blob)?.shift();
    if (source) wanted.set(file, source);
  }
  return vacatedOnly(wanted, open);
}

/**
 * Finds the same files when their texts changed a little, as when headings are renumbered. Such a
 * file shares less than half of its text with the document at its path, and at least half with a
 * document whose path is given up.
 *
 * @param kept files that are still at the path of their document, with that document
 * @param gone documents that no file continues
 */
export function displacedByText(
  kept: ReadonlyMap<ChangedFile, DocumentRecord>,
  gone: readonly DocumentRecord[],
  published: (record: DocumentRecord) => string,
): Displacements {
  const broken = [...kept].filter(
    ([file, record]) =>
      !isSameId(file, record) && similarityOf(published(record), textOf(file)) < renameThreshold,
  );
  const sources = [...gone, ...broken.map(([, record]) => record)];
  const wanted = new Map<ChangedFile, DocumentRecord>();
  const taken = new Set<DocumentRecord>();
  const pairs = similarPairs(
    sources.map((record) => ({ path: record.state.path, text: published(record) })),
    broken.map(([file]) => ({ path: file.path, text: textOf(file) })),
  );
  // Texts of one form share many words; only their lines tell which of them a text was.
  const byLines = pairs.flatMap(({ removed, added }) => {
    const [file, source] = [broken[added]?.[0], sources[removed]];
    if (!file || !source) return [];
    return [{ file, source, score: similarityOf(published(source), textOf(file)) }];
  });
  for (const { file, source, score } of byLines.sort((a, b) => b.score - a.score)) {
    if (score < renameThreshold || wanted.has(file) || taken.has(source)) continue;
    wanted.set(file, source);
    taken.add(source);
  }
  return vacatedOnly(wanted, [...kept.keys()]);
}

/** Drops the matches with a document whose own path is not given up. */
function vacatedOnly(
  wanted: Map<ChangedFile, DocumentRecord>,
  staying: readonly ChangedFile[],
): Displacements {
  const takerOf = new Map([...wanted].map(([taker, { state }]) => [state.path, taker]));
  const pending = staying.filter((file) => !wanted.has(file));
  for (let holder = pending.pop(); holder; holder = pending.pop()) {
    const taker = takerOf.get(holder.path);
    if (taker && wanted.delete(taker)) pending.push(taker);
  }
  return wanted;
}

function isSameId({ document }: ChangedFile, { state }: DocumentRecord): boolean {
  const { id } = document.fields;
  return id !== undefined && id === state.fields.id;
}
