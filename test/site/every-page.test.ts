import { describe, expect, it } from '@jest/globals';
import { everyPage } from './every-page.ts';
import { attribute, byName, findAll, readPage, textOf } from './page-tree.ts';

const pages = Object.entries(everyPage());

describe.each(pages)('the page "%s"', (name, html) => {
  const page = readPage(html);

  it('runs no script and has no style of its own', () => {
    const scripts = byName(page, 'script').map((script) => attribute(script, 'type'));
    expect(scripts.filter((type) => type !== 'application/ld+json')).toEqual([]);
    expect(byName(page, 'style')).toEqual([]);
    expect(
      findAll(page, ({ attrs }) => attrs.some(({ name }) => /^(on|style$)/u.test(name))),
    ).toEqual([]);
  });

  it('has one main part, a title and a language', () => {
    expect(byName(page, 'main')).toHaveLength(1);
    expect(byName(page, 'title').map(textOf)[0]).toMatch(/Open Government Action Plan 2015–2017$/u);
    expect(byName(page, 'html').map((root) => attribute(root, 'lang'))[0]).toMatch(/^(en|fr)$/u);
  });

  it('has at least one h1 and no id twice', () => {
    expect(byName(page, 'h1').length).toBeGreaterThan(0);
    const ids = findAll(page, () => true).flatMap((element) => attribute(element, 'id') ?? []);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('leads within itself only to what is there', () => {
    const ids = new Set(findAll(page, () => true).map((element) => attribute(element, 'id')));
    const inner = byName(page, 'a').flatMap(
      (link) => attribute(link, 'href')?.match(/^#(.+)/u)?.[1] ?? [],
    );
    expect(inner.filter((id) => !ids.has(decodeURIComponent(id)))).toEqual([]);
  });

  it('is the same each time it is made', () => {
    expect(everyPage()[name]).toBe(html);
  });
});
