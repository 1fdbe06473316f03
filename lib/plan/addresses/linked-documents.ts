import { isReadme, readmeOf, sharedPath } from './addresses.ts';
import { isMarkdown } from './is-markdown.ts';

/**
 * The documents that a link to a plan path may mean, best first, each as {@link sharedPath} names
 * it. Authors write `guide/start`, `guide/start/` and `guide/start.html` for `guide/start.md`, as
 * the addresses of their sites are, and `guide/index.html` for the page of a folder.
 *
 * @param path as `resolvePath` gives it
 */
export function linkedDocuments(path: string): string[] {
  if (path === '') return [readmeOf('')];
  if (isMarkdown(path)) return [sharedPath(path)];
  const bare = path.replace(/\.html?$/iu, '');
  const file = `${bare}.md`;
  if (isReadme(file)) return [sharedPath(file)];
  return bare === path ? [readmeOf(bare), file] : [file, readmeOf(bare)];
}

/**
 * The plan paths that a link may mean: as it is written, and from the top of the repository. There
 * the plan's folder is a part of the path, and `/docs/guide.md` is what is shown as a link by hosts.
 *
 * @param folder of the plan in its repository, `''` where it is all of it
 */
export function meantPaths(path: string, folder: string): string[] {
  if (folder === '') return [path];
  if (path === folder) return [path, ''];
  return path.startsWith(`${folder}/`) ? [path, path.slice(folder.length + 1)] : [path];
}
