import { execFileSync } from 'node:child_process';

/** Stands for links to the API and to pages, which Gazette does not follow. */
export const url = 'https://github.example/';

const unverified = {
  verified: false,
  reason: 'unsigned',
  payload: null,
  signature: null,
  verified_at: null,
};

/** Reads a repository as GitHub's API describes it. */
export function readGithubObjects(repository: string) {
  const git = (...words: readonly string[]): Buffer =>
    execFileSync('git', ['-C', repository, ...words], {
      maxBuffer: 200 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const textOf = (...words: readonly string[]) =>
    git(...words)
      .toString('utf8')
      .trimEnd();

  const commit = (id: string) => {
    const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';
    const [sha = '', tree = '', parents = '', ...others] = git(
      ...['log', '-1', '--no-show-signature', `--format=${format}`, id],
    )
      .toString('utf8')
      .split('\0');
    const [
      name = '',
      email = '',
      date = '',
      committer = '',
      mail = '',
      committed = '',
      message = '',
    ] = others;
    return {
      sha,
      node_id: '',
      url,
      html_url: url,
      verification: unverified,
      tree: { sha: tree, url },
      parents: parents
        .split(' ')
        .filter(Boolean)
        .map((parent) => ({ sha: parent, url, html_url: url })),
      author: { name, email, date: utc(date) },
      committer: { name: committer, email: mail, date: utc(committed) },
      message: message.replace(/\n+$/u, ''),
    };
  };

  const tree = (id: string, recursive: boolean) =>
    git('ls-tree', '-z', ...(recursive ? ['-r', '-t'] : []), id)
      .toString('utf8')
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [head = '', path = ''] = line.split('\t');
        const [mode = '', type = '', sha = ''] = head.split(' ');
        return { path, mode, type, sha, url };
      });

  /** The same commit as lists of commits have it. */
  const listed = (id: string) => {
    const { sha, node_id, html_url, parents, ...others } = commit(id);
    const { author, committer, message, tree: root, verification } = others;
    return {
      sha,
      node_id,
      url,
      html_url,
      comments_url: url,
      commit: { url, author, committer, message, tree: root, comment_count: 0, verification },
      author: null,
      committer: null,
      parents,
    };
  };

  return {
    commit,
    listed,
    tree,
    head: (branch: string) => textOf('rev-parse', '--verify', `refs/heads/${branch}`),
    list: (from: string, count: number) =>
      textOf('rev-list', `--max-count=${count}`, from).split('\n').filter(Boolean).map(listed),
    blob: (id: string) => git('cat-file', 'blob', id),
    count: (range: string) => Number(textOf('rev-list', '--count', range)),
    mergeBase: (one: string, other: string) => textOf('merge-base', one, other),
  };
}

/** GitHub gives all dates in UTC, to the second. */
function utc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z');
}
