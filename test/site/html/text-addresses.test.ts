import { describe, expect, it } from '@jest/globals';
import { toHtml } from '../../../lib/markup/html.ts';
import { element, text } from '../../../lib/plan/model/content.ts';
import { withHeadingLinks } from '../../../lib/site/html/heading-links.ts';
import { withParagraphIds } from '../../../lib/site/html/paragraph-ids.ts';
import { renderDocumentPage } from '../../../lib/site/pages/document-page.tsx';
import { documentPage, permanentPage, site } from '../samples.ts';

describe('the link of a heading', () => {
  it('stands behind it and leads to it; the heading of the page has none', () => {
    const headings = [
      element('h1', { id: 'plan' }, [text('Plan')]),
      element('h2', { id: 'l’été' }, [text('Été')]),
      element('h3', {}, [text('None')]),
    ];
    expect(toHtml(withHeadingLinks(headings, 'Link'))).toBe(
      '<h1 id="plan">Plan</h1>' +
        '<h2 id="l’été">Été <a class="anchor" href="#l%E2%80%99%C3%A9t%C3%A9" aria-label="Link">#</a></h2>' +
        '<h3>None</h3>',
    );
  });
});

describe('the ids of paragraphs', () => {
  it('count paragraphs and list items as they begin, and keep an id that is there', () => {
    const paragraph = (value: string) => element('p', {}, [text(value)]);
    const inner = element('ul', {}, [element('li', {}, [text('c')])]);
    const list = element('ul', {}, [element('li', {}, [paragraph('b'), inner])]);
    const named = element('p', { id: 'mine' }, [text('d')]);
    expect(toHtml(withParagraphIds([paragraph('a'), list, named, paragraph('e')]))).toBe(
      '<p id="@p1">a</p>' +
        '<ul><li id="@p2"><p id="@p3">b</p><ul><li id="@p4">c</li></ul></li></ul>' +
        '<p id="mine">d</p><p id="@p6">e</p>',
    );
  });

  it('are on permanent pages alone', () => {
    expect(renderDocumentPage(site, permanentPage)).toContain('<p id="@p1"');
    expect(renderDocumentPage(site, documentPage)).not.toContain('id="@p');
  });
});

describe('how a version is cited', () => {
  it.each([
    ['as it stands', documentPage],
    ['permanent', permanentPage],
  ])('names its permanent address, its date and its commit: %s', (_, page) => {
    const { address = '', commit } = page.version;
    const html = renderDocumentPage(site, page);
    const [, cited = ''] = /<section class="citation"(.*?)<\/section>/su.exec(html) ?? [];
    expect(cited).toContain(`${site.baseUrl}${address}`);
    expect(cited).toContain(commit.slice(0, 12));
    expect(cited).toMatch(/version of \d+ \w+ \d{4}/u);
  });
});
