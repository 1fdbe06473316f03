import { type Content, element } from '../../plan/model/content.ts';
import type { Kind } from '../classify/kinds.ts';
import { goesOnFromOthers, pointsToPlaces } from '../classify/references.ts';
import { isBlock, isHeading, isList } from '../content/elements.ts';
import { readText } from '../content/read-text.ts';
import { accept, reject } from '../merged/accept-reject.ts';
import { type Merged, moveOf } from '../merged/merged.ts';
import { isIn, type Side, tagOn } from '../merged/side-of.ts';

/** Where a block stands: what it is in, what heading it is under, what introduces it. */
interface Standing {
  readonly key: string;
  /** Moves of the headings and intros in the key. */
  readonly moves: readonly number[];
  /** The block right before it beside it, where there is one. */
  readonly previous?: { readonly id: number; readonly move: number | undefined };
}

interface Heading {
  readonly level: number;
  readonly id: number;
  readonly move: number | undefined;
}

/**
 * The kinds of moves, by their number. A block that has the same parent, headings and intro at both
 * places has only moved. Under others it says something else, and so does an item of a numbered
 * list, whose place is its rank, a heading or intro that others than before stand under now, and a
 * paragraph behind another one.
 */
export function kindsOfMoves(nodes: readonly Merged[]): ReadonlyMap<number, Kind> {
  const survey = new Survey();
  if (!hasMoves(nodes)) return survey.kinds;
  survey.walk(nodes, 'old', { key: '', moves: [] }, undefined);
  survey.walk(nodes, 'new', { key: '', moves: [] }, undefined);
  return survey.kinds;
}

function hasMoves(nodes: readonly Merged[]): boolean {
  return nodes.some(
    (node) => node.change === 'moved' || ('children' in node && hasMoves(node.children)),
  );
}

class Survey {
  readonly kinds = new Map<number, Kind>();
  readonly #ids = new Map<Merged | string, number>();
  /** Standings in the old version, by the block's id. */
  readonly #old = new Map<number, Standing>();
  /** Blocks of each move that were met at its old and at its new place. */
  readonly #met = { old: new Map<number, number>(), new: new Map<number, number>() };

  /** Notes where each block stands in the old version, or compares it in the new one. */
  walk(nodes: readonly Merged[], side: Side, parent: Standing, name: string | undefined): void {
    let headings: readonly Heading[] = [];
    let previous: { readonly node: Merged; readonly id: number } | undefined;
    for (const node of nodes) {
      if (!isIn(node, side) || !isBlockNode(node, side)) continue;
      const id = this.#idOf(node, side);
      const level = levelOf(node, side);
      headings = headings.filter((heading) => heading.level < level);
      const intro = previous && introduces(previous.node, node, side) ? previous : undefined;
      const standing = {
        ...standingOf(parent, headings, intro),
        ...(previous ? { previous: { id: previous.id, move: moveOf(previous.node) } } : {}),
      };
      this.#note(id, node, side, standing, name === 'ol');
      if (level < noHeading) headings = [...headings, { level, id, move: moveOf(node) }];
      const inner = node.change === 'moved' ? node.node : node;
      if ('children' in inner)
        this.walk(
          inner.children,
          side,
          { key: `${standing.key}/${id}`, moves: [] },
          tagOn(node, side)?.name,
        );
      previous = { node, id };
    }
  }

  #note(id: number, node: Merged, side: Side, standing: Standing, isRanked: boolean): void {
    if (side === 'old') {
      this.#old.set(id, standing);
      return;
    }
    const before = this.#old.get(id);
    if (!before) return;
    const move = moveOf(node);
    const isSame = before.key === standing.key;
    if (move !== undefined) {
      const points = () => pointsToPlaces(readText(contentOf(node, 'new')));
      if (isRanked || !isSame || points()) this.kinds.set(move, 'structure');
    } else if (!isSame)
      for (const other of inOneOnly(before.moves, standing.moves))
        this.kinds.set(other, 'structure');
    if (before.previous?.id !== standing.previous?.id && goesOn(node))
      for (const other of [move, before.previous?.move, standing.previous?.move])
        if (other !== undefined) this.kinds.set(other, 'structure');
  }

  /** The same at both places of a block that moved. */
  #idOf(node: Merged, side: Side): number {
    const move = moveOf(node);
    if (move === undefined) return this.#numberOf(node);
    const count = this.#met[side].get(move) ?? 0;
    this.#met[side].set(move, count + 1);
    return this.#numberOf(`${move} ${count}`);
  }

  #numberOf(key: Merged | string): number {
    const known = this.#ids.get(key) ?? this.#ids.size;
    this.#ids.set(key, known);
    return known;
  }
}

function inOneOnly(one: readonly number[], other: readonly number[]): number[] {
  return [
    ...one.filter((move) => !other.includes(move)),
    ...other.filter((move) => !one.includes(move)),
  ];
}

function standingOf(
  parent: Standing,
  headings: readonly Heading[],
  intro: { readonly node: Merged; readonly id: number } | undefined,
): Standing {
  const introMove = intro && moveOf(intro.node);
  const moves = [...headings.map(({ move }) => move), introMove].filter(
    (move) => move !== undefined,
  );
  return {
    key: `${parent.key};${headings.map(({ id }) => id).join(',')};${intro?.id ?? ''}`,
    moves,
  };
}

function isBlockNode(node: Merged, side: Side): boolean {
  const tag = tagOn(node, side);
  return tag !== undefined && isBlock(element(tag.name));
}

const noHeading = 9;
const boldLine = 7;

/**
 * The level of a heading. Lines in bold, terms of definitions, and rows with one cell that says
 * something are headings for what follows beside them.
 */
function levelOf(node: Merged, side: Side): number {
  const tag = tagOn(node, side);
  if (!tag) return noHeading;
  if (isHeading(element(tag.name))) return Number(tag.name.slice(1));
  if (tag.name === 'dt') return boldLine;
  if (tag.name !== 'p' && tag.name !== 'tr') return noHeading;
  const [block] = contentOf(node, side);
  const children = block?.type === 'element' ? block.children : [];
  const isLine = tag.name === 'p' ? isBold(children) : hasOneCell(children);
  return isLine ? boldLine : noHeading;
}

function isBold(children: readonly Content[]): boolean {
  const [only, more] = children;
  return only?.type === 'element' && only.name === 'strong' && !more;
}

function hasOneCell(cells: readonly Content[]): boolean {
  return cells.length > 1 && cells.filter((cell) => readText([cell]).trim() !== '').length === 1;
}

/**
 * Whether a block goes on from the one before it, so that it means another thing behind another
 * block: any paragraph does, an item or row where it says so, no heading.
 */
function goesOn(node: Merged): boolean {
  const name = tagOn(node, 'new')?.name ?? '';
  if (standAlone.has(name) || isHeading(element(name))) return false;
  if (name !== 'li' && name !== 'tr') return true;
  return hasFirstCellEmpty(node) || goesOnFromOthers(readText(contentOf(node, 'new')));
}

/** Whether a row leaves out what it is about: it says more of what the row before it is about. */
function hasFirstCellEmpty(node: Merged): boolean {
  const [row] = contentOf(node, 'new');
  if (row?.type !== 'element' || row.name !== 'tr') return false;
  const [first] = row.children;
  return first !== undefined && readText([first]).trim() === '';
}

const standAlone: ReadonlySet<string> = new Set(['hr', 'dt', 'dd', 'thead', 'tbody', 'th', 'td']);

/** Whether a paragraph introduces what follows it: a list in any case, else after a colon. */
function introduces(previous: Merged, node: Merged, side: Side): boolean {
  if (tagOn(previous, side)?.name !== 'p') return false;
  const tag = tagOn(node, side);
  if (tag && isList(element(tag.name))) return true;
  return /[:：]\s*$/u.test(readText(contentOf(previous, side)));
}

function contentOf(node: Merged, side: Side): readonly Content[] {
  if (node.change === 'moved') return contentOf(node.node, side);
  // The old place of a move has the whole block.
  if ('content' in node) return [node.content];
  return side === 'old' ? reject({ content: [node] }) : accept({ content: [node] });
}
