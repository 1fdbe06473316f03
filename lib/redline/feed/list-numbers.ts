import { type Content, element } from '../../plan/model/content.ts';
import type { PlainMerged } from './plain-merged.ts';

/**
 * Gives each item of a list its number in the new version, as `value`, so that the number stays
 * when other items are left out.
 */
export function withNumbers(
  items: readonly PlainMerged[],
  start: string | undefined,
): PlainMerged[] {
  let number = firstNumber(start);
  return items.map((item) => (item.change === 'deleted' ? item : withNumber(item, number++)));
}

function withNumber(item: PlainMerged, number: number): PlainMerged {
  const value = String(number);
  if (item.change === 'within') return { ...item, attributes: { ...item.attributes, value } };
  if (item.change === 'moved') {
    const node = withNumber(item.node, number);
    return node.change === 'moved' ? item : { ...item, node };
  }
  const { content } = item;
  if (content.type === 'text') return item;
  return { ...item, content: { ...content, attributes: { ...content.attributes, value } } };
}

/** Removes the numbers that a reader's own counting gets right. */
export function withNeededNumbers(items: readonly Content[], start: string | undefined): Content[] {
  let next = firstNumber(start);
  return items.map((item) => {
    if (item.type === 'text') return item;
    const { value, ...attributes } = item.attributes;
    const isCounted = value === undefined || Number(value) === next;
    next = Number(value ?? next) + 1;
    return isCounted ? element(item.name, attributes, item.children) : item;
  });
}

function firstNumber(start: string | undefined): number {
  return Number(start ?? 1);
}
