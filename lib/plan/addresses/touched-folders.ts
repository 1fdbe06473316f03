import type { ChangeSet } from '../model/change.ts';
import { folderOf } from './addresses.ts';

/**
 * Every folder that a change set touches: those that hold a changed document, before or after, all
 * folders above them, and always the plan itself (`''`).
 */
export function touchedFolders({ changes }: Pick<ChangeSet, 'changes'>): string[] {
  const touched = new Set(['']);
  for (const { before, after } of changes)
    for (const state of before ? [before, after] : [after])
      for (let folder = folderOf(state.path); !touched.has(folder); folder = folderOf(folder))
        touched.add(folder);
  return [...touched];
}
