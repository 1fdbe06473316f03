import type { Fingerprints } from '../content/fingerprints.ts';
import { readText } from '../content/read-text.ts';
import { mergeText } from '../inline/merge-text.ts';
import { boundary } from '../inline/tokens.ts';
import type { Merged, Within } from '../merged/merged.ts';
import type { StepBudget } from '../sequences/step-budget.ts';
import type { Item } from './block-items.ts';
import { contentOf, tagOf, withoutEdges } from './merge-split.ts';
import { isTextParagraph, type Match } from './splits.ts';

/** Fewest words at the end of one paragraph and the start of the next that are no chance. */
const leastShifted = 5;

/** Words that are looked for at the end and the start, of a sentence that changed on its way. */
const mostShifted = 8;

/**
 * Joins two matches of paragraphs that stand side by side where the end of one became the start of
 * the other, or the start of the second the end of the first: only the boundary between them went to
 * another place.
 */
export function withShifted(
  before: readonly Item[],
  after: readonly Item[],
  matches: readonly Match[],
): Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    const last = result.at(-1);
    const isShifted =
      last &&
      isOne(last) &&
      isOne(match) &&
      last.oldEnd === match.oldStart &&
      last.newEnd === match.newStart &&
      areShifted(
        [before[last.oldStart], before[match.oldStart]],
        [after[last.newStart], after[match.newStart]],
      );
    if (isShifted)
      result[result.length - 1] = { ...last, oldEnd: match.oldEnd, newEnd: match.newEnd };
    else result.push(match);
  }
  return result;
}

function isOne({ oldStart, oldEnd, newStart, newEnd }: Match): boolean {
  return oldEnd - oldStart === 1 && newEnd - newStart === 1;
}

type Two = readonly [Item | undefined, Item | undefined];

function areShifted(before: Two, after: Two): boolean {
  const items = [...before, ...after];
  if (!items.every((item) => item && !item.isApart && isTextParagraph(item))) return false;
  const [oldFirst = [], oldSecond = [], newFirst = [], newSecond = []] = items.map(wordsOf);
  return (
    passedOver(oldFirst, oldSecond, newFirst, newSecond) ||
    passedOver(newFirst, newSecond, oldFirst, oldSecond)
  );
}

/** Whether the end of a first paragraph is at the start of the other version's second one. */
function passedOver(
  first: readonly string[],
  second: readonly string[],
  otherFirst: readonly string[],
  otherSecond: readonly string[],
): boolean {
  const isHeld = (run: readonly string[], words: readonly string[]) =>
    spaced(words).includes(spaced(run));
  for (let length = Math.min(mostShifted, first.length); length >= leastShifted; length--) {
    const [end, start] = [first.slice(-length), otherSecond.slice(0, length)];
    const isWhole = spaced(end) === spaced(start);
    const isFound = length === mostShifted && (isHeld(end, otherSecond) || isHeld(start, first));
    if (!isWhole && !isFound) continue;
    const run = isWhole || isHeld(end, otherSecond) ? end : start;
    return run.length === length && !isHeld(run, otherFirst) && !isHeld(run, second);
  }
  return false;
}

function wordsOf(item: Item | undefined): string[] {
  return (item ? readText(item.nodes) : '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/**
 * Merges two paragraphs whose boundary went to another place: what is between its two places was
 * split off one and joined to the other. `undefined` where the boundary has only one place after all.
 */
export function mergeShifted(
  before: readonly Item[],
  after: readonly Item[],
  fingerprints: Fingerprints,
  work: StepBudget,
): Merged[] | undefined {
  const textOf = (items: readonly Item[]) =>
    contentOf(items.map(({ block, nodes }) => ({ nodes: block?.children ?? nodes })));
  const merged = mergeText(textOf(before), textOf(after), fingerprints, work);
  const parts: Merged[][] = [[]];
  const joins: Within['join'][] = [];
  for (const node of merged)
    if ('content' in node && node.content === boundary) {
      parts.push([]);
      joins.push(
        node.change === 'inserted' ? 'split' : node.change === 'deleted' ? 'joined' : undefined,
      );
    } else parts.at(-1)?.push(node);
  const isMoved = joins.length === 2 && joins[0] !== joins[1] && !joins.includes(undefined);
  const [, between = []] = parts;
  if (!isMoved || !between.some(({ change }) => change === 'same')) return undefined;
  const [oldTag, newTag] = [tagOf(before[1]?.block), tagOf(after[1]?.block)];
  return parts.map((nodes, index): Within => {
    const children = withoutEdges(nodes, index > 0, index < parts.length - 1);
    const join = joins[index - 1];
    if (!join) return { change: 'within', ...tagOf(after[0]?.block), children };
    return { change: 'within', ...(join === 'split' ? newTag : oldTag), children, join };
  });
}
