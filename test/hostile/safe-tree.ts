import { expect } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { defaultTreeAdapter, html, parse, parseFragment } from 'parse5';
import type { Page } from '../../lib/ports/page-store.ts';
import { attribute, type PageElement, type PageNode, rawText } from '../site/page-tree.ts';
import { testSite } from '../support/plan-site.ts';

const bidiControls = /[\u202a-\u202e\u2066-\u2069]/u;
const dangerous =
  /^(?:iframe|frame|object|embed|applet|base|form|svg|style|template|portal|video|audio|noscript)$/u;
/**
 * Presentation elements of MathML Core (sections 3.1 to 3.5) whose content is shown as it stands:
 * without maction, annotation-xml and semantics, in which HTML and choices of a browser may hide.
 */
const formulaElements = new Set([
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'mstyle', 'mpadded', 'mphantom'],
  ...['mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover'],
  ...['mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd'],
]);
/** Attributes whose value a browser fetches or goes to. */
const addressed = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'poster',
  'cite',
  'xlink:href',
]);
const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Expects a page, a feed, a list or a source to be nothing that harms who reads it. */
export function expectSafeObject(key: string, page: Page): void {
  expectSafeHeaders(page);
  const text = new TextDecoder().decode(page.body);
  if (page.contentType.startsWith('text/html'))
    expectSafePage(key, text, page.redirect !== undefined);
  else if (/xml/u.test(page.contentType)) expectSafeXml(key, text);
  else if (/\bfeed\.json$|@feeds?\/.*json$/u.test(key)) expectSafeJsonFeed(key, text);
  else if (page.contentType.startsWith('text/markdown')) expect(key).toMatch(/\/source\.md$/u);
}

/** Header values are one line of printable ASCII: nothing can end one header and begin another. */
function expectSafeHeaders({ headers = {}, contentType }: Page): void {
  for (const [name, value] of Object.entries({ ...headers, 'content-type': contentType }))
    expect([name, value]).toEqual([
      expect.stringMatching(/^[a-z-]+$/u),
      expect.stringMatching(/^[ -~]*$/u),
    ]);
  for (const [, url = ''] of (headers.link ?? '').matchAll(/<([^>]*)>/gu))
    expect(new URL(url).origin).toBe(testSite.baseUrl);
}

function expectSafePage(key: string, source: string, isRedirect: boolean): void {
  const page = parse(source);
  const scripts = findAll(page, ({ tagName }) => tagName === 'script');
  for (const script of scripts) {
    expect(script.attrs).toEqual([{ name: 'type', value: 'application/ld+json' }]);
    expect(() => JSON.parse(rawText(script))).not.toThrow();
  }
  const refreshes = findAll(page, (node) => attribute(node, 'http-equiv') !== undefined);
  expect({ key, refreshes: refreshes.length }).toEqual({ key, refreshes: isRedirect ? 1 : 0 });
  expectSafeTree(key, page);
  expect(source).not.toMatch(bidiControls);
  expect(source.isWellFormed()).toBe(true);
}

/** Fragments that are known to be safe: each stands in several feeds, in three formats. */
const safeFragments = new Set<string>();

/** HTML in a feed: no reader's sanitizer should have anything to do. */
function expectSafeFragment(key: string, source: string): void {
  if (safeFragments.has(source)) return;
  const fragment = parseFragment(source);
  expect(findAll(fragment, ({ tagName }) => /^(?:script|link|meta)$/u.test(tagName))).toEqual([]);
  expectSafeTree(key, fragment);
  safeFragments.add(source);
}

/** Every element that the test accepts, however deep. */
function findAll(tree: PageNode, test: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = [];
  const pending: PageNode[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (defaultTreeAdapter.isElementNode(node) && test(node)) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) pending.push(child);
  }
  return found;
}

function expectSafeTree(key: string, tree: PageNode): void {
  const wrong = findAll(tree, () => true).flatMap((element) =>
    (isOwnForm(element) || isCountsBar(key, element) ? [] : faultsOf(element)).map(
      (fault) => `${key}: ${fault}`,
    ),
  );
  expect(wrong).toEqual([]);
}

/** Gazette's own forms: they ask the site itself, and their fields hold nothing of the plan. */
function isOwnForm({ tagName, attrs }: PageElement): boolean {
  if (tagName !== 'form' && tagName !== 'input') return false;
  const values = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
  if (tagName === 'form')
    return new URL(values.action ?? '', testSite.baseUrl).href.startsWith(testSite.baseUrl);
  return ownFields.has(`${values.type} ${values.name}`);
}

const ownFields = new Set([
  ...['date day', 'date date', 'radio older', 'radio newer', 'search q', 'hidden kind'],
]);

/** The bar above the counts of the home page; the shapes in it are checked as everything is. */
function isCountsBar(key: string, element: PageElement): boolean {
  const isBar = element.tagName === 'svg' && attribute(element, 'class') === 'bar';
  return key === 'index.html' && isBar;
}

function faultsOf(element: PageElement): string[] {
  const { tagName, attrs } = element;
  const isFormula = element.namespaceURI === html.NS.MATHML;
  const isHarmful = isFormula ? !formulaElements.has(tagName) : dangerous.test(tagName);
  const named = isHarmful ? [`<${tagName}>`] : [];
  return [
    ...named,
    ...attrs.flatMap(({ name, value }) => {
      const shown = `<${tagName} ${name}="${value}">`;
      // MathML 3, section 6.4.3: any element of a formula may be a link.
      if (isFormula && addressed.has(name)) return [shown];
      if (/^on|^style$|^srcdoc$|^srcset$|^ping$|^background$/u.test(name)) return [shown];
      // Names that a script could take for properties of the window, the document or a form.
      if (name === 'id' && !/[-@]/u.test(value)) return [shown];
      if (name === 'name' && tagName !== 'meta') return [shown];
      return addressed.has(name) && !isSafeAddress(element, value) ? [shown] : [];
    }),
  ];
}

const ownAddress = new URL(testSite.baseUrl);

function isSafeAddress(element: PageElement, value: string): boolean {
  if (element.tagName === 'link' && attribute(element, 'rel') === 'icon')
    return value.startsWith('data:image/svg+xml,');
  const url = new URL(value, ownAddress);
  if (!schemes.has(url.protocol)) return false;
  // What a page fetches by itself is ours.
  const isFetched = element.tagName === 'img' || element.tagName === 'link';
  return !isFetched || url.origin === ownAddress.origin;
}

/** Chromium's XML parser reads the same in its own test. */
function expectSafeXml(key: string, xml: string): void {
  expect({ key, valid: XMLValidator.validate(xml) }).toEqual({ key, valid: true });
  expect(xml).not.toMatch(bidiControls);
  // XML 1.0, section 2.2: what no document may contain.
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  for (const { path, text } of textsOf(xml)) {
    if (/content:encoded$|item\.description$|\.content(?:\.#text)?$/u.test(path))
      expectSafeFragment(key, text);
    if (/@_(?:href|url|src)$/u.test(path)) expect(new URL(text).protocol).toBe('https:');
    if (/\.(?:link|loc|id|guid)(?:\.#text)?$/u.test(path))
      expect(text).toMatch(/^(?:https|tag|urn):[!-~]+$/u);
  }
}

/** Every text and attribute of an XML document with the names that lead to it. */
function textsOf(xml: string): { path: string; text: string }[] {
  const options = { ignoreAttributes: false, trimValues: false, parseTagValue: false } as const;
  const read: unknown = new XMLParser({ ...options, processEntities: true }).parse(xml);
  const found: { path: string; text: string }[] = [];
  const pending: { path: string; value: unknown }[] = [{ path: '', value: read }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { path, value } = next;
    if (typeof value === 'string') found.push({ path, text: value });
    else if (Array.isArray(value)) pending.push(...value.map((one) => ({ path, value: one })));
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value))
        pending.push({ path: `${path}.${name}`, value: inner });
  }
  return found.filter(({ text }) => text.trim() !== '');
}

function expectSafeJsonFeed(key: string, json: string): void {
  const feed: { items: { content_html: string; url: string }[] } = JSON.parse(json);
  expect(json).not.toMatch(bidiControls);
  for (const { content_html, url } of feed.items) {
    expectSafeFragment(key, content_html);
    expect(new URL(url).origin).toBe(testSite.baseUrl);
  }
}
