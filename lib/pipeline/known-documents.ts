import type { DocumentRecord, TreeChange, VersionStore } from '../ports.ts';
import type { Candidate } from './candidate.ts';
import { declaredIdKey, pathKey } from './keys.ts';
import type { KnownDocuments } from './match-documents.ts';

/** Reads what the store knows of the documents at the changed paths and of the declared ids. */
export async function readKnownDocuments(
  store: VersionStore,
  changes: readonly TreeChange[],
  candidates: readonly Candidate[],
): Promise<KnownDocuments> {
  const paths = changes.map(({ path }) => path);
  const declaredIds = candidates.flatMap(({ document }) => document.fields.id ?? []);
  const found = await store.lookups([...paths.map(pathKey), ...declaredIds.map(declaredIdKey)]);
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
  for (const id of declaredIds) {
    const record = recordFor(declaredIdKey(id));
    if (record?.state.fields.id === id) byDeclaredId.set(id, record);
  }
  return { liveByPath, withdrawnByPath, byDeclaredId };
}
