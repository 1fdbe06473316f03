import type { Content, Element } from '../../plan/model/content.ts';
import { isBlock } from '../content/elements.ts';
import type { Fingerprints } from '../content/fingerprints.ts';

/** A child of an element as it is aligned: one block, or a run of text between blocks. */
export interface Item {
  /** Equal for equal items. */
  readonly id: number;
  /** The block; absent for a run of text. */
  readonly block?: Element;
  readonly nodes: readonly Content[];
  /** Whether its equal was found elsewhere in the other version. It then matches no other item. */
  isApart?: boolean;
  /** Of a heading or line that only counts: equal for those that differ in their numbers alone. */
  label?: number;
  /** Of a heading or label: whether its number tells how many like it stand before it. */
  isRanked?: boolean;
  /** Of a row: whether its first cell is no name, but the number of the row. */
  isNumbered?: boolean;
  /** Of a row: whether its first cell is that of one row in each version. */
  isNamed?: boolean;
}

/** One block as an item. */
export function itemOf(block: Element, fingerprints: Fingerprints): Item {
  return { id: fingerprints.of(block), block, nodes: [block], isApart: false };
}

/** Splits children into blocks and runs of text. */
export function itemsOf(children: readonly Content[], fingerprints: Fingerprints): Item[] {
  const items: Item[] = [];
  let run: Content[] = [];
  const endRun = () => {
    if (run.length === 0) return;
    items.push({ id: fingerprints.ofAll(run), nodes: run, isApart: false });
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      items.push(itemOf(child, fingerprints));
    }
  }
  endRun();
  return items;
}
