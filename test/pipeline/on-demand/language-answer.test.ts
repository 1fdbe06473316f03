import { describe, expect, it } from '@jest/globals';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { putPlainFiles } from '../../../lib/pipeline/on-demand/plain-files.ts';
import { render } from '../../../lib/pipeline/render/render.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { site } from '../../simulation/world.ts';
import { attribute, byClass, byName, readPage, textOf } from '../../site/page-tree.ts';
import { publishDated } from './dated-plan.ts';

const day = '2017-01-01';
const listed = { 'LANGS.md': '* [English](en/)\n* [Français](fr/)\n' };

type Plan = Awaited<ReturnType<typeof publishDated>>;

/** Water has a translation later, goes in the end; roads have none. */
const plan = await publishDated({
  '2016-01-01': {
    ...listed,
    'en/water.md': '# Water\n\nOne.\n',
    'en/roads.md': '# Roads\n',
    'SUMMARY.md': '* [Water](en/water.md)\n',
  },
  '2016-02-01': { 'en/water.md': '# Water\n\nTwo.\n' },
  '2016-03-01': { 'fr/water.md': '# Eau\n\nDeux.\n', 'en/roads.md': '# Roads\n\nLonger.\n' },
  '2016-04-01': { 'en/water.md': '# Water\n\nThree.\n' },
  '2016-05-01': { 'en/water.md': '# Water\n\nFour.\n', 'fr/water.md': '# Eau\n\nQuatre.\n' },
  '2016-06-01': { 'LANGS.md': `${listed['LANGS.md']}* [Deutsch](de/)\n` },
  '2016-07-01': { 'en/water.md': undefined },
});
const commits = (await plan.store.changeSets(1, 9)).map(({ commit }) => commit.slice(0, 12));

async function stored(key: string, from: Plan = plan): Promise<string> {
  const page = await from.pages.get(`${key}index.html`);
  return Buffer.from(page?.body ?? []).toString('utf8');
}

/** What a page offers of other languages: their names with the addresses. */
async function offered(key: string): Promise<string[]> {
  const [switched] = byClass(readPage(await stored(key)), 'languages');
  const items = switched ? byName(switched, 'li') : [];
  return items.map((item) => {
    const [link] = byName(item, 'a');
    return `${textOf(item)} ${(link && attribute(link, 'href')) ?? ''}`.trim();
  });
}

const led = async (path: string) => {
  const found = await plan.found(path, day);
  return found && 'redirect' in found ? found.redirect : undefined;
};

describe('a page that does not change leads to other languages', () => {
  it('of its time, from a version, a comparison and a withdrawn document', async () => {
    const [, second, , , fifth] = commits;
    const version = `en/water/@${second}/`;
    expect(await offered(version)).toEqual([`Français /${version}@language/fr/`]);
    const compared = `en/water/@compare/${commits[3]}..${fifth}/`;
    expect(await offered(compared)).toEqual([`Français /${compared}@language/fr/`]);
    for (const page of ['en/water/', 'en/water/@history/'])
      expect(await offered(page)).toEqual([
        'Français /en/water/@language/fr/',
        'Deutsch /en/water/@language/de/',
      ]);
  });

  it('from a change set, by each of its documents', async () => {
    const [, , third] = commits;
    const links = byName(readPage(await stored(`@changes/${third}/`)), 'a');
    const doors = links
      .map((link) => attribute(link, 'href'))
      .filter((to) => /@language/u.test(to ?? ''));
    expect(doors.toSorted()).toEqual([
      `/en/roads/@${third}/@language/fr/`,
      `/fr/water/@${third}/@language/en/`,
    ]);
  });

  it('not from what is in no language', async () => {
    expect(await offered(`LANGS/@${commits[0]}/`)).toEqual([]);
    expect(await offered(`SUMMARY/@${commits[0]}/`)).toEqual([]);
  });
});

describe('the way to another language', () => {
  it('leads from a document to its translation, also when it is withdrawn', async () => {
    expect(await led('/en/water/@language/fr/')).toBe('/fr/water/');
    expect(await led('/fr/water/@language/en/')).toBeUndefined();
  });

  it('leads from a version to the one that was in force with it', async () => {
    expect(await led(`/en/water/@${commits[3]}/@language/fr/`)).toBe(`/fr/water/@${commits[2]}/`);
    expect(await led(`/en/water/@${commits[4]}/@language/fr/`)).toBe(`/fr/water/@${commits[4]}/`);
  });

  it('leads from a comparison to what changed meanwhile, else to the version', async () => {
    const between = (from: number, to: number) => `@compare/${commits[from]}..${commits[to]}/`;
    expect(await led(`/en/water/${between(3, 4)}@language/fr/`)).toBe(
      `/fr/water/@compare/${commits[2]}..${commits[4]}/`,
    );
    expect(await led(`/en/water/${between(1, 3)}@language/fr/`)).toBe(`/fr/water/@${commits[2]}/`);
  });

  it('says in the language asked for that there is no text, or that it came later', async () => {
    const none = await plan.answer('/en/roads/@language/fr/', day);
    expect(none?.status).toBe(200);
    expect(none?.headers).toMatchObject({ 'x-robots-tag': 'noindex' });
    expect(none?.text).toContain('<html lang="fr"');
    expect(none?.text).toContain('Le plan n’a pas de texte de ce document en français.');
    const later = await plan.ask(`/en/water/@${commits[1]}/@language/fr/`, day);
    expect(later).toContain('Le plan n’avait pas encore de texte de ce document en français.');
    expect(later).toContain('href="/fr/water/"');
    expect(later).toContain('href="/@2016-02-01/"');
  });

  it('is nothing where there is no page, or where the plan never had the language', async () => {
    for (const path of [
      '/en/water/@language/it/',
      '/en/nothing/@language/fr/',
      '/en/roads/@000000000000/@language/fr/',
      `/en/roads/@${commits[1]}/@language/fr/`,
      '/en/water/@language/fr',
    ])
      expect(await plan.found(path, day)).toBeUndefined();
  });
});

it('among plain files is a page that is there', async () => {
  const pages = createMemoryPages().reader;
  const index = createMemoryIndexStore();
  const plain = { ...site, isPlainFiles: true } as const;
  const rendered = await plan.store.cursor('rendered');
  if (rendered) await plan.store.advance('rendered', rendered, { ...rendered, sequence: 0 });
  await render({ store: plan.store, index, pages }, plain);
  await putPlainFiles({ store: plan.store, index, pages, now: () => new Date(day) }, plain);
  const from = { ...plan, pages };
  const version = readPage(await stored(`en/water/@${commits[1]}/`, from));
  const [switched] = byClass(version, 'languages');
  expect(switched && byName(switched, 'a').map((link) => attribute(link, 'href'))).toEqual([
    '/en/water/@language/fr/',
  ]);
  expect((await pages.get('en/water/@language/fr/index.html'))?.redirect).toBe('/fr/water/');
  expect(await stored('en/roads/@language/fr/', from)).toContain('Le plan n’a pas de texte');
  expect(await stored('', from)).toContain('id="@withdrawn"');
  expect(await stored('@a-z/', from)).toContain('id="@withdrawn"');
});
