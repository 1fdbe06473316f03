import { createHash } from 'node:crypto';
import type { Stage } from '../../ports/version-store.ts';

/** Primary key of an item of the table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Partition of the plan's cursors and change sets. */
export const planPartition = 'PLAN';

/** Prefix of the sort keys of the links a document got without a new version. */
export const relinkPrefix = 'RELINK#';

/** Prefix of the sort keys of a document's changes. */
export const changePrefix = 'CHANGE#';

/** The largest sequence number that a key has room for; larger ones ask for "everything". */
const lastSequence = 999_999_999;

/** A sequence number as keys write it, so that text order is number order. */
function sequenceText(sequence: number): string {
  const bounded = Math.max(0, Math.min(lastSequence, Math.floor(sequence)));
  return String(bounded).padStart(9, '0');
}

/** Sort key of what happened at a sequence number, within a document, folder or the plan. */
export function changeSort(sequence: number): string {
  return `${changePrefix}${sequenceText(sequence)}`;
}

/** Sort key of the links a document got without a new version. */
export function relinkSort(sequence: number): string {
  return `${relinkPrefix}${sequenceText(sequence)}`;
}

/** Prefix of the sort keys of a document's versions. */
export const versionPrefix = 'VERSION#';

export function cursorKey(stage: Stage): Key {
  return { pk: planPartition, sk: `CURSOR#${stage}` };
}

export function changeSetKey(sequence: number): Key {
  return { pk: planPartition, sk: changeSort(sequence) };
}

export function documentPartition(document: string): string {
  return bounded(`DOC#${document}`);
}

export function documentKey(document: string): Key {
  return { pk: documentPartition(document), sk: 'DOC' };
}

export function versionKey(document: string, number: number): Key {
  return {
    pk: documentPartition(document),
    sk: `${versionPrefix}${String(number).padStart(6, '0')}`,
  };
}

/** A version's text is in a partition of its own, so that a document's history is read without texts. */
export function textKey(document: string, number: number): Key {
  return { pk: bounded(`TEXT#${document}`), sk: `TEXT#${String(number).padStart(6, '0')}` };
}

export function folderPartition(folder: string): string {
  return bounded(`FOLDER#${folder}`);
}

/** @param name what addresses call the commit */
export function commitKey(name: string): Key {
  return { pk: bounded(`COMMIT#${name}`), sk: 'COMMIT' };
}

export function lookupKey(key: string): Key {
  return { pk: bounded(`LOOKUP#${key}`), sk: 'LOOKUP' };
}

export function setPartition(set: string): string {
  return bounded(`SET#${set}`);
}

export function memberKey(set: string, member: string): Key {
  return { pk: setPartition(set), sk: bounded(`MEMBER#${member}`) };
}

export function indexPartition(partition: string): string {
  return bounded(`INDEX#${partition}`);
}

/** Prefix of the sort keys of render's index: a sort may be empty, a key may not. */
export const indexPrefix = 'ENTRY#';

/** DynamoDB: a partition key has at most 2,048 bytes, a sort key 1,024; one bound serves both. */
export const longestKey = 1_024;

/** A key that names something by an unbounded text: past the limit its end gives way to a digest of the whole. */
function bounded(key: string): string {
  const bytes = Buffer.from(key);
  if (bytes.length <= longestKey) return key;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return `${new TextDecoder().decode(bytes.subarray(0, 900))}#${digest}`;
}
