import { emptyRepository, failure, notFound, ok, type Route, url } from './answers.ts';
import type { GithubObjects } from './github-objects.ts';
import { type GithubLimits, nextPage, pageOf } from './limits.ts';

/** Lists of commits: what leads to one, newest first, and what lies between two. */
export function commitListRoutes(objects: GithubObjects, limits: GithubLimits): readonly Route[] {
  return [
    {
      method: 'GET',
      path: /^commits$/u,
      async answer({ url: asked }) {
        if ((await objects.branches('')).length === 0) return emptyRepository;
        const { size, skip } = pageOf(asked);
        const range = [
          `--max-count=${size + 1}`,
          `--skip=${skip}`,
          asked.searchParams.get('sha') ?? 'HEAD',
        ];
        const ids = await objects.lines('rev-list', ...range, '--');
        if (!ids) return notFound;
        const commits = await Promise.all(ids.slice(0, size).map(objects.listed));
        const more = ids.length > size ? nextPage(asked) : {};
        return ok(commits, more);
      },
    },
    {
      method: 'GET',
      path: /^compare\/(?<base>\w+)\.\.\.(?<head>\w+)$/u,
      async answer({ parameters: { base = '', head = '' }, url: asked }) {
        const [from, to] = [await objects.listed(base), await objects.listed(head)];
        if (!from || !to) return notFound;
        const [common] = (await objects.lines('merge-base', from.sha, to.sha)) ?? [];
        if (common === undefined)
          return failure(404, `No common ancestor between ${base} and ${head}.`);
        const { searchParams: query } = asked;
        const isPaged = query.has('page') || query.has('per_page');
        const { size, skip } = isPaged ? pageOf(asked) : { size: limits.comparedCommits, skip: 0 };
        const ahead = await objects.sureLines('rev-list', '--reverse', `${base}..${head}`);
        const behind = await objects.sureLines('rev-list', `${head}..${base}`);
        const links = { url, html_url: url, permalink_url: url, diff_url: url, patch_url: url };
        return ok({
          ...links,
          base_commit: from,
          merge_base_commit: await objects.listed(common),
          status: statusOf(ahead.length, behind.length),
          ahead_by: ahead.length,
          behind_by: behind.length,
          total_commits: ahead.length,
          commits: await Promise.all(ahead.slice(skip, skip + size).map(objects.listed)),
          // Files come with the first page alone.
          ...(skip > 0 ? {} : { files: await files(objects, common, head, limits.comparedFiles) }),
        });
      },
    },
  ];
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

const words: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified' };

async function files(objects: GithubObjects, from: string, to: string, most: number) {
  const lines = await objects.sureLines('diff-tree', '-r', '--no-renames', from, to);
  return lines.slice(0, most).map((line) => {
    const [facts = '', filename = ''] = line.split('\t');
    const [, , before = '', after = '', letter = ''] = facts.split(' ');
    const links = { blob_url: url, raw_url: url, contents_url: url };
    const sha = letter === 'D' ? before : after;
    const counts = { additions: 0, deletions: 0, changes: 0 };
    return { sha, filename, status: words[letter] ?? 'changed', ...counts, ...links };
  });
}
