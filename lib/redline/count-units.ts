import type { Content } from '../plan/content.ts';
import { isBlock } from './elements.ts';
import type { Merged, Within } from './merged.ts';
import { deeper, type Nature, natureOf } from './nature.ts';
import { visitContent } from './rebuild.ts';
import type { Unit } from './redline-words.ts';

export type Deed = Nature | 'inserted' | 'deleted';

/** How many of each unit had each done to it. */
export type UnitCounts = ReadonlyMap<`${Deed} ${Unit}`, number>;

type Count = (deed: Deed, unit: Unit) => void;

/** Blocks that readers count as one; others are counted by what they hold. */
const unitOf: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    ...{ p: 'paragraph', summary: 'paragraph', dt: 'item', dd: 'item', li: 'item' },
    ...{ tr: 'row', pre: 'code', hr: 'line', table: 'table', figure: 'image', caption: 'row' },
    ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
  } as const),
);

/** Counts what a reader would say changed: paragraphs, list items, table rows. */
export function countUnits(nodes: readonly Merged[]): UnitCounts {
  const counts = new Map<`${Deed} ${Unit}`, number>();
  const count: Count = (deed, unit) => {
    const key = `${deed} ${unit}` as const;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const loose = countAmong(nodes, undefined, count);
  if (loose) count(loose, 'paragraph');
  return counts;
}

/** Returns how the text changed that is in no unit of its own and so belongs to the unit around. */
function countAmong(
  nodes: readonly Merged[],
  around: Unit | undefined,
  count: Count,
): Nature | undefined {
  let nature: Nature | undefined;
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index++];
    if (!node || node.change === 'same') continue;
    if (node.change === 'within') nature = deeper(nature, countWithin(node, around, count));
    else if (!isBlock(node.content)) {
      const end = endOfChange(nodes, index);
      nature = deeper(nature, natureOfNodes(nodes.slice(index - 1, end)));
      index = end;
    } else if (isReplacement(node, nodes[index])) {
      count(natureOfNodes(nodes.slice(index - 1, index + 1)), unitFor(node.content, around));
      index++;
    } else for (const unit of unitsIn(node.content, around)) count(node.change, unit);
  }
  return nature;
}

function countWithin(
  { name, children }: Within,
  around: Unit | undefined,
  count: Count,
): Nature | undefined {
  const own = ownUnit(name, around);
  const nature = countAmong(children, own ?? around, count);
  if (!nature || own === undefined) return nature;
  count(nature, own);
  return undefined;
}

/** A paragraph in a list item or row is that item or row; a table is counted by its rows. */
function ownUnit(name: string, around: Unit | undefined): Unit | undefined {
  const unit = name === 'table' ? undefined : unitOf.get(name);
  return unit === 'paragraph' && around !== undefined ? undefined : unit;
}

function unitFor(content: Content, around: Unit | undefined): Unit {
  const unit = content.type === 'element' ? unitOf.get(content.name) : undefined;
  return unit === undefined || (unit === 'paragraph' && around) ? (around ?? 'block') : unit;
}

/** Where the inline nodes end that changed together with the one before `start`. */
function endOfChange(nodes: readonly Merged[], start: number): number {
  let end = start;
  for (let node = nodes[end]; node; node = nodes[++end])
    if (node.change === 'same' || node.change === 'within' || isBlock(node.content)) break;
  return end;
}

function natureOfNodes(nodes: readonly Merged[]): Nature {
  const texts = { deleted: '', inserted: '', same: '' };
  for (const node of nodes)
    if (node.change !== 'within') texts[node.change] += textOf(node.content);
  return natureOf(texts.deleted, texts.inserted);
}

function textOf(content: Content): string {
  let value = '';
  visitContent([content], (node) => {
    value += node.type === 'text' ? node.value : (node.attributes.alt ?? '');
  });
  return value;
}

/** A deleted block right before an inserted one of its kind: attributes changed, or every word. */
function isReplacement(node: Merged, next: Merged | undefined): boolean {
  if (node.change !== 'deleted' || next?.change !== 'inserted') return false;
  return isBlock(node.content) && isBlock(next.content) && node.content.name === next.content.name;
}

/** What was added or removed with a block: a list counts by its items, a quotation by its paragraphs. */
function unitsIn(content: Content, around: Unit | undefined): Unit[] {
  const own = unitFor(content, around);
  if (own !== 'block') return [own];
  const units: Unit[] = [];
  visitContent([content], (node) => {
    const unit = unitFor(node, undefined);
    if (unit !== 'block' && unit !== 'paragraph' && unit !== 'row') units.push(unit);
  });
  return units.length > 0 ? units : ['paragraph'];
}
