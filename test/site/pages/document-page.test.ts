import { describe, expect, it } from '@jest/globals';
import { element, text } from '../../../lib/plan/model/content.ts';
import { renderDocumentPage } from '../../../lib/site/pages/document-page.tsx';
import { attribute, byClass, byName, headLinks, readPage, textOf } from '../page-tree.ts';
import { documentPage, head, permanentPage, site, withdrawnPage } from '../samples.ts';

const read = (page: typeof documentPage) => readPage(renderDocumentPage(site, page));
const notice = (page: typeof documentPage) =>
  textOf(byClass(read(page), 'version')[0] ?? read(page));

describe('the page of a document as it stands', () => {
  const page = read(documentPage);

  it('has one h1, which the text itself brings', () => {
    expect(byName(page, 'h1').map(textOf)).toEqual(['Commitment 24']);
  });

  it('has the title as h1 where the text has none', () => {
    const bare = read({ ...documentPage, content: [], headings: [] });
    expect(byName(bare, 'h1').map(textOf)).toEqual([head.title]);
  });

  it('shows a lower heading that is the title once, as its h1, under its own anchor', () => {
    const { title } = documentPage.fields;
    const lower = read({
      ...documentPage,
      content: [element('h2', { id: 'section-title' }, [text(title)])],
      headings: [{ level: 2, text: title, anchor: 'section-title' }],
    });
    expect(byName(lower, 'h1').map(textOf)).toEqual([title]);
    expect(byName(lower, 'h1').map((heading) => attribute(heading, 'id'))).toEqual([
      'section-title',
    ]);
    expect(byName(lower, 'h2').map(textOf)).not.toContain(title);
  });

  it('has the title as h1 where it is none of several of the text', () => {
    const headings = ['Summary', 'Motivation'].map((name) => ({
      level: 1,
      text: name,
      anchor: name,
    }));
    const several = read({
      ...documentPage,
      content: [
        element('p', {}, [text('A list.')]),
        ...headings.map(({ text: name }) => element('h1', {}, [text(name)])),
      ],
      headings,
    });
    expect(byName(several, 'h1').map(textOf)).toEqual([head.title, 'Summary', 'Motivation']);
  });

  it('leads to the repository, and to where its file is edited, where readers may see it', () => {
    const address = 'https://github.com/org/plan';
    const repository = { address, edit: `${address}/edit/main/` };
    const page = { ...documentPage, document: { ...documentPage.document, path: 'en/a b?.md' } };
    const shown = (links?: typeof site.repository) =>
      byName(
        readPage(renderDocumentPage({ ...site, ...(links && { repository: links }) }, page)),
        'a',
      )
        .map((link) => attribute(link, 'href'))
        .filter((href) => href?.startsWith(address));
    expect(shown(repository)).toEqual([address, `${repository.edit}en/a%20b%3F.md`]);
    expect(shown({ address })).toEqual([address]);
    expect(shown()).toEqual([]);
  });

  it('says since when it stands, and leads to its history, redline and permanent address', () => {
    expect(notice(documentPage)).toBe(
      'This text. As it stands since 29 February 2016 Last change: “Add the open day” What changed History: 3 versions On another day Is it late today? Permanent link Cite this version Data Source text',
    );
  });

  it('shows the facts with dates and progress in words', () => {
    const facts = textOf(byClass(page, 'facts')[0] ?? page);
    expect(facts).toContain('Status Substantial progress');
    expect(facts).toContain('Start July 2015');
    expect(facts).toContain('Due 31 December 2016');
    expect(facts).toContain('Hold the COP21 open data workshop December 2015 Completed');
  });

  it('shows no facts where a document states none', () => {
    const { title } = documentPage.fields;
    const silent = read({ ...documentPage, fields: { title, lead: [], milestones: [] } });
    expect(byClass(silent, 'facts')).toHaveLength(0);
  });

  it('lists its headings when there are at least two, without those of the title', () => {
    const outline = byClass(page, 'on-this-page')[0] ?? page;
    expect(byName(outline, 'a').map(textOf)).toEqual([
      'Stakes',
      'Context and aim',
      'Roadmap',
      'Follow-up',
    ]);
    const short = read({ ...documentPage, headings: documentPage.headings.slice(0, 3) });
    expect(byClass(short, 'on-this-page')).toHaveLength(0);
  });

  it('puts every table in a frame of its own that the keyboard can scroll', () => {
    const frame = byClass(page, 'table-frame')[0];
    expect(
      frame && [
        attribute(frame, 'role'),
        attribute(frame, 'tabindex'),
        attribute(frame, 'aria-label'),
      ],
    ).toEqual(['region', '0', 'Table 1']);
  });

  it('names its stylesheet, feeds, translations and related versions in the head', () => {
    expect(headLinks(page)).toEqual([
      ['canonical', 'https://plan.example.org/en/climate/commitment-24/'],
      ['latest-version', 'https://plan.example.org/en/climate/commitment-24/'],
      ['version-history', 'https://plan.example.org/en/climate/commitment-24/@history/'],
      ['predecessor-version', 'https://plan.example.org/en/climate/commitment-24/@9d2b7e61c0a9/'],
      ['alternate', 'https://plan.example.org/fr/climat/engagement-24/'],
      ['alternate', '/en/climate/commitment-24/feed.atom'],
      ['alternate', '/en/climate/commitment-24/feed.xml'],
      ['alternate', '/en/climate/commitment-24/feed.json'],
      ['alternate', '/feed.atom'],
      ['alternate', '/feed.xml'],
      ['alternate', '/feed.json'],
      ['stylesheet', site.stylesheet],
      ['icon', expect.stringMatching(/^data:image\/svg\+xml,/u)],
    ]);
  });

  it('is described to search engines as legislation in force', () => {
    const [data] = byName(page, 'script');
    expect(JSON.parse(data ? textOf(data) : '')).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '24',
      legislationLegalForce: 'https://schema.org/InForce',
      legislationDateVersion: '2016-02-29',
    });
  });
});

describe('the page of a version', () => {
  it('says that it was replaced, and leads to the current text and the redline', () => {
    expect(notice(permanentPage)).toBe(
      'This is the version of 3 October 2015. It was replaced on 29 February 2016. See the text as it stands Compare with the version that replaced it',
    );
  });

  it('says at what time where both are of one day', () => {
    const { version, nextVersion } = permanentPage;
    if (!nextVersion) throw new Error('it was replaced');
    const sameDay = {
      ...permanentPage,
      version: { ...version, date: '2016-02-29T08:15:00.000Z' },
      nextVersion: { ...nextVersion, date: '2016-02-29T17:40:00.000Z' },
    };
    expect(notice(sameDay)).toContain(
      'This is the version of 29 February 2016, 08:15 UTC. It was replaced on 29 February 2016, 17:40 UTC.',
    );
  });

  it('says that facts are missing where they could not be read', () => {
    const unread = { ...documentPage.fields, frontMatter: 'unreadable' as const };
    const [said] = byClass(read({ ...documentPage, fields: unread }), 'as-written');
    expect(said && textOf(said)).toMatch(/^Facts are missing here\. /u);
    expect(byClass(read(documentPage), 'as-written')).toEqual([]);
  });

  it('stands for itself once replaced, and for the current address while it is the newest', () => {
    const canonical = (page: typeof documentPage) =>
      headLinks(read(page)).find(([rel]) => rel === 'canonical')?.[1];
    const { nextVersion: _newer, ...newest } = permanentPage;
    expect(canonical(permanentPage)).toBe(
      'https://plan.example.org/en/climate/commitment-24/@9d2b7e61c0a9/',
    );
    expect(canonical(newest)).toBe('https://plan.example.org/en/climate/commitment-24/');
  });

  it('leads to its source, its data, its neighbours and its commit', () => {
    const record = byClass(read(permanentPage), 'record')[0];
    const addresses = record ? byName(record, 'a').map((link) => attribute(link, 'href')) : [];
    expect(addresses).toContain('/en/climate/commitment-24/@9d2b7e61c0a9/source.md');
    expect(addresses).toContain('/en/climate/commitment-24/@9d2b7e61c0a9/data.json');
    expect(addresses).toContain('/en/climate/commitment-24/@4a1f0c9be2d3/');
    expect(record && textOf(record)).toContain(permanentPage.version.commit);
  });
});

describe('the page of a withdrawn document', () => {
  it('says so first, with the reason, above its last text', () => {
    expect(notice(withdrawnPage)).toMatch(
      /^Withdrawn on 1 June 2016\. This document is no longer part of the plan\..*It is now part of commitment 6\./u,
    );
    expect(byClass(read(withdrawnPage), 'content')).toHaveLength(2);
  });
});

describe('the language of a page', () => {
  it('is that of the document, in interface and dates', () => {
    const page = read({ ...documentPage, document: { ...head, language: 'fr' } });
    expect(byName(page, 'html').map((html) => attribute(html, 'lang'))).toEqual(['fr']);
    expect(textOf(byClass(page, 'version')[0] ?? page)).toContain(
      'En vigueur depuis le 29 février 2016',
    );
  });

  it('is marked on the text where there are no interface words for it', () => {
    const page = read({ ...documentPage, document: { ...head, language: 'de' } });
    expect(byName(page, 'html').map((html) => attribute(html, 'lang'))).toEqual(['en']);
    expect(byClass(page, 'content').map((content) => attribute(content, 'lang'))).toEqual([
      'de',
      'de',
    ]);
  });

  it('is left out where the tag is none', () => {
    const page = read({ ...documentPage, document: { ...head, language: '"><script>' } });
    expect(byClass(page, 'content').map((content) => attribute(content, 'lang'))).toEqual([
      undefined,
      undefined,
    ]);
  });
});
