import type { Publication, Stage, VersionStore } from '../../ports/version-store.ts';
import { cursorMoved } from '../../stores/store-errors.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import { cursorAction, parseCursorItem } from './cursor-item.ts';
import { cursorKey } from './keys.ts';
import { type PublicationWrites, publicationWrites } from './publication-writes.ts';
import { apply, finishLog, type LogPlace, publishThroughLog } from './redo-log.ts';
import { createTableReader } from './table-reader.ts';
import { mostActions, mostBytes } from './transact.ts';
import { createVersionReads } from './version-reads.ts';
import { writeSize } from './write.ts';

/** The version store in one DynamoDB table, with what is too large for an item in an object store. */
export function createDynamoVersionStore(place: LogPlace): VersionStore {
  const reader = createTableReader(place.client, place.table);
  const readCursor = async (stage: Stage) => parseCursorItem(await reader.get(cursorKey(stage)));
  const recover = async () => {
    const item = await readCursor('ingested');
    if (!item.log) return item.cursor;
    await finishLog(place, item);
    return (await readCursor('ingested')).cursor;
  };
  return {
    cursor: async (stage) => (await readCursor(stage)).cursor,
    recover,
    async advance(stage, expected, next) {
      const item = { cursor: next, log: undefined };
      const move = cursorAction(place.table, stage, { at: expected }, item);
      if (await apply(place, move, [])) return;
      // A log in progress also holds the cursor; the caller's next attempt must not meet it again.
      await recover();
      throw cursorMoved(stage, expected);
    },
    async publish(publication) {
      if (await publish(place, publication)) return;
      await recover();
      throw cursorMoved('ingested', publication.expected);
    },
    ...createVersionReads(reader, place.objects),
  };
}

/** False when the cursor is not where the publication expects it. */
async function publish(place: LogPlace, publication: Publication): Promise<boolean> {
  const prepared = await publicationWrites(publication);
  await storeObjects(place.objects, prepared);
  if (!fitsOneTransaction(prepared)) return publishThroughLog(place, publication, prepared);
  const { expected, cursor } = publication;
  const item = { cursor, log: undefined };
  const move = cursorAction(place.table, 'ingested', { at: expected }, item);
  return apply(place, move, [...prepared.visible, ...prepared.writes]);
}

async function storeObjects(objects: ObjectStore, prepared: PublicationWrites): Promise<void> {
  for (const { object } of [...prepared.writes, ...prepared.visible])
    if (object) await objects.put(object.key, object.bytes);
}

function fitsOneTransaction({ writes, visible }: PublicationWrites): boolean {
  const all = [...writes, ...visible];
  const bytes = all.reduce((sum, write) => sum + writeSize(write), 0);
  return all.length < mostActions && bytes <= mostBytes;
}
