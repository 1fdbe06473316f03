import { emptyRepository, failure, notFound, ok, type Route, url } from './answers.ts';
import type { GithubObjects, GithubTreeEntry } from './github-objects.ts';
import type { GithubLimits } from './limits.ts';

/** A branch whose head is not what git says; see {@link refRoutes}. */
export interface Lag {
  /** Answers that are still old. */
  times: number;
  /** The old head; `undefined`: the branch is not there yet. */
  readonly head: string | undefined;
}

/** Branches, which may lag behind what was pushed. */
export function refRoutes(objects: GithubObjects, lag: Lag): readonly Route[] {
  const describe = (ref: string, sha: string) => ({
    ref,
    node_id: '',
    url,
    object: { type: 'commit', sha, url },
  });
  return [
    {
      method: 'GET',
      path: /^git\/ref\/(?<branch>heads\/.+)$/u,
      async answer({ parameters: { branch = '' } }) {
        if ((await objects.branches('')).length === 0) return emptyRepository;
        const isLate = lag.times-- > 0;
        const head = isLate ? lag.head : await objects.head(branch.slice('heads/'.length));
        return head === undefined ? notFound : ok(describe(`refs/${branch}`, head));
      },
    },
    {
      method: 'GET',
      path: /^git\/matching-refs\/(?<prefix>heads\/.*)$/u,
      async answer({ parameters: { prefix = '' } }) {
        if ((await objects.branches('')).length === 0) return emptyRepository;
        const found = await objects.branches(`refs/${prefix}`);
        return ok(found.map(([ref = '', sha = '']) => describe(ref, sha)));
      },
    },
  ];
}

/** Commits, trees and blobs by id. */
export function objectRoutes(objects: GithubObjects, limits: GithubLimits): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^git\/commits\/(?<id>\w+)$/u,
      async answer({ parameters: { id = '' } }) {
        const commit = await objects.commit(id);
        return commit ? ok(commit) : notFound;
      },
    },
    {
      method: 'GET',
      path: /^git\/trees\/(?<id>\w+)$/u,
      async answer({ parameters: { id = '' }, url: asked }) {
        const root = await objects.info(`${id}^{tree}`);
        if (!root) return notFound;
        // Whatever its value is, `recursive` asks for all.
        const entries = objects.tree(root.id, asked.searchParams.has('recursive'));
        return ok({ sha: root.id, url, ...(await takeWhatFits(entries, limits)) });
      },
    },
    {
      method: 'GET',
      path: /^git\/blobs\/(?<id>\w+)$/u,
      async answer({ parameters: { id = '' } }) {
        const info = await objects.info(id);
        if (info?.type !== 'blob') return notFound;
        if (info.size > limits.blobBytes) return tooLarge;
        const bytes = (await objects.read(id))?.bytes ?? Buffer.alloc(0);
        const content = bytes.toString('base64').replace(/(.{1,60})/gu, '$1\n');
        return ok({ sha: id, node_id: '', url, size: bytes.length, encoding: 'base64', content });
      },
    },
  ];
}

const tooLarge = failure(
  403,
  'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone the repository via Git in order to obtain it.',
  { errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }] },
);

async function takeWhatFits(entries: AsyncIterable<GithubTreeEntry>, limits: GithubLimits) {
  const tree: GithubTreeEntry[] = [];
  let bytes = 0;
  for await (const entry of entries) {
    bytes += Buffer.byteLength(JSON.stringify(entry));
    if (tree.length >= limits.treeEntries || bytes > limits.treeBytes)
      return { tree, truncated: true };
    tree.push(entry);
  }
  return { tree, truncated: false };
}
