import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GitSource, openGitSource } from '../../lib/git/git-source.ts';
import { writeComment } from '../../lib/github/preview-comment.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { type PreviewPorts, preview } from '../../lib/pipeline/preview/preview.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import type { Page } from '../../lib/ports/page-store.ts';
import type { PreviewOutcome, PullRequest } from '../../lib/ports/pull-requests.ts';
import { testSite } from '../support/plan-site.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { hostileInputs } from './hostile-markdown.ts';
import { expectSafeObject } from './safe-tree.ts';

const words = [
  '# <script>alert(1)</script> @everyone #1 GH-1',
  '[a](javascript:alert(1)) ![b](https://evil.example/b.png)',
  '<!-- gazette: preview --> https://evil.example/ <img src=x onerror=alert(1)>',
].join('\n\n');

let repository: Repository;
let source: GitSource;
let ports: Pick<PreviewPorts, 'store' | 'index'>;
let merge: string;

beforeAll(async () => {
  repository = await createRepository();
  await repository.commit({ message: 'Start', files: { 'README.md': '# Plan\n' } });
  source = await openGitSource({ repository: repository.directory, branch: 'main' });
  const pages = createMemoryPageStore();
  const stores = { store: createMemoryVersionStore(), index: createMemoryIndexStore() };
  ports = stores;
  await ingest({ source, pages, store: stores.store });
  await render({ ...stores, pages }, testSite);
  await repository.git('checkout', '--quiet', '-b', 'change');
  const documents = hostileInputs.map(({ markdown }, at) => [`x/${at}.md`, markdown] as const);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const shown = '# A\n\n![a](a.svg) [b](b.html) [c](c.pdf)\n';
  const assets = { 'a.svg': svg, 'b.html': '<script>alert(1)</script>', 'c.pdf': '%PDF-1.7' };
  const files = {
    ...Object.fromEntries(documents),
    ...assets,
    'a.md': shown,
    'www.evil.example.md': '# www.evil.example\n',
  };
  merge = await repository.commit({ message: words, files, author: '"<b>" <a@b.c>' });
});

afterAll(async () => {
  await source.close();
  await repository.close();
});

/** The doors of a preview for one pull request; what it makes, says and asks. */
async function open(change: Partial<PullRequest>) {
  const made: Page[] = [];
  const said: PreviewOutcome[] = [];
  let asked = 0;
  const counted = new Proxy(source, {
    get(target, name, receiver) {
      asked += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  const pullRequest = { number: 7, isOpen: true, isTrusted: true, head: merge, merge };
  const proposed = { ...pullRequest, title: words, body: words, author: '@everyone', ...change };
  const previews = {
    replace: async (_: number, pages: readonly Page[]) => void made.push(...pages),
    marked: async () => undefined,
    mark: async () => {},
  };
  const pullRequests = {
    read: async () => proposed,
    report: async (_: PullRequest, outcome: PreviewOutcome) => void said.push(outcome),
  };
  await preview(7, { ...ports, source: counted, previews, pullRequests }, testSite);
  return { made, said, asked };
}

describe('the preview of a hostile pull request', () => {
  it('harms nobody in any page, list or header, and no search engine lists it', async () => {
    const { made, said } = await open({});
    expect(said.map(({ kind }) => kind)).toEqual(['made']);
    expect(made.length).toBeGreaterThan(hostileInputs.length);
    for (const page of made) {
      expectSafeObject(page.key, page);
      expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex' });
    }
  });

  it('has its files in the same cage as published ones', async () => {
    const { made } = await open({});
    const files = made.filter(({ key }) => /\.(?:svg|html|pdf)$/u.test(key) && key.includes('@'));
    expect(files.length).toBeGreaterThan(0);
    for (const { key, headers } of files.filter(({ key }) => key.endsWith('.svg')))
      expect([key, headers]).toEqual([
        key,
        expect.objectContaining({ 'content-security-policy': expect.stringContaining('sandbox') }),
      ]);
  });

  it('names nobody and formats nothing in the words to its author', async () => {
    const [outcome] = (await open({})).said;
    if (outcome === undefined) throw new Error('nothing was said');
    const [mark, ...lines] = writeComment(outcome, merge, testSite.baseUrl).split('\n');
    expect(mark).toBe('<!-- gazette: preview -->');
    const all = lines.join('\n').replaceAll(testSite.baseUrl, '');
    const text = all.replaceAll(/\]\(\/@preview\/7\/[^)]*\)/gu, ']');
    expect(text).not.toMatch(/(?<!\\)[<>]|@(?!\u2060)\w|https?:\/\/|www\.|\]\(javascript/iu);
    expect(text.length).toBeLessThan(65_536);
  });

  it('reads nothing and makes nothing for a stranger, who is told how to get one', async () => {
    expect(await open({ isTrusted: false })).toEqual({
      ...{ made: [], asked: 0 },
      said: [{ kind: 'untrusted' }],
    });
  });
});
