import type { Site } from '../models.ts';

/** Where a repository is, and what of it is the plan. */
export interface PlanRepository {
  /** As git takes it: an address on the web, or `git@host:owner/name.git`. */
  readonly url: string;
  readonly branch: string;
  /** Folder of the plan, `''` for the whole repository. */
  readonly path: string;
}

/** How the pages where one edits a file begin, on hosts that anybody may read. */
const editors: Readonly<Record<string, string>> = {
  'github.com': '/edit/',
  'gitlab.com': '/-/edit/',
  'codeberg.org': '/_edit/',
};

/**
 * Where readers see a repository, and propose changes to its files. `undefined` for one that is on
 * none of the hosts whose addresses are known.
 *
 * @param enterprise host of a GitHub Enterprise Server
 */
export function repositoryLinks(
  { url, branch, path }: PlanRepository,
  enterprise?: string,
): Site['repository'] {
  const found = /^(?:https:\/\/|ssh:\/\/git@|git@)([\w.-]+)[/:]([\w./-]+?)(?:\.git)?\/?$/u.exec(
    url,
  );
  const [, host = '', name = ''] = found ?? [];
  const editor = host === enterprise ? editors['github.com'] : editors[host.toLowerCase()];
  if (editor === undefined || !/^[^/]+\/[^/]/u.test(name)) return undefined;
  const address = `https://${host.toLowerCase()}/${name}`;
  const place = [...branch.split('/'), ...path.split('/')].filter(Boolean).map(encodeURIComponent);
  return { address, edit: `${address}${editor}${place.join('/')}/` };
}
