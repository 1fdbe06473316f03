import { type Content, element } from '../../plan/model/content.ts';
import { isList } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept } from '../merged/accept-reject.ts';
import { type Merged, moveOf } from '../merged/merged.ts';
import { isIn, type Side, tagOn } from '../merged/side-of.ts';

/** The paragraphs that introduce the lists of a redline. */
export interface Intros {
  /** By a list or item that came, went or moved: in the version that has it. */
  readonly of: ReadonlyMap<Merged, string>;
  /** By the number of a move: where it was. */
  readonly left: ReadonlyMap<number, string>;
}

/**
 * Finds what introduces each list and item that came, went or moved: the paragraph right before its
 * list. One that stayed has its new wording in both versions, so that it is the same.
 */
export function findIntros(nodes: readonly Merged[]): Intros {
  const found: Found = { of: new Map(), left: new Map() };
  for (const side of ['old', 'new'] as const) walk(nodes, side, undefined, found);
  return found;
}

interface Found {
  readonly of: Map<Merged, string>;
  readonly left: Map<number, string>;
}

/** @param around what introduces the list that the nodes are in */
function walk(
  nodes: readonly Merged[],
  side: Side,
  around: string | undefined,
  found: Found,
): void {
  let previous: Merged | undefined;
  for (const node of nodes) {
    const name = isIn(node, side) ? tagOn(node, side)?.name : undefined;
    if (name === undefined) continue;
    const own = isList(element(name)) ? introText(previous, side) : undefined;
    const intro = own ?? (name === 'li' ? around : undefined);
    if (intro !== undefined) note(node, side, intro, found);
    const inner = node.change === 'moved' ? node.node : node;
    if ('children' in inner) walk(inner.children, side, own, found);
    previous = node;
  }
}

function note(node: Merged, side: Side, intro: string, { of, left }: Found): void {
  const move = moveOf(node);
  if (side === 'old' && move !== undefined) left.set(move, intro);
  else if (node.change === 'moved' || 'content' in node) of.set(node, intro);
}

function introText(node: Merged | undefined, side: Side): string | undefined {
  if (!node || tagOn(node, side)?.name !== 'p') return undefined;
  const content: readonly Content[] =
    'content' in node ? [node.content] : accept({ content: [node] });
  return labelText(readText(content));
}

/** What a heading or an intro says, without the colon behind it. */
export function labelText(text: string): string {
  return text
    .trim()
    .replace(/[:：]$/u, '')
    .trimEnd();
}
