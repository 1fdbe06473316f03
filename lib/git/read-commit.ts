import { SourceError } from '../errors/errors.ts';
import { type GitCommit, parseCommit } from './git-commit.ts';
import type { GitObjects } from './git-objects.ts';

/** @throws {SourceError} when the repository does not have it */
export async function readCommit(objects: GitObjects, id: string): Promise<GitCommit> {
  const object = await objects.read(id);
  if (object?.type !== 'commit') throw missingObject(id);
  return parseCommit(object.bytes);
}

export function missingObject(id: string): SourceError {
  return new SourceError(
    `the object ${id} is not in the repository`,
    'The clone is incomplete or damaged: git fsck says more.',
  );
}
