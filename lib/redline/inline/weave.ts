import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { startTag } from '../content/fingerprints.ts';
import { append, visitContent } from '../content/rebuild.ts';
import { countSameEnds } from '../content/same-ends.ts';
import type { Merged, Whole } from '../merged/merged.ts';
import { type ElementReach, isLinkIn, isPaired, reachesOf } from './element-reach.ts';
import type { Token, TokenPlace, Wrapper } from './tokens.ts';
import type { WrapperPartners } from './wrapper-pairs.ts';

/** An element that does not fit in one tree with the others, and the one that it does not fit in. */
export interface Conflict {
  readonly conflict: ElementReach;
  readonly around?: ElementReach | undefined;
}

interface Open {
  readonly reach: ElementReach;
  readonly children: Merged[];
}

/**
 * Puts the inline elements of both versions around the merged text, in one tree. Returns a conflict
 * when two elements cross, as when `<em>` holds the first and second word and `<strong>` the second
 * and third.
 */
export function weave(
  places: readonly TokenPlace[],
  partners: WrapperPartners,
): Merged[] | Conflict {
  const starting = reachesOf(places, partners);
  const root: Merged[] = [];
  const open: Open[] = [];
  for (const [index, place] of places.entries()) {
    if (open.length === 0 && !starting.has(index)) {
      addMerged(root, mergedToken(place));
      continue;
    }
    for (const reach of starting.get(index) ?? []) {
      reachOver(reach, open, places);
      const depth = depthOf(reach, open);
      const conflict = misfit(reach, open.slice(0, depth), lastLink(open));
      if (conflict) return conflict;
      open.splice(depth, 0, { reach, children: [] });
    }
    const conflict = misplaced(place, open);
    if (conflict) return { conflict };
    addMerged(open.at(-1)?.children ?? root, mergedToken(place));
    for (let last = open.at(-1); last?.reach.end === index; last = open.at(-1)) {
      open.pop();
      addMerged(open.at(-1)?.children ?? root, mergedElement(last));
    }
  }
  return root;
}

/**
 * Lets open elements of one version reach to the end of an element of the other version that would
 * cross them, where only words of that other version stand behind them.
 */
function reachOver(
  reach: ElementReach,
  open: readonly Open[],
  places: readonly TokenPlace[],
): void {
  const other = reach.after ? 'before' : 'after';
  const crossed = open.map((each) => each.reach).filter(({ end }) => end < reach.end);
  const isOther = (one: ElementReach) => !isPaired(one) && one[other] !== undefined;
  if (reach[other] || !crossed.every(isOther)) return;
  const first = Math.min(...crossed.map(({ end }) => end + 1));
  for (let index = first; index <= reach.end; index++) if (places[index]?.[other]) return;
  for (const one of crossed) one.end = reach.end;
}

/**
 * Where an element begins among the open ones: in the innermost. Elements of the other version that
 * it would cross may begin in it, while they hold only words of that version, and no links.
 */
function depthOf(reach: ElementReach, open: readonly Open[]): number {
  const [other, mark] = reach.after
    ? (['before', 'deleted'] as const)
    : (['after', 'inserted'] as const);
  const isFree = (node: Merged) =>
    node.change === mark && (node.content.type === 'text' || !isLinkIn(reach));
  let depth = open.length;
  for (let outer = open[depth - 1]; outer && !reach[other]; outer = open[depth - 1]) {
    const isOther = !isPaired(outer.reach) && outer.reach[other] !== undefined;
    const isCrossed = outer.reach.end < reach.end;
    if (!isCrossed || !isOther || !outer.children.every(isFree)) break;
    depth -= 1;
  }
  return depth;
}

/**
 * The elements of which one must be given up, when `reach` does not fit where it starts: in the last
 * of the open elements, and beside the innermost `link`.
 */
function misfit(
  reach: ElementReach,
  open: readonly Open[],
  link: ElementReach | undefined,
): Conflict | undefined {
  const around = open.at(-1)?.reach;
  const fits =
    (!around || reach.end <= around.end) &&
    (!reach.before || reach.before.parent === innermost(open, 'before')) &&
    (!reach.after || reach.after.parent === innermost(open, 'after'));
  if (!fits) return { conflict: reach, around };
  return link && isLinkIn(reach) ? { conflict: reach, around: link } : undefined;
}

/**
 * The element to give up, when a token would stand in an element that is not around it in its own
 * version.
 */
function misplaced({ before, after }: TokenPlace, open: readonly Open[]): ElementReach | undefined {
  if (open.length === 0) return undefined;
  if ((before ?? after)?.kind === 'boundary') return open[0]?.reach;
  const outerLink = lastLink(open);
  if (outerLink && holdsLink(before) !== holdsLink(after)) return outerLink;
  if (before && innermost(open, 'before') !== before.wrapper) return lastOpen(open, 'before');
  if (after && innermost(open, 'after') !== after.wrapper) return lastOpen(open, 'after');
  return undefined;
}

function lastLink(open: readonly Open[]): ElementReach | undefined {
  return open.findLast(({ reach }) => isLinkIn(reach))?.reach;
}

/** Whether a token is an element that holds a link. Links may not stand in links. */
function holdsLink(token: Token | undefined): boolean {
  let holds = false;
  if (token?.kind === 'element')
    visitContent([token.content], (node) => {
      holds ||= node.type === 'element' && node.name === 'a';
    });
  return holds;
}

function lastOpen(open: readonly Open[], side: 'before' | 'after'): ElementReach | undefined {
  return open.findLast(({ reach }) => reach[side])?.reach;
}

function innermost(open: readonly Open[], side: 'before' | 'after'): Wrapper | undefined {
  return lastOpen(open, side)?.[side];
}

function mergedToken({ before, after }: TokenPlace): Merged[] {
  if (!before) return after ? [{ change: 'inserted', content: after.content }] : [];
  if (!after) return [{ change: 'deleted', content: before.content }];
  return sameToken(before, after);
}

/**
 * Merges a token of both versions. White space may be written differently, an image may have
 * another description, and a check box may be ticked.
 */
function sameToken({ content: before, kind }: Token, { content }: Token): Merged[] {
  if (before.type === 'text' && content.type === 'text' && before.value !== content.value)
    return kind === 'space'
      ? [{ change: 'respaced', before: before.value, after: content.value }]
      : sameWord(before.value, content.value);
  const isChanged =
    before.type === 'element' &&
    content.type === 'element' &&
    content.children.length === 0 &&
    startTag(before) !== startTag(content);
  if (!isChanged) return [{ change: 'same', content }];
  const { name, attributes } = content;
  return [{ change: 'within', name, attributes, children: [], before: tagOf(before) }];
}

/** Marks only the apostrophe, in a word that differs in nothing else. */
function sameWord(before: string, after: string): Merged[] {
  const { start, end } = countSameEnds(before, after);
  const part = (change: Whole['change'], value: string): Merged[] =>
    value === '' ? [] : [{ change, content: text(value) }];
  return [
    ...part('same', after.slice(0, start)),
    ...part('deleted', before.slice(start, before.length - end)),
    ...part('inserted', after.slice(start, after.length - end)),
    ...part('same', after.slice(after.length - end)),
  ];
}

function mergedElement({ reach: { before, after }, children }: Open): Merged[] {
  const [first] = children;
  const change = children.every((child) => child.change === first?.change)
    ? first?.change
    : undefined;
  const shown = after ?? before;
  if (!shown) return children;
  const tag = tagOf(shown.element);
  if (before && after) {
    const isChanged = startTag(before.element) !== startTag(after.element);
    if (change === 'same' && !isChanged) return [{ change, content: after.element }];
    return [
      {
        change: 'within',
        ...tag,
        children,
        ...(isChanged ? { before: tagOf(before.element) } : {}),
      },
    ];
  }
  const oneSided = after ? 'inserted' : 'deleted';
  if (change === oneSided) return [{ change, content: elementOf(shown.element, children) }];
  return [{ change: after ? 'wrapped' : 'unwrapped', ...tag, children }];
}

function elementOf({ name, attributes }: Element, children: readonly Merged[]): Element {
  const content: Content[] = [];
  for (const child of children) if ('content' in child) append(content, [child.content]);
  return element(name, attributes, content);
}

function tagOf({ name, attributes }: Element): Pick<Element, 'name' | 'attributes'> {
  return { name, attributes };
}

/** Adds nodes. Adjacent texts of the same change are joined. */
export function addMerged(target: Merged[], nodes: readonly Merged[]): void {
  for (const node of nodes) {
    const last = target[target.length - 1];
    const joined = last && joinedText(last, node);
    if (joined) target[target.length - 1] = joined;
    else target.push(node);
  }
}

function joinedText(last: Merged, node: Merged): Whole | undefined {
  if (!('content' in last && 'content' in node) || last.change !== node.change) return undefined;
  if (last.content.type !== 'text' || node.content.type !== 'text') return undefined;
  return {
    change: node.change,
    content: { type: 'text', value: last.content.value + node.content.value },
  };
}
