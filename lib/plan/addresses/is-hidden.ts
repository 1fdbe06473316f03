import { folderOf } from './addresses.ts';

/** Folders that package managers fill with files of others. */
const dependencyFolders: ReadonlySet<string> = new Set(['node_modules', 'bower_components']);

/**
 * Whether a file is no part of the plan by its name or that of a folder: `.github/`,
 * `.drafts/next.md`, `node_modules/`. Of these only what a SUMMARY.md names is; generators of sites
 * (MkDocs, Jekyll, Hugo, Docusaurus) leave them out, too.
 */
export function isHidden(path: string): boolean {
  return path.split('/').some(hides);
}

/** Whether it is a folder that hides a file: what is in there is not meant for readers. */
export function isInHiddenFolder(path: string): boolean {
  return isHidden(folderOf(path));
}

/** The SUMMARY.md files that may make a hidden file part of the plan: those above what hides it. */
export function summariesAbove(path: string): string[] {
  const segments = path.split('/');
  return segments
    .slice(0, segments.findIndex(hides) + 1)
    .map((_, index) => [...segments.slice(0, index), 'SUMMARY.md'].join('/'));
}

/** A segment that is "." or ".." is in no path of git. */
function hides(segment: string): boolean {
  return dependencyFolders.has(segment) || (segment.startsWith('.') && !/^\.{1,2}$/u.test(segment));
}
