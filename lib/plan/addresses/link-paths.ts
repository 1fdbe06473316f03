import type { Targets } from '../model/change.ts';
import { isReadme, resolvePath } from './addresses.ts';
import { isMarkdown } from './is-markdown.ts';

/**
 * The plan paths that a link may lead to, best first: from the folder of the file, as hosts of
 * repositories read it; from the address of its page, as a browser reads it on sites of generators
 * (`../other/` in `guide/start.md` is `guide/other`); from the top of the plan, which some authors
 * mean by `guide/start.md` in a file of another folder.
 *
 * @param from plan path of the file
 */
export function linkPaths(from: string, target: string): string[] {
  const written = resolvePath(from, target);
  const isAbsolute = target.startsWith('/');
  const isFile = isMarkdown(target) || isReadme(from);
  const ofPage =
    isAbsolute || isFile ? undefined : resolvePath(`${from.replace(/\.md$/iu, '')}/page`, target);
  const paths = [written, ofPage, pathFromTop(target)];
  return [...new Set(paths.filter((path) => path !== undefined))];
}

/** The path of a target that names folders from the top; `undefined` where it says where it begins. */
function pathFromTop(target: string): string | undefined {
  return /^[^./][^/]*\/./u.test(target) ? resolvePath('', target) : undefined;
}

/** The path that a link of a version follows: the first that leads somewhere, else as it is written. */
export function followedPath(from: string, target: string, targets: Targets): string | undefined {
  const paths = linkPaths(from, target);
  return paths.find((path) => isFound(targets, path)) ?? paths[0];
}

/** Whether a link is followed from the top of the plan, which nothing in it says. */
export function isFromTop(from: string, target: string, targets: Targets): boolean {
  const [written] = linkPaths(from, target);
  const followed = followedPath(from, target, targets);
  return followed !== written && followed === pathFromTop(target);
}

function isFound(targets: Targets, path: string): boolean {
  return Object.hasOwn(targets, path) && targets[path]?.kind !== 'missing';
}
