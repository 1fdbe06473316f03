import type { Content } from '../../plan/model/content.ts';
import { hanNumbers, numberWords } from '../classify/number-words.ts';
import { putInCounters, putInLetters } from '../classify/part-numbers.ts';
import { isHeading } from '../content/elements.ts';
import { textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import type { SameEnds } from '../content/same-content.ts';
import type { Alignment } from '../sequences/align.ts';
import type { Item } from './block-items.ts';
import { markRanks, rankOf } from './renumbered.ts';

/** Letters of a heading beyond which it is a title, not a count. */
const longestLabel = 60;

/** Numbers as labels have them: 4, 4.2, 4a, 4 bis, IV, B. */
const numbers = new RegExp(
  `(?<!\\p{N})\\p{N}+(?:\\.\\p{N}+){0,6}(?:\\p{Ll}(?!\\p{L})|${putInLetters})?|(?<!\\p{L})(?:[IVXLCDM]{1,12}(?:${putInLetters})?|\\p{Lu})(?![\\p{L}\\p{N}])`,
  'gu',
);

const counters = new RegExp(`(?<=[\\p{N}一二三四五六七八九十百])${putInCounters}`, 'gu');

/** Four, 第四. */
const writtenNumbers = new RegExp(
  `(?<!\\p{L})(?:one|first|second)(?!\\p{L})|${numberWords}|${hanNumbers}`,
  'giu',
);

/** A label that is no heading: "Article #", "§ #", "#条". */
const shortLabel = /^[^\p{L}#]{0,3}(?:\p{L}{1,20}\.?[^\p{L}#]{1,3})?#\p{L}?[^\p{L}#]{0,3}$/u;

/**
 * Labels what only counts: headings, and short lines such as "**Article 4**", that are equal to
 * others beside them but for their numbers. A part that is put in gives each part behind it another
 * number, so that the number does not tell which text stands under the label.
 *
 * @returns whether there are any
 */
export function labelCounted(
  before: readonly Item[],
  after: readonly Item[],
  fingerprints: Fingerprints,
): boolean {
  const labels = new Map<Item, number>();
  const counted = new Set<number>();
  for (const items of [before, after]) {
    const first = new Map<number, number>();
    for (const item of items) {
      const text = labelOf(item.block);
      if (text === undefined) continue;
      const label = fingerprints.ofKey(`counted ${text}`);
      labels.set(item, label);
      const known = first.get(label);
      if (known === undefined) first.set(label, item.id);
      else if (known !== item.id) counted.add(label);
    }
  }
  for (const label of keptParts(before, after, labels)) counted.delete(label);
  for (const [item, label] of labels) if (counted.has(label)) item.label = label;
  markRanks(before, after);
  return counted.size > 0;
}

/**
 * The labels of headings where both versions have the same ones in the same order, over the same text
 * or over other headings: no part came or went, so the numbers tell the parts apart ("Part I").
 */
function keptParts(
  before: readonly Item[],
  after: readonly Item[],
  labels: ReadonlyMap<Item, number>,
): number[] {
  const [old, young] = [before, after].map((items) => {
    const series = new Map<number, string[]>();
    for (const [index, item] of items.entries()) {
      const label = labels.get(item);
      if (label === undefined || !item.block || !isHeading(item.block)) continue;
      const next = items[index + 1];
      const isOverText = next && !(next.block && isHeading(next.block));
      const part = isOverText ? `${item.id} ${next.id}` : `${item.id}`;
      const parts = series.get(label);
      if (parts) parts.push(part);
      else series.set(label, [part]);
    }
    return series;
  });
  return [...(old ?? [])].flatMap(([label, parts]) =>
    parts.join() === young?.get(label)?.join() ? [label] : [],
  );
}

/**
 * The text of a short heading or of a line that is a label, without its numbers; `undefined` where
 * it has none, and for all other nodes.
 */
export function labelOf(node: Content | undefined): string | undefined {
  if (node?.type !== 'element') return undefined;
  const { name, children } = node;
  const isTitle = isHeading(node);
  const isLine = ['p', 'dt'].includes(name) && children.length === 1;
  if (!isTitle && !isLine) return undefined;
  const text = textOf(node).trim();
  if (text.length > longestLabel) return undefined;
  const label = text
    .replace(counters, (counter) => counter.charAt(0))
    .replace(numbers, '#')
    .replace(writtenNumbers, '#');
  if (label === text || !(isTitle || shortLabel.test(label))) return undefined;
  return `${isTitle ? 'heading' : name} ${label}`;
}

/**
 * Where the search for what changed begins: before the labels that end what is equal at the start,
 * because behind a part that was put in they have other numbers, and before a label of their sort,
 * which shows that they count. It ends behind the text that stands under the last label.
 *
 * @param ends how much is equal at the start and at the end of both versions
 */
export function withLabels(
  { start, end }: SameEnds,
  before: readonly Content[],
  after: readonly Content[],
): SameEnds {
  const middles = [before, after].flatMap((all) => all.slice(start, all.length - end));
  let first = start;
  while (first > 0 && sortOf(after[first - 1]) !== undefined) first--;
  const sorts = new Set([...after.slice(first, start), ...middles].map(sortOf));
  sorts.delete(undefined);
  if (sorts.size === 0) return { start, end };
  const last = after.slice(0, first).findLastIndex((node) => sorts.has(sortOf(node)));
  return { start: last < 0 ? first : last, end: Math.max(0, end - 1) };
}

/** Equal for headings and lines that count the same way: "Article 4" and "Article 5: Fees". */
function sortOf(node: Content | undefined): string | undefined {
  if (labelOf(node) === undefined || node?.type !== 'element') return undefined;
  const { name } = node;
  const { lead } = rankOf(node) ?? {};
  return `${isHeading(node) ? 'heading' : name} ${lead}`;
}

/** Whether two labels count the same, whatever their numbers. */
export function countTheSame(before: Item | undefined, after: Item | undefined): boolean {
  return before?.label !== undefined && before.label === after?.label;
}

/** Aligns the counting headings that stand over aligned blocks, as {@link withCounted} pairs them. */
export function alignCounted(
  before: readonly Item[],
  after: readonly Item[],
  alignment: Alignment,
): void {
  const pairs = [...alignment]
    .map((to, from): [number, number] => [from, to])
    .filter(([, to]) => to >= 0);
  alignment.fill(-1);
  for (const [from, to] of withCounted(before, after, pairs)) alignment[from] = to;
}

/**
 * Puts the headings that count before what stands under them: where two blocks are paired, the
 * counting headings right before them are, too.
 *
 * @param pairs in order
 * @returns all pairs in order
 */
export function withCounted(
  before: readonly Item[],
  after: readonly Item[],
  pairs: readonly (readonly [number, number])[],
): [number, number][] {
  const settled: [number, number][] = [];
  for (const [oldIndex, newIndex] of pairs) {
    if (before[oldIndex]?.label !== undefined) {
      settled.push([oldIndex, newIndex]);
      continue;
    }
    let above = 0;
    while (countTheSame(before[oldIndex - above - 1], after[newIndex - above - 1])) above++;
    const isTaken = ([from, to]: [number, number]) =>
      from >= oldIndex - above || to >= newIndex - above;
    for (let last = settled.at(-1); last && isTaken(last); last = settled.at(-1)) settled.pop();
    for (; above > 0; above--) settled.push([oldIndex - above, newIndex - above]);
    settled.push([oldIndex, newIndex]);
  }
  return settled;
}
