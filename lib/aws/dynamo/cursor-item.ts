import type { Cursor, Stage } from '../../ports/version-store.ts';
import { cursorKey } from './keys.ts';

/**
 * Where a publication too big for one transaction stands. `writing`: its log is being stored,
 * nothing is decided. `ready`: it will be applied, by whoever comes. `done`: it is visible, the log
 * may go.
 */
export interface LogMark {
  readonly state: 'writing' | 'ready' | 'done';
  /** Prefix of the keys of the log's objects. */
  readonly object: string;
  readonly parts: number;
  /** Where the cursor goes when the log is applied. */
  readonly next: Cursor;
}

/** A cursor's item: the cursor, absent before the first publication, and the log in progress. */
export interface CursorItem {
  readonly cursor: Cursor | undefined;
  readonly log: LogMark | undefined;
}

/** Reads a cursor's item, which {@link cursorAction} alone writes. */
export function parseCursorItem(item: Readonly<Record<string, unknown>> | undefined): CursorItem {
  const log = item?.log as LogMark | undefined;
  if (typeof item?.sequence !== 'number') return { cursor: undefined, log };
  const { sequence, commit, tree, date, repository } = item as unknown as Cursor;
  const optional = {
    ...(tree !== undefined && { tree }),
    ...(repository !== undefined && { repository }),
  };
  return { cursor: { sequence, commit, date, ...optional }, log };
}

/** What a cursor's item must hold for a write to go through: the cursor, or the log it is at. */
export type CursorCondition =
  | { readonly at: Cursor | undefined }
  | { readonly log: Pick<LogMark, 'object' | 'state'> };

/** The condition as DynamoDB takes it. A cursor with a log in progress is never "at" a place. */
function conditionParameters(condition: CursorCondition) {
  if ('log' in condition)
    return {
      ConditionExpression: '#log.#object = :object AND #log.#state = :state',
      ExpressionAttributeNames: { '#log': 'log', '#object': 'object', '#state': 'state' },
      ExpressionAttributeValues: {
        ':object': condition.log.object,
        ':state': condition.log.state,
      },
    };
  if (!condition.at)
    return {
      ConditionExpression: 'attribute_not_exists(#sequence) AND attribute_not_exists(#log)',
      ExpressionAttributeNames: { '#log': 'log', '#sequence': 'sequence' },
    };
  return {
    ConditionExpression:
      '#sequence = :sequence AND #commit = :commit AND attribute_not_exists(#log)',
    ExpressionAttributeNames: { '#log': 'log', '#sequence': 'sequence', '#commit': 'commit' },
    ExpressionAttributeValues: {
      ':sequence': condition.at.sequence,
      ':commit': condition.at.commit,
    },
  };
}

/** Replaces a cursor's item under a condition. */
export function cursorAction(
  table: string,
  stage: Stage,
  condition: CursorCondition,
  { cursor, log }: CursorItem,
) {
  const Item = { ...cursorKey(stage), ...cursor, ...(log ? { log } : {}) };
  return { Put: { TableName: table, Item, ...conditionParameters(condition) } };
}

/** Makes a transaction depend on a cursor's item without changing it. */
export function cursorCheck(table: string, stage: Stage, condition: CursorCondition) {
  return {
    ConditionCheck: {
      TableName: table,
      Key: cursorKey(stage),
      ...conditionParameters(condition),
    },
  };
}
