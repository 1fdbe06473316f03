import { toHtml } from '../../markup/html.ts';
import { type Content, element, text } from '../../plan/model/content.ts';
import { sortChange } from '../changes/tag-changes.ts';
import { isBlock } from '../content/elements.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import {
  isFormatting,
  type Merged,
  type Moved,
  type StartTag,
  type Whole,
  type Within,
} from '../merged/merged.ts';
import { plainContent, plainElement } from './plain-content.ts';

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
      return isNode ? { change: 'moved', move: node.move, node: inner } : inner;
    });
  if ('content' in node)
    return plainContent([node.content], baseUrl).map((content) => ({ ...node, content }));
  if (isFormatting(node)) return replacement(node, baseUrl);
  return plainWithin({ ...node, change: 'within' }, baseUrl);
}

function plainWithin(node: Within, baseUrl: string | undefined): PlainMerged[] {
  const { name, before } = node;
  const children = plainMerged(node.children, baseUrl);
  const [shell, old] = [node, before ?? node].map((tag) => plainElement(tag, [], baseUrl));
  const [first] = shell ?? [];
  const isReplaced = !isBlock(element(name)) && toHtml(shell ?? []) !== toHtml(old ?? []);
  if (isReplaced) return replacement(node, baseUrl);
  if (first?.type !== 'element') return children;
  const tags = {
    ...(node.join ? { join: node.join } : {}),
    ...(before && sortChange(node, before) ? { retagged: { before, after: node } } : {}),
  };
  if (tags.join || tags.retagged || !children.every((child) => child.change === 'same'))
    return [
      { change: 'within', name: first.name, attributes: first.attributes, children, ...tags },
    ];
  const content = children.flatMap((child) => ('content' in child ? [child.content] : []));
  return [{ change: 'same', content: element(first.name, first.attributes, content) }];
}

/** An inline element as deleted in its old form and inserted in its new form. */
function replacement(node: Merged, baseUrl: string | undefined): PlainMerged[] {
  const whole = (change: 'deleted' | 'inserted', content: readonly Content[]) =>
    plainContent(content, baseUrl).map((one): Whole => ({ change, content: one }));
  const deleted = whole('deleted', reject({ content: [node] }));
  const inserted = whole('inserted', accept({ content: [node] }));
  const contentsOf = (nodes: readonly Whole[]) => toHtml(nodes.map(({ content }) => content));
  if (contentsOf(deleted) !== contentsOf(inserted)) return [...deleted, ...inserted];
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
