import { visitContent } from '../content/rebuild.ts';
import type { Merged } from '../merged/merged.ts';

/** Gives ids to changes that neither version uses. */
export class ChangeIds {
  readonly #prefix: string;
  readonly #newIds = new Set<string>();
  readonly #oldIds = new Set<string>();
  readonly #claimed = new Set<string>();
  readonly #moves = new Map<string, string>();
  #number = 0;

  /** Every new id begins with `prefix`. Numbers whose id the document itself uses are skipped. */
  constructor(prefix: string, nodes: readonly Merged[]) {
    this.#prefix = prefix;
    this.#collect(nodes);
  }

  /** Ids for `count` changes, in reading order. */
  take(count: number): string[] {
    return Array.from({ length: count }, () => this.#next());
  }

  #next(): string {
    let id: string;
    do id = `${this.#prefix}${++this.#number}`;
    while (this.#isTaken(id));
    return id;
  }

  /** The id of a move's old or new place. */
  ofMove(move: number, end: 'from' | 'to'): string {
    const key = `${this.#prefix}move-${move}-${end}`;
    let id = this.#moves.get(key) ?? key;
    while (this.#isTaken(id)) id += '-';
    this.#moves.set(key, id);
    return id;
  }

  /**
   * Whether an element of the old version may keep its id: the new version does not use it, and it
   * is the first to claim it.
   */
  claimOld(id: string): boolean {
    if (this.#newIds.has(id) || this.#claimed.has(id)) return false;
    this.#claimed.add(id);
    return true;
  }

  #isTaken(id: string): boolean {
    return this.#newIds.has(id) || this.#oldIds.has(id);
  }

  #collect(nodes: readonly Merged[]): void {
    for (const node of nodes) {
      if (node.change === 'respaced') continue;
      if (node.change === 'moved') this.#collect([node.node]);
      else if ('content' in node) {
        const ids = node.change === 'deleted' ? this.#oldIds : this.#newIds;
        visitContent([node.content], (content) => {
          if (content.type === 'element' && content.attributes.id !== undefined)
            ids.add(content.attributes.id);
        });
      } else {
        const isOld = node.change === 'unwrapped' || ('join' in node && node.join === 'joined');
        const ids = isOld ? this.#oldIds : this.#newIds;
        if (node.attributes.id !== undefined) ids.add(node.attributes.id);
        this.#collect(node.children);
      }
    }
  }
}
