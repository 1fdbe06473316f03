import type { Content } from '../../lib/plan/model/content.ts';
import { isBlock } from '../../lib/redline/content/elements.ts';
import { textOf } from '../../lib/redline/content/excerpt.ts';
import { accept, reject } from '../../lib/redline/merged/accept-reject.ts';
import { type Merged, moveOf } from '../../lib/redline/merged/merged.ts';
import { wordsOf } from './redline-text.ts';

/** What a redline says and what is not so. All three are to be zero. */
export interface FalseClaims {
  /** Moves with no unchanged word between the old and the new place. */
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

class Claims {
  thinMoves = 0;
  #gap = 0;
  readonly #pieces: Piece[] = [];
  readonly #departures = new Map<number, Set<number>>();
  readonly #arrivals = new Map<number, Set<number>>();

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
    if (node.change === 'moved') {
      if (keptShare(node.node) < 1 / 3) this.thinMoves++;
      if (isInPlace) this.#gap++;
    }
    if (isInPlace) return;
    const places = node.change === 'moved' ? this.#arrivals : this.#departures;
    places.set(move, (places.get(move) ?? new Set()).add(this.#gap));
  }

  #readWhole(change: Piece['change'], content: Content): void {
    if (change === 'same') {
      if (wordsOf(textOf(content)).length > 0) this.#gap++;
      return;
    }
    for (const text of leafTexts(content)) this.#pieces.push({ change, text, gap: this.#gap });
  }

  idleMoves(): number {
    return [...this.#departures].filter(([move, gaps]) =>
      [...(this.#arrivals.get(move) ?? [])].some((gap) => gaps.has(gap)),
    ).length;
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

/** The texts of the innermost blocks, cells left out: "yes" stands in many of them. */
function leafTexts(content: Content): string[] {
  if (!isBlock(content) || content.name === 'td' || content.name === 'th') return [];
  const inner = content.children.filter(isBlock);
  if (inner.length > 0) return inner.flatMap(leafTexts);
  const text = wordsOf(textOf(content)).join(' ');
  return text === '' ? [] : [text];
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
