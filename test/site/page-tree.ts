import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

export type PageNode = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;

/** A page as a browser would read it. */
export function readPage(html: string): PageNode {
  return parse(html);
}

/** Every element below a node that the test accepts, in document order. */
export function findAll(node: PageNode, test: (element: PageElement) => boolean): PageElement[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => [
    ...(defaultTreeAdapter.isElementNode(child) && test(child) ? [child] : []),
    ...findAll(child, test),
  ]);
}

export function byName(node: PageNode, ...names: string[]): PageElement[] {
  return findAll(node, ({ tagName }) => names.includes(tagName));
}

export function byClass(node: PageNode, name: string): PageElement[] {
  return findAll(node, (element) => (attribute(element, 'class') ?? '').split(' ').includes(name));
}

export function attribute(element: PageElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const blocks = /^(article|dd|div|dl|dt|h[1-6]|header|li|nav|ol|p|section|ul)$/u;

/** The text of a node with white space as a reader sees it; blocks stand apart. */
export function textOf(node: PageNode): string {
  return spacedText(node).replace(/\s+/gu, ' ').trim();
}

function spacedText(node: PageNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!('childNodes' in node)) return '';
  const inner = node.childNodes.map(spacedText).join('');
  return blocks.test(node.nodeName) ? ` ${inner} ` : inner;
}

/** The text of a node, to the character. */
export function rawText(node: PageNode): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}

/** `rel` and address of every link in the head. */
export function headLinks(page: PageNode): [string, string][] {
  return byName(page, 'link').map((link) => [
    attribute(link, 'rel') ?? '',
    attribute(link, 'href') ?? '',
  ]);
}
