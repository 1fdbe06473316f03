import type { Content } from '../../lib/plan/model/content.ts';
import type { Merged } from '../../lib/redline/merged/merged.ts';
import type { Segment } from './redline-segments.ts';
import { isLine } from './redline-text.ts';

type Mark = Segment['mark'];
type Place = Pick<Segment, 'moved' | 'isInPlace'>;

const nowhere: Place = {};

const edge: Segment = { mark: 'same', text: '\n' };

/** The text of a redline of ours with its marks: the only place of the bench that knows its tree. */
export function mergedSegments(nodes: readonly Merged[], place: Place = nowhere): Segment[] {
  const segments: Segment[] = [];
  addNodes(nodes, place, segments);
  return segments;
}

function addNodes(nodes: readonly Merged[], place: Place, segments: Segment[]): void {
  for (const node of nodes) {
    if (node.change === 'moved') addNodes([node.node], endOf(node, 'to'), segments);
    else if (node.change === 'respaced') add(node.after, 'same', place, segments);
    else if ('content' in node) {
      const isFrom = node.change === 'deleted' && node.move !== undefined;
      addContent(node.content, node.change, isFrom ? endOf(node, 'from') : place, segments);
    } else
      inside(node.name, segments, () => {
        addNodes(node.children, place, segments);
      });
  }
}

function addContent(node: Content, mark: Mark, place: Place, segments: Segment[]): void {
  if (node.type === 'text') add(node.value, mark, place, segments);
  else
    inside(node.name, segments, () => {
      for (const child of node.children) addContent(child, mark, place, segments);
    });
}

/** The edges of a block part words in both versions, whoever has the block. */
function inside(name: string, segments: Segment[], addChildren: () => void): void {
  if (isLine(name)) segments.push(edge);
  addChildren();
  if (isLine(name)) segments.push(edge);
}

function add(text: string, mark: Mark, place: Place, segments: Segment[]): void {
  segments.push({ mark, text, ...place });
}

function endOf({ inPlace }: { readonly inPlace?: unknown }, moved: 'from' | 'to'): Place {
  return inPlace ? { moved, isInPlace: true } : { moved };
}
