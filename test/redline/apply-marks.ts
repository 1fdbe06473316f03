import { type DefaultTreeAdapterMap, parseFragment, serialize } from 'parse5';
import { isBlock } from '../../lib/redline/content/elements.ts';

type Node = DefaultTreeAdapterMap['childNode'];
type ElementNode = DefaultTreeAdapterMap['element'];
type Parent = DefaultTreeAdapterMap['documentFragment'] | ElementNode;

/** What a browser makes of HTML, written again. */
export function throughParser(html: string): string {
  return serialize(joinTexts(parseFragment(html)));
}

interface Rules {
  readonly removed: ReadonlySet<string | undefined>;
  readonly unwrapped: ReadonlySet<string | undefined>;
  readonly joined: string;
}

const rules: Readonly<Record<'old' | 'new', Rules>> = {
  new: {
    removed: new Set(['note', 'deleted']),
    unwrapped: new Set(['part', 'unwrapped']),
    joined: 'joined',
  },
  old: {
    removed: new Set(['note', 'inserted', 'moved']),
    unwrapped: new Set(['part', 'wrapped']),
    joined: 'split',
  },
};

/** Takes one version out of a page's redline the way the documentation of `redlineToHtml` says. */
export function versionOf(html: string, side: 'old' | 'new'): string {
  const fragment = parseFragment(html);
  fragment.childNodes = unmark(fragment.childNodes, side);
  return serialize(joinTexts(fragment));
}

function unmark(nodes: readonly Node[], side: 'old' | 'new', result: Node[] = []): Node[] {
  for (const node of nodes) {
    if (!('attrs' in node)) {
      result.push(node);
      continue;
    }
    const mark = attribute(node, 'data-redline');
    if (rules[side].removed.has(mark)) continue;
    if (mark === 'respaced') result.push(...spaceOf(node, side));
    else if (isUnwrapped(node, mark, side)) unmark(node.childNodes, side, result);
    else addElement(result, node, side);
  }
  return result;
}

function isUnwrapped(node: ElementNode, mark: string | undefined, side: 'old' | 'new'): boolean {
  if (rules[side].unwrapped.has(mark)) return true;
  const isKept = mark === undefined || mark === 'wrapped' || mark === 'unwrapped';
  return !isKept && /^(?:ins|del|div|span)$/u.test(node.tagName);
}

function addElement(result: Node[], node: ElementNode, side: 'old' | 'new'): void {
  node.childNodes = unmark(node.childNodes, side);
  const isJoined = attribute(node, 'data-redline-join') === rules[side].joined;
  if (!isJoined) result.push(withoutMarks(node, side));
  else endOfText(result, /^[ou]l$/u.test(node.tagName)).push(...node.childNodes);
}

/** The nodes that text before ends with; where items follow, those of the list before. */
function endOfText(nodes: Node[], areItems: boolean, around?: string): Node[] {
  const last = nodes.at(-1);
  if (!last || !('tagName' in last)) return nodes;
  const isCode = last.tagName === 'code' && around === 'pre';
  if (!isCode && !isBlockName(last.tagName)) return nodes;
  return areItems ? last.childNodes : endOfText(last.childNodes, areItems, last.tagName);
}

function isBlockName(name: string): boolean {
  return isBlock({ type: 'element', name, attributes: {}, children: [] });
}

function spaceOf(node: ElementNode, side: 'old' | 'new'): Node[] {
  const space = attribute(node, 'data-redline-space') ?? '';
  if (side === 'new') return node.childNodes;
  return space === '' ? [] : [{ nodeName: '#text', value: space, parentNode: node }];
}

function attribute(node: ElementNode, name: string): string | undefined {
  return node.attrs.find((other) => other.name === name)?.value;
}

function withoutMarks(node: ElementNode, side: 'old' | 'new'): ElementNode {
  const before = attribute(node, 'data-redline-before');
  if (side === 'old' && before !== undefined) {
    const [name, attributes] = JSON.parse(before) as [string, Record<string, string>];
    node.tagName = node.nodeName = name;
    node.attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
    return node;
  }
  for (const one of node.attrs) if (one.name === 'data-redline-id') one.name = 'id';
  node.attrs = node.attrs.filter(({ name }) => !name.startsWith('data-redline'));
  return node;
}

function joinTexts<P extends Parent>(parent: P): P {
  const joined: Node[] = [];
  for (const node of parent.childNodes) {
    const last = joined.at(-1);
    if ('value' in node && last && 'value' in last) last.value += node.value;
    else joined.push(node);
    if ('childNodes' in node) joinTexts(node);
  }
  parent.childNodes = joined;
  return parent;
}
