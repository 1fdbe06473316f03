import type { Merged } from '../merged/merged.ts';
import type { Item } from './block-items.ts';
import type { Columns } from './table-columns.ts';

/** Where two elements are compared. */
export interface Place {
  /** Elements around. */
  readonly depth: number;
  readonly isPreformatted?: boolean;
  /** Within a table whose columns changed: which are the same. */
  readonly columns?: Columns;
}

/** Blocks that are in one version only, in order. */
export interface OneSided {
  readonly deleted: readonly Item[];
  readonly inserted: readonly Item[];
}

/** The children of an element of both versions, as far as they are merged. */
export class Siblings {
  readonly place: Place;
  readonly nodes: Merged[] = [];
  readonly #deleted: Item[] = [];
  readonly #inserted: Item[] = [];

  constructor(place: Place) {
    this.place = place;
  }

  get oneSided(): OneSided {
    return { deleted: this.#deleted, inserted: this.#inserted };
  }

  /** Adds what is in both versions, in some way. */
  push(nodes: readonly Merged[]): void {
    for (const node of nodes) this.nodes.push(node);
  }

  /** Adds two versions of which neither can be made the other. */
  addBoth(old: Item, young: Item): void {
    this.#add('deleted', old, false);
    this.#add('inserted', young, false);
  }

  /**
   * Adds what is in one version only. In a table whose columns changed, a cell that one version
   * lacks goes with its column.
   */
  add(change: 'deleted' | 'inserted', items: readonly Item[]): void {
    for (const item of items)
      this.#add(change, item, this.place.columns !== undefined && item.block?.name === 'td');
  }

  #add(change: 'deleted' | 'inserted', item: Item, continues: boolean): void {
    const blocks = change === 'deleted' ? this.#deleted : this.#inserted;
    for (const content of item.nodes)
      this.nodes.push(continues ? { change, content, continues } : { change, content });
    if (item.block) blocks.push(item);
  }
}
