import { folderOf } from './addresses.ts';

/** All folders that a plan path is in, the plan itself (`''`) first. */
export function foldersAbove(path: string): string[] {
  const segments = folderOf(path).split('/').filter(Boolean);
  return ['', ...segments.map((_, index) => segments.slice(0, index + 1).join('/'))];
}
