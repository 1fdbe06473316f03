import type { Content, Element, Text } from '../../plan/model/content.ts';
import { comesNext } from '../blocks/renumbered.ts';
import { isAmount } from '../classify/amounts.ts';
import { isPartName } from '../classify/part-names.ts';
import { type Rank, rankIn } from '../classify/part-numbers.ts';
import { isHeading } from '../content/elements.ts';
import { beginningOf } from '../content/excerpt.ts';
import { rebuild, visitContent } from '../content/rebuild.ts';

/** Blocks that may begin with the number of a clause. */
const clauses: ReadonlySet<string> = new Set(['p', 'li', 'dt', 'dd']);

/** What tells whether a number is that of a part. */
interface Standing {
  /** Whether first cells number the rows of the table that it is in. */
  readonly isNumbered: boolean;
  /** The headings that stand open in front of it, by level. */
  readonly headings: ReadonlyMap<number, string>;
}

/**
 * Content without the numbers that its parts are called by: "Article 3" as a heading or a line alone,
 * "3.1 Fees", "3 Fees" behind "2 Roads", "(3) Whoever …". They count what is there, and say nothing of
 * it. In doubt a number stays: "3 days", "12 teachers".
 */
export function withoutOwnNumbers(
  content: readonly Content[],
  { isNumbered, headings }: Standing = { isNumbered: false, headings: new Map() },
): readonly Content[] {
  const values = new Map<Text, string>();
  const counted = countedHeadings(content, headings);
  visitContent(content, (node) => {
    if (node.type === 'text') return;
    const isRow = node.name === 'tr' && isNumbered;
    const [cell] = node.children;
    const block = isRow && cell?.type === 'element' ? cell : node;
    const first = isRow || mayBegin(node) ? firstText(block) : undefined;
    if (first) values.set(first, isRow ? '' : withoutOwnNumber(node, first.value, counted));
  });
  if (values.size === 0) return content;
  const leave = (node: Element, children: Content[]) => [{ ...node, children }];
  const replaceText = (text: Text) => [{ ...text, value: values.get(text) ?? text.value }];
  return rebuild(content, leave, replaceText);
}

/** Characters from the start of a block that tell whether its number is its own. */
const longestLabel = 120;

function mayBegin(block: Element): boolean {
  return clauses.has(block.name) || isHeading(block);
}

/** The text that a block begins with, which is not that of a block in it. */
function firstText({ children: [child] }: Element): Text | undefined {
  let first = child;
  while (first?.type === 'element' && !clauses.has(first.name)) [first] = first.children;
  return first?.type === 'text' ? first : undefined;
}

function withoutOwnNumber(block: Element, first: string, counted: ReadonlySet<Element>): string {
  const rank = rankOfStart(block);
  const isCounted = rank !== undefined && counted.has(block) && !isAmount(rank);
  if (!rank || !(isCounted || isOwn(rank, block))) return first;
  const { lead, number } = rank;
  const start = first.length - first.trimStart().length + lead.length;
  return first.startsWith(number, start)
    ? first.slice(0, start) + first.slice(start + number.length)
    : first;
}

function rankOfStart(block: Element): Rank | undefined {
  return rankIn(beginningOf(block, longestLabel).trim());
}

/** The headings that count on from one before them, of their level, or to one behind: "3 Fees". */
function countedHeadings(
  content: readonly Content[],
  ahead: ReadonlyMap<number, string>,
): ReadonlySet<Element> {
  const found = new Set<Element>();
  const last = new Map<number, { readonly rank: Rank | undefined; readonly block?: Element }>();
  for (const [level, text] of ahead) last.set(level, { rank: rankIn(text.trim()) });
  for (const block of content) {
    if (block.type === 'text' || !isHeading(block)) continue;
    const [level, rank] = [Number(block.name.slice(1)), rankOfStart(block)];
    const before = last.get(level);
    if (rank && before?.rank && countsOn(rank, before.rank))
      for (const one of [block, before.block]) if (one) found.add(one);
    for (const below of [...last.keys()]) if (below > level) last.delete(below);
    last.set(level, { rank, block });
  }
  return found;
}

/** Whether both begin with their numbers and a title, and one comes right after the other. */
function countsOn(rank: Rank, before: Rank): boolean {
  const haveTitles = [rank, before].every(
    ({ lead, rest }) => lead === '' && /^\s\p{L}/u.test(rest),
  );
  return haveTitles && comesNext(rank.number, before.number);
}

function isOwn(rank: Rank, block: Element): boolean {
  const { lead, number, rest } = rank;
  if (isAmount(rank)) return false;
  if (isPartName(lead)) return isHeading(block) || !/[\p{L}\p{N}]/u.test(rest);
  if (!/^[^\p{L}\p{N}]{0,3}$/u.test(lead)) return false;
  const hasParts = isHeading(block) && /\p{N}\.\p{N}/u.test(number);
  return hasParts || /^[.)\]:](?!\p{N})/u.test(rest);
}
