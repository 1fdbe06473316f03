import type { Content, Element } from '../../plan/model/content.ts';
import { isList } from '../content/elements.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import type { Merged } from '../merged/merged.ts';
import type { Item } from './block-items.ts';
import { textKey, withoutLists } from './kept-texts.ts';
import type { Match } from './splits.ts';

/** A part of a list that the other version has as several lists. */
export interface CutItem extends Item {
  /** Whether it goes on from the part before it. */
  readonly isContinued: boolean;
}

/** Items between two that stayed, and which of them became which. */
export interface Gap {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  readonly matches: readonly Match[];
}

/**
 * Cuts lists where the other version has several lists with their items, in order: a block was put
 * into their midst.
 */
export function cutLists(
  items: readonly Item[],
  others: readonly Item[],
  fingerprints: Fingerprints,
): readonly Item[] {
  const owners = ownersOf(others, fingerprints);
  if (owners.lists < 2) return items;
  return items.flatMap((item): readonly Item[] => {
    const { block } = item;
    if (!block || !isList(block) || item.isApart) return [item];
    const starts = startsOf(block, owners.byItem, fingerprints);
    return starts.length < 2 ? [item] : partsOf(block, starts, fingerprints);
  });
}

/** Whether every part of a list that was cut became a list, so that the parts are one list again. */
export function areCutsMatched({ before, after, matches }: Gap): boolean {
  const oldCuts = before.filter(isCut).length;
  const newCuts = after.filter(isCut).length;
  const matched = matches.filter((match) => {
    const [oldItem, newItem] = [before[match.oldStart], after[match.newStart]];
    const isOne = isCut(oldItem)
      ? match.oldEnd - match.oldStart === 1
      : isCut(newItem) && match.newEnd - match.newStart === 1;
    return isOne && isListItem(oldItem) && isListItem(newItem);
  });
  return matched.length === oldCuts + newCuts;
}

function isListItem(item: Item | undefined): boolean {
  return item?.block !== undefined && isList(item.block);
}

/** The merged list of a part, which goes on from the list before where that was one with it. */
export function cutNode(list: Merged, before: Item | undefined, after: Item | undefined): Merged {
  const node = opened(list);
  if (node.change !== 'within') return node;
  const { name, attributes, children } = node;
  if (isCut(before) && before.isContinued)
    return { change: 'within', name, attributes, children, join: 'split' };
  if (isCut(after) && after.isContinued)
    return { change: 'within', ...(node.before ?? { name, attributes }), children, join: 'joined' };
  return node;
}

function opened(node: Merged): Merged {
  if (node.change !== 'same' || node.content.type !== 'element') return node;
  const { name, attributes, children } = node.content;
  const items = children.map((content): Merged => ({ change: 'same', content }));
  return { change: 'within', name, attributes, children: items };
}

export function isCut(item: Item | undefined): item is CutItem {
  return item !== undefined && 'isContinued' in item;
}

/** Which list has an item, by the item's number; -1 where several lists have it. */
interface Owners {
  readonly byItem: ReadonlyMap<number, number>;
  readonly lists: number;
}

function ownersOf(items: readonly Item[], fingerprints: Fingerprints): Owners {
  const byItem = new Map<number, number>();
  let lists = 0;
  for (const [index, { block }] of items.entries()) {
    if (!block || !isList(block)) continue;
    lists += 1;
    for (const child of block.children) {
      const id = keyOf(child, fingerprints);
      if (id === undefined) continue;
      const known = byItem.get(id);
      byItem.set(id, known === undefined || known === index ? index : -1);
    }
  }
  return { byItem, lists };
}

/** Equal for items of equal words, spaced or not, whatever stands under them. */
function keyOf(child: Content, fingerprints: Fingerprints): number | undefined {
  return child.type === 'element' ? textKey(withoutLists(child), fingerprints) : undefined;
}

/** Where the items of the next list begin; the first start is 0. Empty where lists take turns. */
function startsOf(
  { children }: Element,
  owners: ReadonlyMap<number, number>,
  fingerprints: Fingerprints,
): number[] {
  const starts: number[] = [];
  let last = -1;
  for (const [index, child] of children.entries()) {
    const owner = owners.get(keyOf(child, fingerprints) ?? -1) ?? -1;
    if (owner === -1 || owner === last) continue;
    if (owner < last) return [];
    starts.push(starts.length === 0 ? 0 : index);
    last = owner;
  }
  return starts;
}

function partsOf(list: Element, starts: readonly number[], fingerprints: Fingerprints): CutItem[] {
  return starts.map((start, index) => {
    const block = { ...list, children: list.children.slice(start, starts[index + 1]) };
    return { id: fingerprints.of(block), block, nodes: [block], isContinued: index > 0 };
  });
}
