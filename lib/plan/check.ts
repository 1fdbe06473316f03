import { resolvePath } from './addresses/addresses.ts';
import { linkPaths } from './addresses/link-paths.ts';
import type { Document, Link, Problem } from './model/document.ts';
import { byLine, maximumProblems } from './model/problem.ts';

/**
 * Lists everything that the author of a document should know, by line: problems found by the
 * parser, and relative links that lead nowhere.
 *
 * @param exists whether the plan has a file or folder at a plan path (no slashes at its ends, `''`
 *   for the plan's own folder)
 */
export function checkDocument(
  document: Document,
  exists: (planPath: string) => boolean,
): Problem[] {
  const broken = document.links.flatMap((link) => checkLink(document.path, link, exists));
  return [...document.problems, ...broken.slice(0, maximumProblems)].sort(byLine);
}

function checkLink(
  path: string,
  { target, line }: Link,
  exists: (planPath: string) => boolean,
): Problem[] {
  if (linkPaths(path, target).some(exists)) return [];
  const planPath = resolvePath(path, target);
  const shown = target.slice(0, 200);
  const message =
    planPath === undefined
      ? `the link to "${shown}" leads out of the plan, so only its words are shown`
      : `the link to "${shown}" leads nowhere, so only its words are shown: the plan has no "${planPath.slice(0, 200)}"`;
  const advice = 'Correct the path, or add the file.';
  return [{ path, line, severity: 'error', message, advice }];
}
