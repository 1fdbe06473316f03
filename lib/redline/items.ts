import type { Content, Element } from '../plan/content.ts';
import { isBlock } from './elements.ts';
import type { Fingerprints } from './fingerprints.ts';

/** What is aligned among the children of an element: one block, or a run of text between blocks. */
export interface Item {
  /** Equal for equal items. */
  readonly id: number;
  /** The block; absent for a run of text. */
  readonly block?: Element;
  readonly nodes: readonly Content[];
}

/** Splits children into blocks and runs of text. */
export function itemsOf(children: readonly Content[], fingerprints: Fingerprints): Item[] {
  const items: Item[] = [];
  let run: Content[] = [];
  const endRun = () => {
    if (run.length === 0) return;
    const id = fingerprints.ofKey(`run ${run.map((node) => fingerprints.of(node)).join(' ')}`);
    items.push({ id, nodes: run });
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else {
      endRun();
      items.push({ id: fingerprints.of(child), block: child, nodes: [child] });
    }
  }
  endRun();
  return items;
}
