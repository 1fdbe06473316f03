/** One difference that verify found. */
export interface Difference {
  /** What is compared: the store with git, or the site with the store. */
  readonly between: 'git' | 'site';
  /** The change set, version or address. */
  readonly where: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly what: string;
}

export function differsFromGit(where: string, what: string): Difference {
  return { between: 'git', where, what };
}

export function differsOnSite(where: string, what: string): Difference {
  return { between: 'site', where, what };
}
