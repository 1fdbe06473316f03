import { toHtml } from '../../markup/html.ts';
import type { Content } from '../../plan/model/content.ts';
import { accept } from './accept-reject.ts';
import { isOneSided, type Merged, type Moved, type Whole, type Within } from './merged.ts';

/** Turns a redline around: from the new version back to the old one. */
export function reverse(nodes: readonly Merged[]): Merged[] {
  const moves: Moves = { blocks: [], numbers: [], last: 0 };
  collectMoves(nodes, moves);
  return turn(nodes, moves);
}

/** What is known of each move, by its number. */
interface Moves {
  /** The blocks that moved together. */
  readonly blocks: Moved[][];
  /** The number of each move in the reversed redline, where moves have another order. */
  readonly numbers: number[];
  /** The highest of these numbers. */
  last: number;
}

function collectMoves(nodes: readonly Merged[], moves: Moves): void {
  for (const node of nodes)
    if ('children' in node) collectMoves(node.children, moves);
    else if (node.change === 'moved') {
      const others = moves.blocks[node.move];
      if (others) others.push(node);
      else moves.blocks[node.move] = [node];
    } else if (node.change === 'deleted' && node.move !== undefined)
      moves.numbers[node.move] ??= ++moves.last;
}

/**
 * Reverses nodes. Blocks that moved together have the same order in both places, so the first block
 * takes the first place.
 */
function turn(nodes: readonly Merged[], moves: Moves): Merged[] {
  return nodes.map((node): Merged => {
    if (node.change === 'same') return node;
    if (node.change === 'moved') return turnMoved(node, moves);
    if (node.change === 'within') return turnWithin(node, moves);
    if (node.change === 'respaced') return { ...node, before: node.after, after: node.before };
    if ('children' in node)
      return {
        ...node,
        change: node.change === 'wrapped' ? 'unwrapped' : 'wrapped',
        children: turn(node.children, moves),
      };
    const arrived = node.move === undefined ? undefined : moves.blocks[node.move]?.shift();
    if (!arrived) return { ...node, change: node.change === 'inserted' ? 'deleted' : 'inserted' };
    return {
      change: 'moved',
      move: numberOf(arrived, moves),
      node: turnNode(arrived.node),
      ...turnedPlace(arrived),
    };
  });
}

function turnMoved(moved: Moved, moves: Moves): Merged {
  const { node } = moved;
  const [content] = node.change === 'same' ? [node.content] : accept({ content: [node] });
  return content
    ? { change: 'deleted', content, move: numberOf(moved, moves), ...turnedPlace(moved) }
    : node;
}

function turnedPlace({ inPlace }: Moved): Pick<Moved, 'inPlace'> {
  return inPlace ? { inPlace: { before: inPlace.after, after: inPlace.before } } : {};
}

function numberOf({ move }: Moved, { numbers }: Moves): number {
  return numbers[move] ?? move;
}

/** A moved block contains no other moves. */
function turnNode(node: Whole | Within): Whole | Within {
  return node.change === 'within' ? turnWithin(node, { blocks: [], numbers: [], last: 0 }) : node;
}

function turnWithin(node: Within, moves: Moves): Within {
  const { before, join, name, attributes } = node;
  return {
    ...node,
    ...(before ? { ...before, before: { name, attributes } } : {}),
    ...(join ? { join: join === 'split' ? 'joined' : 'split' } : {}),
    children: turn(node.children, moves),
  };
}

/**
 * Decides which version is searched from, so that both directions give one redline. Positive when
 * `before` is to be the new version.
 */
export function compareVersions(before: readonly Content[], after: readonly Content[]): number {
  const length = Math.min(before.length, after.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [before[index], after[index]];
    if (!one || !other) break;
    const [oldHtml, newHtml] = [toHtml([one]), toHtml([other])];
    if (oldHtml !== newHtml) return oldHtml < newHtml ? -1 : 1;
  }
  return before.length - after.length;
}

/**
 * Puts nodes into the order of every redline: deleted before inserted, and moves numbered in
 * reading order.
 */
export function arranged(nodes: readonly Merged[]): Merged[] {
  const numbers: number[] = [];
  numberMoves(nodes, numbers, 0);
  return arrange(nodes, numbers);
}

/** Gives the moves new numbers above `last`, by their old ones. Returns the last new number. */
function numberMoves(nodes: readonly Merged[], numbers: number[], last: number): number {
  let given = last;
  for (const node of nodes)
    if ('children' in node) given = numberMoves(node.children, numbers, given);
    else if (node.change === 'moved') numbers[node.move] ??= ++given;
  return given;
}

function arrange(nodes: readonly Merged[], numbers: readonly number[]): Merged[] {
  const result: Merged[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const first = index;
    while (isOneSided(nodes[index])) index++;
    const run = nodes.slice(first, index);
    for (const node of run) if (node.change === 'deleted') result.push(arrangeOne(node, numbers));
    for (const node of run) if (node.change !== 'deleted') result.push(arrangeOne(node, numbers));
    const node = nodes[index];
    if (node) result.push(arrangeOne(node, numbers));
  }
  return result;
}

function arrangeOne(node: Merged, numbers: readonly number[]): Merged {
  if ('children' in node) return { ...node, children: arrange(node.children, numbers) };
  if (node.change === 'moved') return arrangeMoved(node, numbers);
  if (node.change !== 'deleted' || node.move === undefined) return node;
  const move = numbers[node.move] ?? node.move;
  return move === node.move ? node : { ...node, move };
}

function arrangeMoved(moved: Moved, numbers: readonly number[]): Moved {
  const move = numbers[moved.move] ?? moved.move;
  if (moved.node.change !== 'within') return move === moved.move ? moved : { ...moved, move };
  return {
    ...moved,
    move,
    node: { ...moved.node, children: arrange(moved.node.children, numbers) },
  };
}
