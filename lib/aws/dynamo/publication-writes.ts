import { commitName, publishedName } from '../../plan/addresses/addresses.ts';
import { touchedFolders } from '../../plan/addresses/touched-folders.ts';
import type { Publication } from '../../ports/version-store.ts';
import { type EncodedBody, encodeText, encodeValue } from './body.ts';
import {
  changeSetKey,
  changeSort,
  commitKey,
  documentKey,
  documentPartition,
  folderPartition,
  type Key,
  lookupKey,
  memberKey,
  relinkSort,
  textKey,
  versionKey,
} from './keys.ts';
import type { PreparedWrite } from './write.ts';

/** A publication as items. */
export interface PublicationWrites {
  /** Everything that may be written before the publication is visible. */
  readonly writes: readonly PreparedWrite[];
  /** What makes it visible; written together with the cursor. */
  readonly visible: readonly PreparedWrite[];
}

/** Turns a publication into items, each key once: of two writes to one key the last counts. */
export async function publicationWrites(publication: Publication): Promise<PublicationWrites> {
  const { changeSet } = publication;
  const { sequence } = changeSet;
  const collected = new Map<string, PreparedWrite>();
  const add = (key: Key, encoded: EncodedBody | undefined, what: string, once = false) => {
    collected.set(`${key.pk}\0${key.sk}`, { key, sequence, what, once, ...encoded });
  };
  await addVersions(publication, add);
  await addChanges(publication, add);
  await addState(publication, add);
  const visible: PreparedWrite[] = [
    {
      key: changeSetKey(sequence),
      sequence,
      once: true,
      what: `change set ${sequence}`,
      ...(await encodeValue(changeSet)),
    },
    {
      key: commitKey(commitName(changeSet)),
      sequence,
      what: `commit ${changeSet.commit}`,
      ...(await encodeValue(publishedName(changeSet))),
    },
  ];
  return { writes: [...collected.values()], visible };
}

type Add = (key: Key, encoded: EncodedBody | undefined, what: string, once?: boolean) => void;

async function addVersions({ versions }: Publication, add: Add): Promise<void> {
  for (const { version, source } of versions) {
    const { document, number } = version;
    const what = `version ${number} of document ${document}`;
    add(versionKey(document, number), await encodeValue(version), what, true);
    add(textKey(document, number), await encodeText(source, version.blob), what, true);
  }
}

async function addChanges({ changeSet }: Publication, add: Add): Promise<void> {
  const { sequence } = changeSet;
  for (const change of changeSet.changes) {
    const key = { pk: documentPartition(change.document), sk: changeSort(sequence) };
    const what = `change ${sequence} of document ${change.document}`;
    add(key, await encodeValue({ ...change, sequence }), what, true);
  }
  for (const { document, targets } of changeSet.relinked) {
    const key = { pk: documentPartition(document), sk: relinkSort(sequence) };
    const what = `links ${sequence} of document ${document}`;
    add(key, await encodeValue(targets), what, true);
  }
  for (const folder of touchedFolders(changeSet)) {
    const key = { pk: folderPartition(folder), sk: changeSort(sequence) };
    add(key, await encodeValue(folder), `change ${sequence} of folder "${folder}"`, true);
  }
}

async function addState(publication: Publication, add: Add): Promise<void> {
  for (const record of publication.documents)
    add(documentKey(record.document), await encodeValue(record), `document ${record.document}`);
  for (const { key, value } of publication.lookups)
    add(
      lookupKey(key),
      value === undefined ? undefined : await encodeValue(value),
      `look-up ${key}`,
    );
  for (const { set, member, present } of publication.members)
    add(
      memberKey(set, member),
      present ? await encodeValue(member) : undefined,
      `member ${member} of ${set}`,
    );
}
