import { parseCommit } from '../../../lib/git/git-commit.ts';
import { openGitObjects } from '../../../lib/git/git-objects.ts';
import { folderMode, parseTree } from '../../../lib/git/git-tree.ts';
import { gitInShell, RefusedError } from '../small-shell.ts';
import { url } from './answers.ts';

/** One entry as GitHub lists it. */
export interface GithubTreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
  readonly url?: string;
}

export type GithubObjects = ReturnType<typeof openGithubObjects>;

/** Reads a repository as GitHub's API describes it; what git does not have is `undefined`. */
export function openGithubObjects(repository: string) {
  const objects = openGitObjects(repository);
  /** What git says; `undefined` where it says no. Where it could not be asked, the server fails. */
  const lines = async (...words: readonly string[]) =>
    sureLines(...words).catch((error: unknown) => {
      if (error instanceof RefusedError) return undefined;
      throw error;
    });
  /** What git must be able to say. */
  const sureLines = async (...words: readonly string[]) =>
    (await gitInShell(repository, [words])).split('\n').filter(Boolean);

  const commit = async (id: string) => {
    const object = await objects.read(id);
    return object?.type === 'commit' ? describeCommit(object.id, object.bytes) : undefined;
  };

  /** The same commit as lists of commits have it. */
  const listed = async (id: string) => {
    const found = await commit(id);
    if (!found) return undefined;
    const { sha, node_id, html_url, parents, tree, ...others } = found;
    return {
      ...{ sha, node_id, url, html_url, comments_url: url, author: null, committer: null, parents },
      commit: { ...others, url, tree, comment_count: 0 },
    };
  };

  async function* tree(
    id: string,
    isRecursive: boolean,
    folder = '',
  ): AsyncGenerator<GithubTreeEntry> {
    const object = await objects.read(id);
    const entries = parseTree(object?.bytes ?? Buffer.alloc(0), id.length / 2);
    for (const [name, { mode, id: sha }] of entries) {
      const path = folder + name;
      if (mode === folderMode) yield { path, mode, type: 'tree', sha, url };
      else if (mode === '160000') yield { path, mode, type: 'commit', sha };
      else yield { path, mode, type: 'blob', sha, size: (await objects.info(sha))?.size ?? 0, url };
      if (mode === folderMode && isRecursive) yield* tree(sha, true, `${path}/`);
    }
  }

  return {
    lines,
    sureLines,
    commit,
    listed,
    tree,
    info: objects.info,
    read: objects.read,
    head: async (branch: string) => (await objects.info(`refs/heads/${branch}^{commit}`))?.id,
    async branches(prefix: string) {
      const all = await sureLines(
        'for-each-ref',
        '--format=%(refname) %(objectname)',
        'refs/heads',
      );
      return all.filter((line) => line.startsWith(prefix)).map((line) => line.split(' '));
    },
    close: objects.close,
  };
}

function describeCommit(id: string, bytes: Buffer) {
  const { tree, parents, note, author } = parseCommit(bytes);
  const head = bytes.toString('utf8').split('\n\n', 1)[0] ?? '';
  const unverified = { verified: false, reason: 'unsigned', payload: null, signature: null };
  return {
    sha: id,
    node_id: '',
    url,
    html_url: url,
    verification: { ...unverified, verified_at: null },
    tree: { sha: tree, url },
    parents: parents.map((sha) => ({ sha, url, html_url: url })),
    author: { ...identityOf(head, 'author'), name: author },
    committer: identityOf(head, 'committer'),
    message: note,
  };
}

/** GitHub gives all dates in UTC, to the second. */
function identityOf(head: string, role: 'author' | 'committer') {
  const line = new RegExp(`^${role} (.*) <(.*)> (-?\\d+)`, 'mu').exec(head);
  const [, name = '', email = '', seconds = '0'] = line ?? [];
  const date = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
  return { name, email, date };
}
