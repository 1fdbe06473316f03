import { toHtml } from '../../markup/html.ts';
import { type Content, element, text } from '../../plan/model/content.ts';
import { sortChange } from '../changes/tag-changes.ts';
import { isBlock } from '../content/elements.ts';
import { signOf } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  isFormatting,
  type Merged,
  type Moved,
  type StartTag,
  type Whole,
  type Within,
} from '../merged/merged.ts';
import { plainContent, plainElement, withSign } from './plain-content.ts';
import { showTags } from './show-tags.ts';

/** A merged tree in which no element of one version stands around common text. */
export type PlainMerged = Whole | PlainWithin | PlainMoved;

export interface PlainWithin extends Omit<Within, 'children' | 'before'> {
  readonly children: readonly PlainMerged[];
  /** The start tags before and after, when they differ, as in the page. */
  readonly retagged?: { readonly before: StartTag; readonly after: StartTag };
}

export interface PlainMoved extends Omit<Moved, 'node'> {
  readonly node: Whole | PlainWithin;
}

/**
 * Makes a merged tree plain, as `plainContent` does. A difference only in ids and classes is no
 * difference. Where formatting or a link's target changed, the text is deleted and inserted.
 */
export function plainMerged(nodes: readonly Merged[], baseUrl: string | undefined): PlainMerged[] {
  const plain: PlainMerged[] = [];
  for (const node of nodes)
    for (const result of plainNodes(node, baseUrl)) {
      const last = plain.at(-1);
      if (!isUndone(last, result)) plain.push(result);
      else if (last?.change === 'deleted')
        plain[plain.length - 1] = { change: 'same', content: last.content };
    }
  return plain;
}

function plainNodes(node: Merged, baseUrl: string | undefined): PlainMerged[] {
  if (node.change === 'within') return plainWithin(node, baseUrl);
  if (node.change === 'respaced') return [{ change: 'same', content: text(node.after) }];
  if (node.change === 'moved')
    return plainNodes(node.node, baseUrl).map((inner): PlainMerged => {
      const isNode = inner.change === 'same' || inner.change === 'within';
      return isNode ? { ...node, node: inner } : inner;
    });
  if ('content' in node)
    return plainContent([node.content], baseUrl).map((content) => ({ ...node, content }));
  if (isFormatting(node)) return replacement(node, baseUrl);
  if (node.isTold && node.change === 'unwrapped') return plainMerged(node.children, baseUrl);
  return plainWithin({ ...node, change: 'within' }, baseUrl);
}

function plainWithin(node: Within, baseUrl: string | undefined): PlainMerged[] {
  const { name, before } = node;
  const children = plainChildren(node, baseUrl);
  const [shell, old] = [node, before ?? node].map((tag) => plainElement(tag, [], baseUrl));
  const [first] = shell ?? [];
  const isReplaced = !isBlock(element(name)) && toHtml(shell ?? []) !== toHtml(old ?? []);
  if (isReplaced) return replacement(node, baseUrl);
  if (first?.type !== 'element') return children;
  const tags = {
    ...(node.join && !node.isTold ? { join: node.join } : {}),
    ...(before && !node.isTold && sortChange(node, before)
      ? { retagged: { before, after: node } }
      : {}),
  };
  if (tags.join || tags.retagged || !children.every((child) => child.change === 'same'))
    return [
      { change: 'within', name: first.name, attributes: first.attributes, children, ...tags },
    ];
  const content = children.flatMap((child) => ('content' in child ? [child.content] : []));
  return [{ change: 'same', content: element(first.name, first.attributes, content) }];
}

/** With the signs of what is struck out, raised or lowered in both versions. */
function plainChildren(node: Within, baseUrl: string | undefined): PlainMerged[] {
  const children = plainMerged(node.children, baseUrl);
  if (isBlock(element(node.name))) return children;
  const whole = element(node.name, node.attributes, accept({ content: node.children }));
  return withSign(signOf(whole), children).map((child) =>
    'change' in child ? child : { change: 'same', content: child },
  );
}

/**
 * The old and the new form of an inline element, one after the other; where both read the same,
 * their addresses and signs of emphasis are shown.
 */
function replacement(node: Merged, baseUrl: string | undefined): PlainMerged[] {
  const whole = (change: 'deleted' | 'inserted', content: readonly Content[]) =>
    plainContent(content, baseUrl).map((one): Whole => ({ change, content: one }));
  const deleted = whole('deleted', reject({ content: [node] }));
  const inserted = whole('inserted', accept({ content: [node] }));
  const contentsOf = (nodes: readonly Whole[]) => toHtml(nodes.map(({ content }) => content));
  if (contentsOf(deleted) !== contentsOf(inserted)) return showTags(deleted, inserted);
  return inserted.map(({ content }) => ({ change: 'same', content }));
}

function isUndone(before: PlainMerged | undefined, node: PlainMerged): boolean {
  return (
    before?.change === 'deleted' &&
    before.move === undefined &&
    node.change === 'inserted' &&
    toHtml([before.content]) === toHtml([node.content])
  );
}
