import type { Content, Element, Text } from '../../plan/model/content.ts';
import { isAmount } from '../classify/amounts.ts';
import type { TextPlace } from '../classify/kind-of-text.ts';
import { isPartName } from '../classify/part-names.ts';
import { type Rank, rankIn } from '../classify/part-numbers.ts';
import { isHeading } from '../content/elements.ts';
import { beginningOf } from '../content/excerpt.ts';
import { rebuild, visitContent } from '../content/rebuild.ts';

/** Blocks that may begin with the number of a clause. */
const clauses: ReadonlySet<string> = new Set(['p', 'li', 'dt', 'dd']);

/**
 * Content without the numbers that its parts are called by: "Article 3" as a heading or a line alone,
 * "3.1 Fees", "(3) Whoever …". They count what is there, and say nothing of it. In doubt a number
 * stays: "3 days", "12 teachers".
 */
export function withoutOwnNumbers(
  content: readonly Content[],
  { isNumbered = false }: TextPlace = {},
): readonly Content[] {
  const values = new Map<Text, string>();
  visitContent(content, (node) => {
    if (node.type === 'text') return;
    const isRow = node.name === 'tr' && isNumbered;
    const [cell] = node.children;
    const block = isRow && cell?.type === 'element' ? cell : node;
    const first = isRow || mayBegin(node) ? firstText(block) : undefined;
    if (first) values.set(first, isRow ? '' : withoutOwnNumber(node, first.value));
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

function withoutOwnNumber(block: Element, first: string): string {
  const rank = rankIn(beginningOf(block, longestLabel).trim());
  if (!rank || !isOwn(rank, block)) return first;
  const { lead, number } = rank;
  const start = first.length - first.trimStart().length + lead.length;
  return first.startsWith(number, start)
    ? first.slice(0, start) + first.slice(start + number.length)
    : first;
}

function isOwn(rank: Rank, block: Element): boolean {
  const { lead, number, rest } = rank;
  if (isAmount(rank)) return false;
  if (isPartName(lead)) return isHeading(block) || !/[\p{L}\p{N}]/u.test(rest);
  if (!/^[^\p{L}\p{N}]{0,3}$/u.test(lead)) return false;
  const hasParts = isHeading(block) && /\p{N}\.\p{N}/u.test(number);
  return hasParts || /^[.)\]:](?!\p{N})/u.test(rest);
}
