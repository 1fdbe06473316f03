/** Where GitHub stops; a test may lower one. */
export interface GithubLimits {
  /** Entries and bytes of a recursive listing (https://docs.github.com/rest/git/trees). */
  treeEntries: number;
  treeBytes: number;
  /** Bytes of a blob that is served (https://docs.github.com/rest/git/blobs). */
  blobBytes: number;
  /** Commits and files of a comparison (https://docs.github.com/rest/commits/commits). */
  comparedCommits: number;
  comparedFiles: number;
}

/** GitHub's own limits. */
export function githubLimits(): GithubLimits {
  return {
    treeEntries: 100_000,
    treeBytes: 7 * 1024 * 1024,
    blobBytes: 100 * 1024 * 1024,
    comparedCommits: 250,
    comparedFiles: 300,
  };
}

/** Link header that leads to the page after this one. */
export function nextPage(url: URL): { readonly link: string } {
  const next = new URL(url);
  next.searchParams.set('page', String(Number(url.searchParams.get('page') ?? 1) + 1));
  return { link: `<${next}>; rel="next"` };
}

/** Entries of one page: 30 unless told, 100 at most. */
export function pageOf({ searchParams: query }: URL): {
  readonly size: number;
  readonly skip: number;
} {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  return { size, skip: (Number(query.get('page') ?? 1) - 1) * size };
}
