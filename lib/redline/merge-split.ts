import type { Content, Element } from '../plan/content.ts';
import { type Fingerprints, startTag } from './fingerprints.ts';
import { boundary } from './inline.ts';
import { mergeText } from './merge-text.ts';
import type { Merged, Within } from './merged.ts';
import { isCollapsible } from './words.ts';
import type { Work } from './work.ts';

/**
 * Merges a block that was split into several, or several that were joined to one: the text as one
 * run, then cut where the version with several blocks has its boundaries.
 */
export function mergeSplit(
  before: readonly Element[],
  after: readonly Element[],
  fingerprints: Fingerprints,
  work: Work,
): Within[] {
  const parts = before.length > 1 ? before : after;
  const merged = mergeText(contentOf(before), contentOf(after), fingerprints, work);
  const join = before.length > 1 ? 'joined' : 'split';
  const cuts = cut(merged);
  return cuts.map((part, index): Within => {
    const children = withoutEdges(part, index > 0, index < cuts.length - 1);
    if (index > 0) return { change: 'within', ...tagOf(parts[index]), children, join };
    const [old, young] = [tagOf(before[0]), tagOf(after[0])];
    const isChanged = startTag(old) !== startTag(young);
    return { change: 'within', ...young, children, ...(isChanged ? { before: old } : {}) };
  });
}

function contentOf(blocks: readonly Element[]): Content[] {
  return blocks.flatMap(({ children }, index) =>
    index === 0 ? children : [boundary, ...children],
  );
}

function cut(merged: readonly Merged[]): Merged[][] {
  const parts: Merged[][] = [[]];
  for (const node of merged)
    if ('content' in node && node.content === boundary) parts.push([]);
    else parts.at(-1)?.push(node);
  return parts;
}

/** The space that stood between two sentences, or stands there now, is no change of its own. */
function withoutEdges(part: readonly Merged[], first: boolean, last: boolean): Merged[] {
  return part.map((node, index) => {
    const isEdge = (first && index === 0) || (last && index === part.length - 1);
    if (!isEdge || !('content' in node) || node.content.type !== 'text') return node;
    const { value } = node.content;
    if (node.change === 'same' || !isCollapsible(value)) return node;
    const [before, after] = node.change === 'deleted' ? [value, ''] : ['', value];
    return { change: 'respaced', before, after };
  });
}

function tagOf(block: Element | undefined): Pick<Element, 'name' | 'attributes'> {
  return { name: block?.name ?? '', attributes: block?.attributes ?? {} };
}
