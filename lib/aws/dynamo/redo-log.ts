import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { StoreError } from '../../errors/errors.ts';
import type { Cursor, Publication } from '../../ports/version-store.ts';
import { alreadyPublished } from '../../stores/store-errors.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import {
  type CursorCondition,
  type CursorItem,
  cursorAction,
  cursorCheck,
  type LogMark,
} from './cursor-item.ts';
import { decodePart, encodeParts } from './log-parts.ts';
import type { PublicationWrites } from './publication-writes.ts';
import { mostActions, mostBytes, transact } from './transact.ts';
import { type Write, writeAction, writeSize } from './write.ts';

/** Where a redo log is kept and applied. */
export interface LogPlace {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly objects: ObjectStore;
}

/**
 * Publishes what is too big for one transaction: stores every write as a log, marks the log ready
 * under the condition that the cursor has not moved, then applies it. From the mark on the
 * publication is certain: whoever finds it finishes it, with the same result.
 * Answers false when another run got there first.
 */
export async function publishThroughLog(
  place: LogPlace,
  { expected, cursor: next, changeSet }: Publication,
  prepared: PublicationWrites,
): Promise<boolean> {
  const parts = await encodeParts(prepared);
  const object = `logs/${changeSet.sequence}-${changeSet.commit}-${randomUUID()}`;
  const log: LogMark = { state: 'writing', object, parts: parts.length, next };
  if (!(await mark(place, { at: expected }, { cursor: expected, log }))) return false;
  for (const [index, bytes] of parts.entries()) await place.objects.put(partKey(log, index), bytes);
  const ready: LogMark = { ...log, state: 'ready' };
  if (!(await mark(place, { log }, { cursor: expected, log: ready }))) {
    await removeParts(place.objects, log);
    return false;
  }
  await finish(place, ready);
  return true;
}

/** Brings a log found in progress to its end: applies it when it is ready, else clears it away. */
export async function finishLog(place: LogPlace, { cursor, log }: CursorItem): Promise<void> {
  if (!log) return;
  if (log.state === 'ready') return finish(place, log);
  if (log.state === 'done') return clear(place, cursor, log);
  const abandoned: LogMark = { ...log, state: 'done' };
  if (await mark(place, { log }, { cursor, log: abandoned })) await clear(place, cursor, abandoned);
}

async function finish(place: LogPlace, log: LogMark): Promise<void> {
  const last = log.parts - 1;
  for (let index = 0; index < last; index += 1) if (!(await applyPart(place, log, index))) return;
  const visible = await readPart(place, log, last);
  if (!visible) return;
  const done: LogMark = { ...log, state: 'done' };
  const move = cursorAction(place.table, 'ingested', { log }, { cursor: log.next, log: done });
  if (await apply(place, move, visible)) await clear(place, log.next, done);
}

/** Applies one part of a log; false when the log is no longer there to apply: another run finished it. */
async function applyPart(place: LogPlace, log: LogMark, index: number): Promise<boolean> {
  const writes = await readPart(place, log, index);
  if (!writes) return false;
  const check = cursorCheck(place.table, 'ingested', { log });
  for (const batch of batches(writes)) if (!(await apply(place, check, batch))) return false;
  return true;
}

/** Applies writes if the first action's condition holds; false when it does not. */
export async function apply(
  { client, table }: Pick<LogPlace, 'client' | 'table'>,
  first: ReturnType<typeof cursorAction> | ReturnType<typeof cursorCheck>,
  writes: readonly Write[],
): Promise<boolean> {
  const failed = await transact(client, [
    first,
    ...writes.map((write) => writeAction(table, write)),
  ]);
  if (failed === undefined) return true;
  if (failed === 0) return false;
  throw alreadyPublished(writes[failed - 1]?.what ?? 'an item');
}

/** Cuts writes into what fits one transaction beside one action more. */
function* batches(writes: readonly Write[]): Iterable<readonly Write[]> {
  let batch: Write[] = [];
  let bytes = 0;
  for (const write of writes) {
    const size = writeSize(write);
    if (batch.length === mostActions - 1 || (batch.length > 0 && bytes + size > mostBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(write);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

async function clear(place: LogPlace, cursor: Cursor | undefined, log: LogMark): Promise<void> {
  await removeParts(place.objects, log);
  await mark(place, { log }, { cursor, log: undefined });
}

async function mark(
  { client, table }: LogPlace,
  condition: CursorCondition,
  item: CursorItem,
): Promise<boolean> {
  const failed = await transact(client, [cursorAction(table, 'ingested', condition, item)]);
  return failed === undefined;
}

function partKey({ object }: LogMark, index: number): string {
  return `${object}/${index}`;
}

/**
 * A part's writes; `undefined` when it is gone because another run has finished with it.
 *
 * @throws {StoreError} when it is gone though the log still waits to be applied
 */
async function readPart(
  { client, table, objects }: LogPlace,
  log: LogMark,
  index: number,
): Promise<readonly Write[] | undefined> {
  const bytes = await objects.get(partKey(log, index));
  if (bytes) return decodePart(bytes);
  const failed = await transact(client, [cursorCheck(table, 'ingested', { log })]);
  if (failed !== undefined) return undefined;
  throw new StoreError(
    `The object "${partKey(log, index)}", part of a publication in progress, is missing.`,
    'Restore it from the bucket’s earlier versions; publishing goes on by itself then.',
  );
}

async function removeParts(objects: ObjectStore, log: LogMark): Promise<void> {
  for (let index = 0; index < log.parts; index += 1) await objects.remove(partKey(log, index));
}
