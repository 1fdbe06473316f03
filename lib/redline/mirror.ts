import type { Content } from '../plan/content.ts';
import { toHtml } from '../plan/html.ts';
import { accept } from './accept-reject.ts';
import { isOneSided, type Merged, type Moved, type Whole, type Within } from './merged.ts';

/** The redline from the new version back to the old one, made of the redline between them. */
export function mirror(nodes: readonly Merged[]): Merged[] {
  const moved = new Map<number, Moved[]>();
  collectMoves(nodes, moved);
  return turn(nodes, moved);
}

function collectMoves(nodes: readonly Merged[], moved: Map<number, Moved[]>): void {
  for (const node of nodes)
    if (node.change === 'moved') {
      const others = moved.get(node.move);
      if (others) others.push(node);
      else moved.set(node.move, [node]);
    } else if ('children' in node) collectMoves(node.children, moved);
}

/** Blocks that moved together are in the same order in both places, so the first takes the first's place. */
function turn(nodes: readonly Merged[], moved: ReadonlyMap<number, Moved[]>): Merged[] {
  return nodes.map((node): Merged => {
    if (node.change === 'moved') return turnMoved(node);
    if (node.change === 'within') return turnWithin(node, moved);
    if (node.change === 'respaced') return { ...node, before: node.after, after: node.before };
    if (!('content' in node))
      return {
        ...node,
        change: node.change === 'wrapped' ? 'unwrapped' : 'wrapped',
        children: turn(node.children, moved),
      };
    const arrived = node.move === undefined ? undefined : moved.get(node.move)?.shift();
    if (arrived) return { ...arrived, node: turnNode(arrived.node) };
    return { ...node, change: turned[node.change] };
  });
}

const turned = { same: 'same', inserted: 'deleted', deleted: 'inserted' } as const;

function turnMoved({ move, node }: Moved): Merged {
  const [content] = accept({ content: [node] });
  return content ? { change: 'deleted', content, move } : node;
}

/** Nothing moves within what moved. */
function turnNode(node: Whole | Within): Whole | Within {
  return node.change === 'within' ? turnWithin(node, new Map()) : node;
}

function turnWithin(node: Within, moved: ReadonlyMap<number, Moved[]>): Within {
  const { before, join, name, attributes } = node;
  return {
    ...node,
    ...(before ? { ...before, before: { name, attributes } } : {}),
    ...(join ? { join: join === 'split' ? 'joined' : 'split' } : {}),
    children: turn(node.children, moved),
  };
}

/**
 * Which of two versions is compared with which, so that both directions give one redline:
 * positive when `before` is to be the new one.
 */
export function compareVersions(before: readonly Content[], after: readonly Content[]): number {
  const length = Math.min(before.length, after.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [before[index], after[index]];
    if (!one || !other) break;
    const [old, young] = [toHtml([one]), toHtml([other])];
    if (old !== young) return old < young ? -1 : 1;
  }
  return before.length - after.length;
}

/** The same nodes in the order that every redline has: deleted before inserted, moves in reading order. */
export function arranged(nodes: readonly Merged[]): Merged[] {
  const numbers = new Map<number, number>();
  numberMoves(nodes, numbers);
  return arrange(nodes, numbers);
}

function numberMoves(nodes: readonly Merged[], numbers: Map<number, number>): void {
  for (const node of nodes)
    if ('children' in node) numberMoves(node.children, numbers);
    else if (node.change === 'moved' && !numbers.has(node.move))
      numbers.set(node.move, numbers.size + 1);
}

function arrange(nodes: readonly Merged[], numbers: ReadonlyMap<number, number>): Merged[] {
  const result: Merged[] = [];
  let arriving: Merged[] = [];
  const arrive = () => {
    for (const node of arriving) result.push(node);
    arriving = [];
  };
  for (const node of nodes) {
    if (node.change === 'inserted' || node.change === 'moved') {
      arriving.push(node.change === 'moved' ? arrangeMoved(node, numbers) : node);
      continue;
    }
    if (!isOneSided(node)) arrive();
    result.push(arrangeOne(node, numbers));
  }
  arrive();
  return result;
}

function arrangeOne(node: Merged, numbers: ReadonlyMap<number, number>): Merged {
  if ('children' in node) return { ...node, children: arrange(node.children, numbers) };
  if (node.change !== 'deleted' || node.move === undefined) return node;
  return { ...node, move: numberOf(node.move, numbers) };
}

function arrangeMoved({ change, move, node }: Moved, numbers: ReadonlyMap<number, number>): Moved {
  const inner =
    node.change === 'within' ? { ...node, children: arrange(node.children, numbers) } : node;
  return { change, move: numberOf(move, numbers), node: inner };
}

function numberOf(move: number, numbers: ReadonlyMap<number, number>): number {
  return numbers.get(move) ?? move;
}
