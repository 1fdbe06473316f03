import { beforeAll, describe, expect, it } from '@jest/globals';
import { putPlainFiles } from '../../../lib/pipeline/on-demand/plain-files.ts';
import { changesPageSize } from '../../../lib/pipeline/work/limits.ts';
import { pageKey } from '../../../lib/plan/addresses/addresses.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { site } from '../../simulation/world.ts';
import { byClass, byName, readPage, textOf } from '../../site/page-tree.ts';
import { openPastPlan } from './past-plan.ts';

const more = changesPageSize + 1;
let plan: Awaited<ReturnType<typeof openPastPlan>>;

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
        'en/README.md': '# The plan\n',
        'en/climate/README.md': '# Climate\n',
        'en/climate/a.md': '# A\n',
        'en/water/b.md': '# B\n',
        'fr/README.md': '# Le plan\n',
      },
    ],
    ['2016-03-01', { 'en/climate/a.md': '# A\n\nWords.\n' }],
    ...Array.from(
      { length: more },
      (_, n) => ['2016-04-01', { 'en/water/b.md': `# B\n\nText ${n}.\n` }] as const,
    ),
  ]);
});

const titles = (page: string) => byClass(readPage(page), 'title').map(textOf);

describe('the changes of a chapter', () => {
  it('are those that changed something in it, in its words', async () => {
    const page = await plan.text('/en/climate/@changes/');
    expect(titles(page).filter((title) => title !== 'Plan')).toHaveLength(2);
    expect(page).toContain('<h1 dir="auto">What changed in “Climate”</h1>');
    expect(byName(readPage(page), 'h2').map(textOf)).toEqual(['March 2016', 'February 2016']);
  });

  it('are found from the list of all changes', async () => {
    const list = await plan.pages.get('@changes/index.html');
    expect(new TextDecoder().decode(list?.body)).toContain('href="/en/climate/@changes/"');
  });

  it('are on several pages where they are many, also in a folder without a page', async () => {
    const first = await plan.text('/en/water/@changes/');
    const [, older = ''] = /href="(\/en\/water\/@changes\/before\/\d+\/)"/u.exec(first) ?? [];
    const rest = await plan.text(older);
    const all = [...first.matchAll(/value="(\d+)"/gu), ...rest.matchAll(/value="(\d+)"/gu)];
    expect(new Set(all.map(([, value]) => value)).size).toBe(more + 1);
    expect(rest).toContain('href="/en/water/@changes/"');
  });

  it('are all there among plain files', async () => {
    const pages = createMemoryPages();
    const stores = { ...plan, pages: pages.reader, now: () => new Date('2017-01-01T12:00:00Z') };
    await putPlainFiles(stores, { ...site, isPlainFiles: true });
    const read = async (address: string) => {
      const page = await pages.reader.get(pageKey(address));
      return new TextDecoder().decode(page?.body);
    };
    expect(await read('/en/climate/@changes/')).toContain('What changed in “Climate”');
    const [, older = '/'] =
      /href="(\S+\/before\/\d+\/)"/u.exec(await read('/en/water/@changes/')) ?? [];
    expect(await read(older)).toContain('href="/en/water/@changes/"');
    expect(await read('/fr/@changes/')).toContain('<html lang="fr"');
  });

  it('have no link where a chapter is a page with pages elsewhere', async () => {
    const listed = await openPastPlan([
      [
        '2016-02-10',
        {
          'SUMMARY.md':
            '* [Start](start.md)\n  * [A](x/a.md)\n* [Climate](climate/README.md)\n  * [B](x/b.md)\n',
          'start.md': '# Start\n',
          'climate/README.md': '# Climate\n',
          ...{ 'x/a.md': '# A\n', 'x/b.md': '# B\n' },
        },
      ],
    ]);
    const page = await listed.pages.get('@changes/index.html');
    const links = new TextDecoder().decode(page?.body).match(/\/[a-z/]+\/@changes\//gu) ?? [];
    expect(links).toEqual(['/climate/@changes/']);
    expect(await listed.text('/climate/@changes/')).toContain('What changed in “Climate”');
  });

  it('are in the language of the folder, with the way to the other', async () => {
    const page = await plan.text('/fr/@changes/');
    expect(page).toContain('<html lang="fr"');
    expect(page).toContain('href="/en/@changes/"');
  });

  it('are none where nothing ever was', async () => {
    for (const path of [
      '/nothing/@changes/',
      '/en/climate/@changes/before/1/',
      '/en/climate/@changes/before/0/',
    ])
      expect(await plan.ask(path)).toBeUndefined();
  });
});
