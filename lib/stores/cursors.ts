import type { Cursor, Stage, VersionStore } from '../ports/version-store.ts';
import { cursorMoved, sameCursor } from './store-errors.ts';

/** The cursors of a version store that lives and ends with the process. */
export interface Cursors extends Pick<VersionStore, 'cursor' | 'advance' | 'recover'> {
  /**
   * Moves a cursor once something is done.
   *
   * @throws {ConflictError} when it is not where it was expected; then nothing is done
   */
  move(stage: Stage, expected: Cursor | undefined, next: Cursor, work?: () => void): void;
}

/** @param before where they stand; at the start when absent */
export function createCursors(before: Iterable<[Stage, Cursor | undefined]> = []): Cursors {
  const cursors = new Map(before);
  const move: Cursors['move'] = (stage, expected, next, work) => {
    if (!sameCursor(expected, cursors.get(stage))) throw cursorMoved(stage, expected);
    work?.();
    cursors.set(stage, next);
  };
  return {
    move,
    cursor: async (stage) => cursors.get(stage),
    async advance(stage, expected, next) {
      move(stage, expected, next);
    },
    recover: async () => cursors.get('ingested'),
  };
}
