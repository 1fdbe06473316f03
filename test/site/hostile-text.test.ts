import { describe, expect, it } from '@jest/globals';
import fastCheck from 'fast-check';
import { renderChangeSetPage } from '../../lib/site/pages/change-set-page.tsx';
import { renderDocumentPage } from '../../lib/site/pages/document-page.tsx';
import { renderHistoryPage } from '../../lib/site/pages/history-page.tsx';
import { attribute, byClass, byName, findAll, rawText, readPage } from './page-tree.ts';
import {
  changeSetLine,
  changeSetPage,
  documentPage,
  fields,
  head,
  historyPage,
  site,
  versionLine,
} from './samples.ts';

/** A document, a history and a change set in which every untrusted text is the given one. */
function pagesWith(text: string): string[] {
  const line = { ...versionLine(2), author: text, note: text, summary: text };
  const document = {
    ...head,
    title: text,
    breadcrumbs: [{ address: `/${text}/`.toWellFormed(), title: text }],
  };
  const contents = [
    { depth: 0, address: `/${text}/`.toWellFormed(), title: text, number: text, status: text },
  ];
  const milestones = [{ title: text, due: text }];
  return [
    renderDocumentPage(site, {
      ...documentPage,
      document,
      fields: {
        ...fields,
        title: text,
        lead: [text, `${text}2`],
        start: text,
        due: text,
        milestones,
      },
      content: [],
      headings: [],
      version: line,
      view: 'permanent',
      contents,
    }),
    renderHistoryPage({ ...site, title: text }, { ...historyPage, document, versions: [line] }),
    renderChangeSetPage(site, {
      ...changeSetPage,
      line: { ...changeSetLine(2), title: text, author: text, note: text },
      problems: [{ path: text, line: 1, severity: 'error', message: text, advice: text }],
    }),
  ];
}

const attacks = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title></head><body onload=alert(1)>',
  '" onmouseover="alert(1)" x="',
  "'><img src=x onerror=alert(1)>",
  'javascript:alert(1)',
  '<!--',
  ']]>',
  '&lt;script&gt;',
  '\u0000<\u0000script>',
];

describe('a hostile text', () => {
  it.each(attacks)('%j stays text everywhere', (attack) => {
    for (const html of pagesWith(attack)) {
      const page = readPage(html);
      const scripts = byName(page, 'script');
      expect(scripts.every((script) => attribute(script, 'type') === 'application/ld+json')).toBe(
        true,
      );
      expect(
        findAll(page, ({ attrs }) => attrs.some(({ name }) => /^on|^style$/u.test(name))),
      ).toEqual([]);
      expect(byName(page, 'img', 'iframe', 'object', 'style', 'base')).toEqual([]);
      const asked = byName(page, 'form').map((form) => attribute(form, 'action'));
      for (const action of asked) expect(action).toBe(`${head.address}@history/`);
      const targets = byName(page, 'a', 'link').map((link) => attribute(link, 'href') ?? '');
      expect(targets.filter((target) => !/^(\/|#|https:|data:image\/svg)/u.test(target))).toEqual(
        [],
      );
    }
  });

  it('appears as it was written; what would reverse it is shown', () => {
    const attack = '<b>&amp; "quoted" \u202Ereversed';
    const shown = '<b>&amp; "quoted" ⟨U+202E⟩reversed';
    const [document] = pagesWith(attack);
    const page = readPage(document ?? '');
    expect(byClass(page, 'note').map(rawText)).toEqual([shown]);
    expect(byName(page, 'h1').map(rawText)).toEqual([shown]);
  });

  it('keeps its line breaks in a note', () => {
    const [document] = pagesWith('First\n\n  second\nthird');
    expect(byClass(readPage(document ?? ''), 'note').map(rawText)).toEqual([
      'First\n\n  second\nthird',
    ]);
  });

  it('is isolated, so that its writing direction ends with it', () => {
    const [, history] = pagesWith('\u200Fauthor');
    const page = readPage(history ?? '');
    const isolated = findAll(
      page,
      (node) => node.tagName === 'bdi' || attribute(node, 'dir') === 'auto',
    );
    expect(isolated.some((node) => rawText(node) === '\u200Fauthor')).toBe(true);
  });

  it('may be 10 kB long', () => {
    for (const html of pagesWith('a'.repeat(10_000)))
      expect(byName(readPage(html), 'main')).toHaveLength(1);
  });

  it('of any kind leaves the structure of the page alone and the text well-formed', () => {
    const structure = (html: string) =>
      findAll(readPage(html), () => true).map(({ tagName, attrs }) => [
        tagName,
        attrs.map(({ name }) => name),
      ]);
    const expected = pagesWith('plain').map(structure);
    const anyText = fastCheck
      .string({
        unit: fastCheck.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
        minLength: 1,
      })
      .map((text) => `x${text}`);
    fastCheck.assert(
      fastCheck.property(anyText, (text) => {
        const pages = pagesWith(text);
        expect(pages.map(structure)).toEqual(expected);
        expect(pages.every((page) => page.isWellFormed())).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
