import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import { textOf } from './changed-file.ts';
import {
  type CommittedDocuments,
  documentsOfNames,
  isInSamePlan,
  type LiveDocument,
} from './documents-of-a-name.ts';
import { nameKey, numberKey } from './lookup-keys.ts';
import { renameThreshold, similarityOf } from './rename-likeness.ts';

/**
 * Finds withdrawn documents that the plan had twice: another one of their language has the same
 * title, and the same number or text, and stays.
 *
 * @returns address of the one that stays, by the one that goes
 */
export async function findCopies(
  store: VersionStore,
  commit: CommittedDocuments,
): Promise<ReadonlyMap<string, string>> {
  const keys = new Set(commit.withdrawn.map(({ state }) => nameKey(state)));
  const byName = await documentsOfNames(store, keys, commit);
  const copies = new Map<string, string>();
  for (const record of commit.withdrawn) {
    const { path, fields } = record.state;
    const language = languageOfPath(path, commit.languages);
    const gone = { path, ...(language && { language }) };
    const others = (byName.get(nameKey(record.state)) ?? []).filter(
      (other) => other.fields.title === fields.title && isInSamePlan(other, gone),
    );
    for (const other of others) {
      if (copies.has(record.document) || !(await isCopy(store, record, other))) continue;
      copies.set(record.document, other.address);
    }
  }
  return copies;
}

/** Many pages are called "Introduction": without a number, the text says whether they are one. */
async function isCopy(
  store: VersionStore,
  record: DocumentRecord,
  other: LiveDocument,
): Promise<boolean> {
  if (numberKey(record.state) !== undefined) return true;
  const { file, record: unchanged } = other;
  const text = file ? textOf(file) : unchanged && (await readText(store, unchanged));
  return similarityOf(await readText(store, record), text ?? '') >= renameThreshold;
}

async function readText(store: VersionStore, { document, state }: DocumentRecord): Promise<string> {
  return new TextDecoder().decode(await store.source(document, state.version));
}
