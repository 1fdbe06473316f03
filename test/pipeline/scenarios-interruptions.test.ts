import { afterEach, describe, expect, it } from '@jest/globals';
import { openGitSource } from '../../lib/git/git-source.ts';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { testSite } from '../support/plan-site.ts';
import { openScenarios } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

const named = (id: string) => `---\nid: ${id}\n---\n# Title ${id}\n`;

const pushes = [
  {
    'README.md': '# Plan\n',
    'a.md': named('a'),
    'b.md': named('b'),
    'c.md': '# C\n',
    'SUMMARY.md': '* [A](a.md)\n* [B](b.md)\n* [C](c.md)\n',
  },
  { 'a.md': named('b'), 'b.md': named('a'), 'SUMMARY.md': '* [C](c.md)\n* [A](a.md)\n' },
  { 'a.md': null, 'd.md': '# D\n', 'SUMMARY.md': '* [D](d.md)\n* [B](b.md)\n* [C](c.md)\n' },
];

/** Ports whose writes fail once, at the given one; the calls are counted. */
function failingOnce<Port extends object>(
  port: Port,
  names: readonly string[],
  fails: () => boolean,
) {
  return new Proxy(port, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name);
      if (typeof value !== 'function' || !names.includes(String(name))) return value;
      return async (...words: unknown[]) => {
        if (fails()) throw new Error('interrupted');
        return Reflect.apply(value, object, words);
      };
    },
  });
}

describe('render and announce', () => {
  it('end with the same pages wherever a write failed and they were woken again', async () => {
    const plan = await scenarios.publish(...pushes);
    const repository = plan.repository.directory;
    const source = await openGitSource({ repository, branch: 'main' });
    const expected = new Map(plan.objects());
    for (let failing = 1, hit = true; hit; failing += 9) {
      hit = false;
      let writes = 0;
      const fails = () => {
        writes += 1;
        hit ||= writes === failing;
        return writes === failing;
      };
      const memory = createMemoryPageStore();
      const store = createMemoryVersionStore();
      const pages = failingOnce(memory, ['put'], fails);
      const index = failingOnce(createMemoryIndexStore(), ['put', 'remove'], fails);
      const ports = { store, index, pages, source };
      const author = { report: async () => {} };
      await ingest({ source, store, pages: memory });
      const stages = async () => {
        await render(ports, testSite);
        await announce({ ...ports, author }, testSite);
      };
      await stages().catch(stages);
      const found = memory
        .pages()
        .map(({ key, body }) => [key, Buffer.from(body).toString('base64')]);
      expect([failing, new Map(found as [string, string][])]).toEqual([failing, expected]);
    }
    await source.close();
  });
});
