import type { Content } from '../../lib/plan/model/content.ts';
import { isBlock } from '../../lib/redline/content/elements.ts';
import { textOf } from '../../lib/redline/content/excerpt.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { type Merged, moveOf } from '../../lib/redline/merged/merged.ts';
import { wordsOf } from './redline-text.ts';

/** What a redline says and what is not so. All three are to be zero. */
export interface FalseClaims {
  /**
   * Moves with nothing that stayed between the old and the new place: no unchanged word, and no
   * block in place that it moved past.
   */
  readonly idleMoves: number;
  /**
   * Blocks that are called removed although their text stands in the new version, with nothing
   * unchanged between; of at least {@link recognisable} words, wherever they stand.
   */
  readonly stillThere: number;
  /** Moves that keep less than a third of their words. */
  readonly thinMoves: number;
}

/** Words of a block that is known again wherever it stands. */
const recognisable = 4;

/** A third, less what another way of counting words may make of it: a web address is one, or many. */
const leastKept = 0.3;

/** A piece of a redline in reading order. A gap is what lies between two unchanged words. */
interface Piece {
  readonly change: 'same' | 'deleted' | 'inserted';
  readonly text: string;
  readonly gap: number;
}

/** The claims of a redline that its own text contradicts. */
export function falseClaims(nodes: readonly Merged[]): FalseClaims {
  const claims = new Claims();
  claims.read(nodes);
  return {
    idleMoves: claims.idleMoves(),
    stillThere: claims.stillThere(),
    thinMoves: claims.thinMoves,
  };
}

/** An end of a move: the gap that it is in, and its place among all ends. */
interface End {
  readonly gap: number;
  readonly order: number;
}

/** A move with both ends. */
interface Move {
  readonly from: End;
  readonly to: End;
}

class Claims {
  thinMoves = 0;
  #gap = 0;
  #order = 0;
  readonly #pieces: Piece[] = [];
  readonly #ends = new Map<number, { isInPlace: boolean; from: End[]; to: End[] }>();

  read(nodes: readonly Merged[]): void {
    for (const node of nodes) {
      const move = moveOf(node);
      if (move !== undefined) this.#readMove(node, move);
      else if ('content' in node) this.#readWhole(node.change, node.content);
      else if ('children' in node) this.read(node.children);
    }
  }

  #readMove(node: Merged, move: number): void {
    const isInPlace = 'inPlace' in node && node.inPlace !== undefined;
    const ends = this.#ends.get(move) ?? { isInPlace, from: [], to: [] };
    this.#ends.set(move, ends);
    ends[node.change === 'moved' ? 'to' : 'from'].push({ gap: this.#gap, order: this.#order++ });
    if (node.change === 'moved' && keptShare(node.node) < leastKept) this.thinMoves++;
  }

  #readWhole(change: Piece['change'], content: Content): void {
    if (change === 'same') {
      if (wordsOf(textOf(content)).length > 0) this.#gap++;
      return;
    }
    for (const text of leafTexts(content)) this.#pieces.push({ change, text, gap: this.#gap });
  }

  idleMoves(): number {
    const inPlace = this.#moves(true);
    return this.#moves(false).filter(
      (move) => move.from.gap === move.to.gap && !inPlace.some((other) => areCrossing(move, other)),
    ).length;
  }

  #moves(isInPlace: boolean): Move[] {
    return [...this.#ends.values()]
      .filter((ends) => ends.isInPlace === isInPlace)
      .flatMap(({ from, to }) =>
        from.flatMap((one, index) => {
          const other = to[index];
          return other ? [{ from: one, to: other }] : [];
        }),
      );
  }

  stillThere(): number {
    const arrived = new Map<string, Piece[]>();
    for (const piece of this.#pieces)
      if (piece.change === 'inserted')
        arrived.set(piece.text, [...(arrived.get(piece.text) ?? []), piece]);
    return this.#pieces.filter(({ change, text, gap }) => {
      const isKnown = wordsOf(text).length >= recognisable;
      const others = change === 'deleted' ? (arrived.get(text) ?? []) : [];
      const index = others.findIndex((other) => isKnown || other.gap === gap);
      return index !== -1 && others.splice(index, 1).length > 0;
    }).length;
  }
}

/** Whether two blocks have another order in the new version, so that one moved past the other. */
function areCrossing(one: Move, other: Move): boolean {
  return one.from.order < other.from.order !== one.to.order < other.to.order;
}

/** The texts of the innermost blocks, cells left out: "yes" stands in many of them. */
function leafTexts(content: Content): string[] {
  if (!isBlock(content) || content.name === 'td' || content.name === 'th') return [];
  const inner = content.children.filter(isBlock);
  if (inner.length > 0) return inner.flatMap(leafTexts);
  const text = wordsOf(writtenText(content)).join(' ');
  return text === '' ? [] : [text];
}

/** Descriptions of images are left out: another image under the same one is another image. */
function writtenText(content: Content): string {
  return content.type === 'text' ? content.value : content.children.map(writtenText).join('');
}

/** The part of the words of both versions of a block that both have. */
function keptShare(node: Merged): number {
  const count = (content: readonly Content[]) =>
    content.reduce((sum, one) => sum + wordsOf(textOf(one)).length, 0);
  const all = count(accept({ content: [node] })) + count(reject({ content: [node] }));
  return all === 0 ? 1 : (2 * sameWords(node)) / all;
}

function sameWords(node: Merged): number {
  if (node.change === 'same') return wordsOf(textOf(node.content)).length;
  return 'children' in node ? node.children.reduce((sum, child) => sum + sameWords(child), 0) : 0;
}
