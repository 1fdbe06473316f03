import type { Content, Element } from '../../plan/model/content.ts';
import type { SourceLines } from '../../plan/source/source-lines.ts';
import { visitContent } from '../content/rebuild.ts';

/**
 * Elements without lines of their own, whose lines are those of their contents: footnotes and their
 * list.
 */
const holders: ReadonlySet<string> = new Set(['section', 'ol', 'li']);

/**
 * Finds the lines of all blocks. Footnotes, and paragraphs that stand between blocks because of the
 * author's HTML, get lines too; those of such a paragraph lie between its neighbours' lines. Cells
 * have none.
 */
export function completeLines(
  content: readonly Content[],
  written: ReadonlyMap<Element, SourceLines>,
  whole: SourceLines,
): ReadonlyMap<Element, SourceLines> {
  const lines = new Map(written);
  const elements: Element[] = [];
  visitContent(content, (node) => {
    if (node.type === 'element') elements.push(node);
  });
  for (const element of elements.toReversed())
    if (!lines.has(element) && holders.has(element.name)) {
      const inside = linesAround(element.children, lines);
      if (inside) lines.set(element, inside);
    }
  addBetween(content, lines, whole);
  for (const element of elements) addBetween(element.children, lines, lines.get(element) ?? whole);
  return lines;
}

function linesAround(
  content: readonly Content[],
  lines: ReadonlyMap<Content, SourceLines>,
): SourceLines | undefined {
  const all = content.map((child) => lines.get(child)).filter((one) => one !== undefined);
  if (all.length === 0) return undefined;
  return {
    first: all.reduce((least, { first }) => Math.min(least, first), Number.POSITIVE_INFINITY),
    last: all.reduce((most, { last }) => Math.max(most, last), 0),
  };
}

function addBetween(
  siblings: readonly Content[],
  lines: Map<Content, SourceLines>,
  around: SourceLines,
): void {
  // The last line of all elements before, not of the neighbour alone: unreadable front matter
  // stands below the heading.
  let lastBefore = 0;
  for (const [index, element] of siblings.entries()) {
    const own = lines.get(element);
    if (own) lastBefore = Math.max(lastBefore, own.last);
    if (element.type === 'text' || element.name !== 'p' || lines.has(element)) continue;
    const [before, next] = [siblings[index - 1], siblings[index + 1]];
    const after = next && lines.get(next);
    const last = after ? Math.max(after.first - 1, around.first) : around.last;
    const first = before && lines.has(before) ? lastBefore + 1 : around.first;
    lines.set(element, { first: Math.min(first, last), last });
    lastBefore = Math.max(lastBefore, last);
  }
}
