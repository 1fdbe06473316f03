import type { Content } from '../../plan/model/content.ts';
import type { Merged } from '../merged/merged.ts';
import type { Item } from './block-items.ts';
import type { Columns } from './table-columns.ts';
import type { JoinedRows } from './table-grid.ts';

/** Where in the tree two elements are compared. */
export interface SiblingPlace {
  /** Number of elements around. */
  readonly depth: number;
  readonly isPreformatted?: boolean;
  /** What stands right behind in both versions, where only what differs is compared. */
  readonly behind?: Content | undefined;
  /** Set in a table whose columns changed: its columns in both versions. */
  readonly columns?: Columns;
  /** Set in a table whose cells span others: both versions have the same cells at the same places. */
  readonly isGrid?: boolean;
  /** Set in another table with such cells, whose rows can be paired. */
  readonly joined?: JoinedRows | undefined;
  /** Set in a table whose first column numbers its rows in both versions. */
  readonly isNumbered?: boolean;
}

/** Blocks that are in only one version, in order. */
export interface OneSided {
  readonly deleted: readonly Item[];
  readonly inserted: readonly Item[];
}

/** Collects the merged children of an element. */
export class Siblings {
  readonly place: SiblingPlace;
  readonly nodes: Merged[] = [];
  readonly #deleted: Item[] = [];
  readonly #inserted: Item[] = [];

  constructor(place: SiblingPlace) {
    this.place = place;
  }

  get oneSided(): OneSided {
    return { deleted: this.#deleted, inserted: this.#inserted };
  }

  /** Adds nodes of both versions. */
  push(nodes: readonly Merged[]): void {
    for (const node of nodes) this.nodes.push(node);
  }

  /** Adds two items that cannot be merged: one deleted, one inserted. */
  addBoth(before: Item, after: Item): void {
    this.#add('deleted', before, false);
    this.#add('inserted', after, false);
  }

  /**
   * Adds items of one version. In a table whose columns changed, such a cell belongs to the change
   * of its column.
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
