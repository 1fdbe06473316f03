import type { TreeChange } from '../../ports/source.ts';
import type { DocumentRecord, VersionStore } from '../../ports/version-store.ts';
import type { ChangedFile } from './changed-file.ts';
import { declaredIdKey, pathKey } from './lookup-keys.ts';
import { type KnownDocuments, keysOfDeclaredId } from './match-documents.ts';

/** Reads the documents that the store knows at the changed paths and by the declared ids. */
export async function readKnownDocuments(
  store: VersionStore,
  changes: readonly TreeChange[],
  files: readonly ChangedFile[],
): Promise<KnownDocuments> {
  const paths = changes.map(({ path }) => path);
  const idKeys = [...new Set(files.flatMap(keysOfDeclaredId))];
  const found = await store.lookups([...paths.map(pathKey), ...idKeys]);
  const records = await store.documents([...new Set(found.values())]);
  const recordFor = (key: string) => records.get(found.get(key) ?? '');
  const liveByPath = new Map<string, DocumentRecord>();
  const withdrawnByPath = new Map<string, DocumentRecord>();
  for (const path of paths) {
    const record = recordFor(pathKey(path));
    if (record?.state.path !== path) continue;
    (record.live ? liveByPath : withdrawnByPath).set(path, record);
  }
  const byDeclaredId = new Map<string, DocumentRecord>();
  for (const key of idKeys) {
    const record = recordFor(key);
    const { language, fields } = record?.state ?? {};
    if (record && fields?.id !== undefined)
      if (declaredIdKey(language, fields.id) === key) byDeclaredId.set(key, record);
  }
  return { liveByPath, withdrawnByPath, byDeclaredId };
}
