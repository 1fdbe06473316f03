import { isHidden } from '../../plan/addresses/is-hidden.ts';
import { isMarkdown } from '../../plan/addresses/is-markdown.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import type { Source, TreeEntry } from '../../ports/source.ts';
import type { DocumentRecord } from '../../ports/version-store.ts';
import { leaveOutHidden } from '../ingest/hidden-files.ts';
import { readFile } from '../ingest/read-changed-files.ts';
import { type Difference, differsFromGit } from './difference.ts';

/**
 * Compares the live documents with the Markdown files of the published tree. The document at each
 * path must have the file's exact text, unless the file cannot be published and its author was told
 * so.
 */
export async function verifyDocuments(
  changeSets: readonly ChangeSet[],
  documents: Iterable<DocumentRecord>,
  source: Source,
  tree: string | undefined,
): Promise<Difference[]> {
  const live = new Map<string, DocumentRecord>();
  for (const record of documents) if (record.live) live.set(record.state.path, record);
  const told = new Set(changeSets.flatMap(({ problems }) => problems.map(({ path }) => path)));
  const found: Difference[] = [];
  const all = await source.compareTrees(undefined, tree);
  const { changes: files } = await leaveOutHidden(source, { before: undefined, after: tree }, all);
  for (const { path, after } of files.filter((file) => isMarkdown(file.path))) {
    const record = live.get(path);
    live.delete(path);
    if (after && record?.blob !== after.id)
      found.push(...(await verifyUnpublished(path, after, record, told, source)));
  }
  // Hidden files that were published before they were left out stay until they change.
  const hidden = new Set(all.map(({ path }) => path).filter(isHidden));
  const gone = [...live.keys()]
    .filter((path) => !hidden.has(path))
    .map((path) => differsFromGit(path, 'it is published, and git has no file there'));
  return [...found, ...gone];
}

/** Whether a file's text is known to be unpublished, when it differs from the published text. */
async function verifyUnpublished(
  path: string,
  entry: TreeEntry,
  published: DocumentRecord | undefined,
  told: ReadonlySet<string>,
  source: Source,
): Promise<Difference[]> {
  const isHeldBack = 'severity' in (await readFile(source, path, entry));
  if (isHeldBack && told.has(path)) return [];
  if (isHeldBack) return [differsFromGit(path, 'it is held back, and no problem says so')];
  const what = published ? `the blob ${published.blob}` : 'nothing';
  return [differsFromGit(path, `git has the blob ${entry.id} there, ${what} is published`)];
}
