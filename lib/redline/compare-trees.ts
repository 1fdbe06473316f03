import type { Content, Element } from '../plan/content.ts';
import { align } from './align.ts';
import { isRegular } from './elements.ts';
import { Fingerprints, startTag } from './fingerprints.ts';
import { type Item, itemsOf } from './items.ts';
import { matchSimilar } from './match-similar.ts';
import { mergeText } from './merge-text.ts';
import type { Merged } from './merged.ts';
import { normalize } from './rebuild.ts';
import { Similarity } from './similarity.ts';
import { columnsOf } from './table-columns.ts';
import { maximumDepth, type Work } from './work.ts';

/** Elements that, where a parent has one, stay the same one however much of it changes. */
const onlyOnes: ReadonlySet<string | undefined> = new Set([
  ...['thead', 'tbody', 'tfoot', 'caption', 'summary', 'figcaption'],
  undefined,
]);

/** Merges two versions into one tree; adds the steps it took to `work`. */
export function compareTrees(
  before: readonly Content[],
  after: readonly Content[],
  work: Work,
): Merged[] {
  return new Comparison(work).mergeChildren(normalize(before), normalize(after), 0);
}

class Comparison {
  readonly #work: Work;
  readonly #fingerprints = new Fingerprints();
  readonly #similarity: Similarity;

  constructor(work: Work) {
    this.#work = work;
    this.#similarity = new Similarity(this.#fingerprints, work);
  }

  /** Equal items first, then similar ones between them; `depth` counts the elements around. */
  mergeChildren(before: readonly Content[], after: readonly Content[], depth: number): Merged[] {
    const old = itemsOf(before, this.#fingerprints);
    const young = itemsOf(after, this.#fingerprints);
    this.#work.steps += old.length + young.length;
    const alignment = align(this.#keysOf(old, young), this.#keysOf(young, old), this.#work);
    const merged: Merged[] = [];
    let [oldStart, newStart] = [0, 0];
    for (const [oldIndex, oldItem] of old.entries()) {
      const newIndex = alignment[oldIndex] ?? -1;
      const newItem = young[newIndex];
      if (!newItem) continue;
      const gap = [old.slice(oldStart, oldIndex), young.slice(newStart, newIndex)] as const;
      push(merged, this.#mergeGap(...gap, depth));
      push(merged, this.#mergePair(oldItem, newItem, depth));
      [oldStart, newStart] = [oldIndex + 1, newIndex + 1];
    }
    push(merged, this.#mergeGap(old.slice(oldStart), young.slice(newStart), depth));
    return merged;
  }

  /** Numbers to align items by: their content, or their place where they must stay paired. */
  #keysOf(items: readonly Item[], others: readonly Item[]): number[] {
    const [ours, theirs] = [singles(items), singles(others)];
    const sameCells = items.length === others.length;
    return items.map(({ id, block }, index) => {
      const isCell = block?.name === 'td' || block?.name === 'th';
      if (isCell && sameCells) return this.#fingerprints.ofKey(`cell ${index}`);
      const paired = ours.has(block?.name) && theirs.has(block?.name);
      return paired ? this.#fingerprints.ofKey(`only ${block?.name}`) : id;
    });
  }

  #mergeGap(before: readonly Item[], after: readonly Item[], depth: number): Merged[] {
    if (before.length === 0 || after.length === 0)
      return [...wholes('deleted', before), ...wholes('inserted', after)];
    const merged: Merged[] = [];
    let [oldStart, newStart] = [0, 0];
    for (const [oldIndex, newIndex] of matchSimilar(before, after, this.#similarity)) {
      const [old, young] = [before[oldIndex], after[newIndex]];
      if (!old || !young) continue;
      push(merged, wholes('deleted', before.slice(oldStart, oldIndex)));
      push(merged, wholes('inserted', after.slice(newStart, newIndex)));
      push(merged, this.#mergePair(old, young, depth));
      [oldStart, newStart] = [oldIndex + 1, newIndex + 1];
    }
    push(merged, wholes('deleted', before.slice(oldStart)));
    push(merged, wholes('inserted', after.slice(newStart)));
    return merged;
  }

  #mergePair(old: Item, young: Item, depth: number): Merged[] {
    if (old.id === young.id) return wholes('same', [old]);
    if (!old.block && !young.block)
      return mergeText(old.nodes, young.nodes, this.#fingerprints, this.#work);
    if (!old.block || !young.block || depth >= maximumDepth || !canMerge(old.block, young.block))
      return [...wholes('deleted', [old]), ...wholes('inserted', [young])];
    const { name, attributes } = old.block;
    const children = this.mergeChildren(old.block.children, young.block.children, depth + 1);
    return [{ change: 'within', name, attributes, children }];
  }
}

/** Whether two elements can be shown as one that differs inside, in valid HTML. */
function canMerge(before: Element, after: Element): boolean {
  if (startTag(before) !== startTag(after) || !isRegular(before) || !isRegular(after)) return false;
  if (before.name === 'details') return summaries(before) === summaries(after);
  if (before.name !== 'table') return true;
  const columns = columnsOf(before);
  return columns !== undefined && columns === columnsOf(after);
}

function summaries({ children }: Element): number {
  return children.filter((child) => child.type === 'element' && child.name === 'summary').length;
}

/** Which of {@link onlyOnes} occur exactly once. */
function singles(items: readonly Item[]): Set<string | undefined> {
  const [once, more] = [new Set<string | undefined>(), new Set<string | undefined>()];
  for (const { block } of items) (once.has(block?.name) ? more : once).add(block?.name);
  return new Set([...once].filter((name) => onlyOnes.has(name) && !more.has(name)));
}

function wholes(change: 'same' | 'inserted' | 'deleted', items: readonly Item[]): Merged[] {
  return items.flatMap(({ nodes }) => nodes.map((content): Merged => ({ change, content })));
}

function push(target: Merged[], nodes: readonly Merged[]): void {
  for (const node of nodes) target.push(node);
}
