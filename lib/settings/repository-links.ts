/** How the address where one edits a file goes on behind that of its repository, by host. */
const editors: Readonly<Record<string, string>> = {
  'github.com': '/edit/',
  'gitlab.com': '/-/edit/',
  'codeberg.org': '/_edit/',
};

/** Where readers see a repository, and how the address begins where they edit a file of it. */
export interface RepositoryLinks {
  readonly address: string;
  readonly edit?: string;
}

/** What of a repository is the plan. */
export interface PlanInRepository {
  readonly branch: string;
  /** Folder of the plan, `''` for the whole repository. */
  readonly path: string;
}

/**
 * Where readers see a repository, and propose changes to its files on hosts whose addresses are known.
 *
 * @param address on the web, such as `https://github.com/org/plan`
 * @returns `undefined` for what is no such address
 */
export function repositoryLinks(
  address: string,
  { branch, path }: PlanInRepository,
): RepositoryLinks | undefined {
  const found = /^https:\/\/([\w.-]{1,253})\/([\w./-]{1,512})$/u.exec(address);
  const [, host = '', written = ''] = found ?? [];
  const name = written.replace(/\/$/u, '').replace(/\.git$/u, '');
  if (!/^[^/]+\/[^/]/u.test(name)) return undefined;
  const repository = `https://${host.toLowerCase()}/${name}`;
  const editor = editors[host.toLowerCase()];
  if (editor === undefined) return { address: repository };
  const place = [...branch.split('/'), ...path.split('/')].filter(Boolean).map(encodeURIComponent);
  return { address: repository, edit: `${repository}${editor}${place.join('/')}/` };
}
