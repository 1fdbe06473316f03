import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { folderOf } from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import type { DocumentState } from '../../plan/model/change.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { sourceReadsAtOnce } from '../work/limits.ts';
import type { ChangedFile } from './changed-file.ts';
import type { AddressedChange } from './document-change.ts';
import { nameKey } from './lookup-keys.ts';

/** A live document as a commit leaves it. */
export interface LiveDocument
  extends Pick<DocumentState, 'path' | 'kind' | 'fields' | 'address' | 'language'> {
  readonly document: string;
  /** Of a document that the commit changes. */
  readonly file?: ChangedFile;
  /** Of a document that the commit leaves as it is. */
  readonly record?: DocumentRecord;
}

/** Other documents that are read for one name: more than anybody compares. */
const mostHolders = 50;

/**
 * The live documents of each number or title after a commit, by {@link nameKey}: those that it leaves
 * as they are first, then those that it changes, by path.
 */
export async function documentsOfNames(
  store: VersionStore,
  keys: ReadonlySet<string>,
  { addressed, withdrawn, languages }: CommittedDocuments,
): Promise<ReadonlyMap<string, readonly LiveDocument[]>> {
  const settled = new Set([...addressed, ...withdrawn].map(({ document }) => document));
  const members = await severalAtOnce(
    [...keys],
    async (key) => (await store.members(key)).slice(0, mostHolders),
    sourceReadsAtOnce,
  );
  const others = members.flat().filter((document) => !settled.has(document));
  const records = await store.documents([...new Set(others)]);
  const unchanged = [...records.values()]
    .filter(({ live }) => live)
    .map((record) => unchangedDocument(record, languages));
  const all = [...unchanged.sort(byPath), ...addressed.map(changedDocument).sort(byPath)];
  return Map.groupBy(
    all.filter((found) => keys.has(nameKey(found))),
    nameKey,
  );
}

type Placed = Pick<DocumentState, 'path' | 'language'>;

/**
 * Whether two documents are in one language and one plan. Folders that are named by years
 * (`2015-2017/`) hold plans of their own: each has a commitment 1.
 */
export function isInSamePlan(one: Placed, other: Placed): boolean {
  return one.language === other.language && yearsOf(one.path) === yearsOf(other.path);
}

function yearsOf(path: string): string {
  return (
    folderOf(path)
      .match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)
      ?.join() ?? ''
  );
}

/** What a commit does, as far as names ask. */
export interface CommittedDocuments {
  readonly addressed: readonly AddressedChange[];
  readonly withdrawn: readonly DocumentRecord[];
  /** First folders that are languages of the plan. */
  readonly languages: readonly string[];
}

/** A changed document as the commit leaves it. */
export function changedDocument({ document, file, address }: AddressedChange): LiveDocument {
  const { path, language } = file;
  const { kind, fields } = file.document;
  return { document, path, address, file, kind, fields, ...(language && { language }) };
}

function unchangedDocument(record: DocumentRecord, languages: readonly string[]): LiveDocument {
  const { path, address, kind, fields } = record.state;
  const language = languageOfPath(path, languages);
  const { document } = record;
  return { document, path, address, kind, fields, record, ...(language && { language }) };
}

function byPath(one: LiveDocument, other: LiveDocument): number {
  return one.path < other.path ? -1 : 1;
}
