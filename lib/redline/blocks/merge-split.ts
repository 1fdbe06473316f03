import type { Content, Element } from '../../plan/model/content.ts';
import { codeIn } from '../content/elements.ts';
import { type Fingerprints, startTag } from '../content/fingerprints.ts';
import { isCollapsible } from '../content/words.ts';
import { mergeText } from '../inline/merge-text.ts';
import { boundary } from '../inline/tokens.ts';
import type { Merged, StartTag, Within, Wrapped } from '../merged/merged.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import { listItems, paragraphIn } from './splits.ts';

/** One of several texts, with its block, and the list that it is an item of. */
interface Part {
  readonly nodes: readonly Content[];
  /** Absent for text beside blocks. */
  readonly block: Element | undefined;
  readonly list: Element | undefined;
}

/**
 * Merges a block that was split into several, or several blocks that were joined. The text is
 * compared as one run, and then cut at the boundaries of the several blocks. When a list is among
 * these, each of its items counts as a block.
 */
export function mergeSplit(
  before: readonly Item[],
  after: readonly Item[],
  fingerprints: Fingerprints,
  work: StepBudget,
): Merged[] {
  const [oldParts, newParts] = [partsOf(before), partsOf(after)];
  const isJoined = oldParts.length > newParts.length;
  const parts = isJoined ? oldParts : newParts;
  const merged = mergeText(contentOf(oldParts), contentOf(newParts), fingerprints, work);
  // A code block ends with the end of a line.
  const hasCode = [...before, ...after].some(({ block }) => block?.name === 'pre');
  const cuts = cut(merged).map((part, index, all) =>
    withoutEdges(part, index > 0, index < all.length - 1 || hasCode),
  );
  const [first = [], ...others] = cuts;
  const rest = others.map((children, index): Within => {
    const join = isJoined ? 'joined' : 'split';
    const block = parts[index + 1]?.block;
    const inner = isJoined
      ? inParagraphs(block, undefined, children)
      : inParagraphs(undefined, block, children);
    return { change: 'within', ...tagOf(block), children: inner, join };
  });
  if (!parts[0]?.block) return [...first, ...inLists(rest, parts.slice(1), isJoined)];
  return inLists([firstOf(oldParts[0], newParts[0], first, isJoined), ...rest], parts, isJoined);
}

function partsOf(items: readonly Item[]): Part[] {
  return items.flatMap(({ block, nodes }): Part[] => {
    const inner = block && listItems(block);
    return inner
      ? inner.map((item) => ({ nodes: item.children, block: item, list: block }))
      : [{ nodes: (block && textIn(block)) ?? nodes, block, list: undefined }];
  });
}

function firstOf(
  before: Part | undefined,
  after: Part | undefined,
  text: readonly Merged[],
  isJoined: boolean,
): Within | Wrapped {
  const [oldTag, newTag] = [tagOf(before?.block), tagOf(after?.block)];
  const children = inCode(before?.block, after?.block, text);
  if (after?.list && !isJoined && canHold(newTag, oldTag))
    return around(newTag, 'wrapped', inQuotation(before, oldTag, 'unwrapped', children));
  if (before?.list && isJoined && canHold(oldTag, newTag))
    return around(oldTag, 'unwrapped', inQuotation(after, newTag, 'wrapped', children));
  const isChanged = startTag(oldTag) !== startTag(newTag);
  const inner = inParagraphs(before?.block, after?.block, children);
  return { change: 'within', ...newTag, children: inner, ...(isChanged && { before: oldTag }) };
}

/** An item may hold another block. A paragraph of a quotation may not: it becomes the other. */
function canHold(outer: StartTag, inner: StartTag): boolean {
  return outer.name === 'li' && inner.name !== 'li';
}

/** Puts the text of an item into the paragraph that one or both versions have around it. */
function inParagraphs(
  before: Element | undefined,
  after: Element | undefined,
  children: readonly Merged[],
): readonly Merged[] {
  const [old, young] = [before && paragraphIn(before), after && paragraphIn(after)];
  const shown = young ?? old;
  if (!shown) return children;
  const change = !old ? 'wrapped' : !young ? 'unwrapped' : 'within';
  return [{ change, ...tagOf(shown), children }];
}

/** Puts the text of a code block into the `code` that one version has around it. */
export function inCode(
  before: Element | undefined,
  after: Element | undefined,
  children: readonly Merged[],
): readonly Merged[] {
  const [old, young] = [before && codeIn(before), after && codeIn(after)];
  if (old) return [{ change: 'unwrapped', ...tagOf(old), children, isTold: true }];
  return young ? [{ change: 'wrapped', ...tagOf(young), children, isTold: true }] : children;
}

function textIn(block: Element): readonly Content[] {
  return (codeIn(block) ?? paragraphIn(block) ?? block).children;
}

function around(tag: StartTag, change: Wrapped['change'], child: Wrapped): Wrapped {
  return { change, ...tag, children: [child] };
}

/**
 * The paragraph of the version without a list, and the quotation that it is all of. It stands in
 * the first item of the list, which holds no other block.
 */
function inQuotation(
  part: Part | undefined,
  paragraph: StartTag,
  change: Wrapped['change'],
  children: readonly Merged[],
): Wrapped {
  const inner: Wrapped = { change, ...paragraph, children };
  return part?.list ? around(tagOf(part.list), change, inner) : inner;
}

/** Puts nodes into their lists, which only one version has. */
function inLists(
  nodes: readonly (Within | Wrapped)[],
  parts: readonly Part[],
  isJoined: boolean,
): Merged[] {
  const result: Merged[] = [];
  let around: Element | undefined;
  for (const [index, node] of nodes.entries()) {
    const list = parts[index]?.list;
    const last = result.at(-1);
    if (!list) result.push(node);
    else if (list === around && last && 'children' in last)
      result[result.length - 1] = { ...last, children: [...last.children, node] };
    else {
      const change = isJoined ? 'unwrapped' : 'wrapped';
      result.push({ change, ...tagOf(list), children: [node] });
    }
    around = list;
  }
  return result;
}

export function contentOf(parts: readonly Pick<Part, 'nodes'>[]): Content[] {
  return parts.flatMap(({ nodes }, index) => (index === 0 ? nodes : [boundary, ...nodes]));
}

function cut(merged: readonly Merged[]): Merged[][] {
  const parts: Merged[][] = [[]];
  for (const node of merged)
    if ('content' in node && node.content === boundary) parts.push([]);
    else parts.at(-1)?.push(node);
  return parts;
}

/** The space that separated two sentences at a boundary is no change of its own. */
export function withoutEdges(part: readonly Merged[], first: boolean, last: boolean): Merged[] {
  return part.map((node, index) => {
    const isEdge = (first && index === 0) || (last && index === part.length - 1);
    if (!isEdge || !('content' in node) || node.content.type !== 'text') return node;
    const { value } = node.content;
    if (node.change === 'same' || !isCollapsible(value)) return node;
    const [before, after] = node.change === 'deleted' ? [value, ''] : ['', value];
    return { change: 'respaced', before, after };
  });
}

export function tagOf(block: Element | undefined): Pick<Element, 'name' | 'attributes'> {
  return { name: block?.name ?? '', attributes: block?.attributes ?? {} };
}
