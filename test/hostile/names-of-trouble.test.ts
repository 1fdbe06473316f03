import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryIndexStore } from '../../lib/memory/memory-index-store.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { createMemoryVersionStore } from '../../lib/memory/memory-version-store.ts';
import { announce } from '../../lib/pipeline/announce/announce.ts';
import { ingest } from '../../lib/pipeline/ingest/ingest.ts';
import { render } from '../../lib/pipeline/render/render.ts';
import { href, pageKey, versionSourceAddress } from '../../lib/plan/addresses/addresses.ts';
import { isInHiddenFolder } from '../../lib/plan/addresses/is-hidden.ts';
import { resolveAddress } from '../../lib/site/http/address-rules.ts';
import { createModelRepository, type ModelFile } from '../simulation/model-source.ts';
import { testSite } from '../support/plan-site.ts';
import { inTier } from '../support/tier.ts';
import { expectPlainKey } from './bad-input.ts';

/** Characters and words that mean something to a file system, a URL, a store or Gazette itself. */
const trouble = [
  ...[
    '.',
    '..',
    ' ',
    '@',
    '%',
    '%2e',
    '%2F',
    '#',
    '?',
    '&',
    ';',
    '=',
    '+',
    ':',
    '*',
    '~',
    '$',
    '!',
  ],
  ...["'", '"', '<', '>', '|', '\\', '\t', '\n', '\u0085', '\u200b', '\u202e', '\u2028', '\ufeff'],
  ...['a', 'A', 'é', 'e\u0301', '0', '-', '_', 'con', 'nul', '__proto__', 'README', 'readme'],
  ...[
    'index.html',
    'feed.xml',
    'feed',
    '404.html',
    'sitemap',
    'SUMMARY',
    '.md',
    '.MD',
    'x'.repeat(90),
  ],
];

const segment = fc
  .array(fc.constantFrom(...trouble), { maxLength: 3 })
  .map((parts) => parts.join(''));
const folder = segment.filter((name) => !['', '.', '..'].includes(name) && !name.includes('\0'));
const path = fc
  .tuple(fc.array(folder, { maxLength: 2 }), segment, fc.constantFrom('.md', '.MD', '.Md'))
  .map(([folders, name, extension]) => [...folders, `${name}${extension}`].join('/'));

/** Paths that one tree can have: none is a folder of another. */
const paths = fc
  .uniqueArray(path, { minLength: 1, maxLength: 6 })
  .map((all) => all.filter((one) => !all.some((other) => other.startsWith(`${one}/`))));

async function publish(all: readonly string[]) {
  const repository = createModelRepository();
  const files = all.map((name, index): [string, ModelFile] => {
    return [name, { mode: '100644', text: `# Number ${index}\n\nThe text of file ${index}.\n` }];
  });
  repository.head = repository.commit(new Map(files), [], 'Names').id;
  const ports = {
    store: createMemoryVersionStore(),
    index: createMemoryIndexStore(),
    pages: createMemoryPageStore(),
    source: repository.source,
    author: { report: async () => {} },
  };
  await ingest(ports);
  await render(ports, testSite);
  await announce(ports, testSite);
  const [changeSet] = await ports.store.changeSets(1, 1);
  return { files, changeSet, pages: ports.pages };
}

describe('a file of any name', () => {
  it('is published and can be reached, or held back and told: never both, never neither', async () => {
    await fc.assert(
      fc.asyncProperty(paths, async (all) => {
        const { files, changeSet, pages } = await publish(all);
        for await (const key of pages.keys()) expectPlainKey(key);
        for (const [name, { text }] of files) {
          const change = changeSet?.changes.find(({ after }) => after.path === name);
          const isTold = changeSet?.problems.some(
            (problem) => problem.path === name && problem.message.startsWith('not published'),
          );
          // What stands in a hidden folder is no part of the plan.
          if (isInHiddenFolder(name)) expect([name, change]).toEqual([name, undefined]);
          else expect([name, isTold]).toEqual([name, change === undefined]);
          if (!change) continue;
          const { address } = change.after;
          expect(new URL(href(address), testSite.baseUrl).pathname).toBe(href(address));
          expect(resolveAddress(href(address))).toEqual({ kind: 'object', key: pageKey(address) });
          expect(await pages.get(pageKey(address))).toBeDefined();
          const source = await pages.get(pageKey(versionSourceAddress(address, change.after)));
          expect(new TextDecoder().decode(source?.body)).toBe(text);
        }
      }),
      { numRuns: inTier({ fast: 100, thorough: 1_000 }) },
    );
  });
});
