import { type Content, type Element, element, text } from '../../plan/model/content.ts';
import { startTag } from '../content/fingerprints.ts';
import { append, visitContent } from '../content/rebuild.ts';
import type { Merged, Whole } from '../merged/merged.ts';
import { type ElementReach, reachesOf } from './element-reach.ts';
import type { Place } from './token-sequence.ts';
import type { Token, Wrapper } from './tokens.ts';
import type { Partners } from './wrapper-pairs.ts';

/** An element that does not fit in one tree with the others, and must be given up first. */
export interface Conflict {
  readonly conflict: ElementReach;
}

interface Open {
  readonly span: ElementReach;
  readonly children: Merged[];
}

/**
 * Puts the inline elements of both versions around the merged text, in one tree. Returns a conflict
 * when two elements cross, as when `<em>` holds the first and second word and `<strong>` the second
 * and third.
 */
export function weave(places: readonly Place[], partners: Partners): Merged[] | Conflict {
  const starting = reachesOf(places, partners);
  const root: Merged[] = [];
  const open: Open[] = [];
  for (const [index, place] of places.entries()) {
    if (open.length === 0 && !starting.has(index)) {
      addMerged(root, mergedToken(place));
      continue;
    }
    for (const span of starting.get(index) ?? []) {
      const conflict = misfit(span, open);
      if (conflict) return { conflict };
      open.push({ span, children: [] });
    }
    const conflict = misplaced(place, open);
    if (conflict) return { conflict };
    addMerged(open.at(-1)?.children ?? root, mergedToken(place));
    for (let last = open.at(-1); last?.span.end === index; last = open.at(-1)) {
      open.pop();
      addMerged(open.at(-1)?.children ?? root, mergedSpan(last));
    }
  }
  return root;
}

/** The element to give up, when `span` does not fit where it starts. */
function misfit(span: ElementReach, open: readonly Open[]): ElementReach | undefined {
  const around = open.at(-1)?.span;
  const fits =
    (!around || span.end <= around.end) &&
    (!span.old || span.old.parent === innermost(open, 'old')) &&
    (!span.young || span.young.parent === innermost(open, 'young'));
  if (!fits) return isPaired(span) || !around || !isPaired(around) ? span : around;
  const outer = nameOf(span) === 'a' ? lastLink(open) : undefined;
  return outer && isPaired(span) ? outer : outer && span;
}

/**
 * The element to give up, when a token would stand in an element that is not around it in its own
 * version.
 */
function misplaced({ old, young }: Place, open: readonly Open[]): ElementReach | undefined {
  if (open.length === 0) return undefined;
  if ((old ?? young)?.kind === 'boundary') return open[0]?.span;
  const outerLink = lastLink(open);
  if (outerLink && holdsLink(old) !== holdsLink(young)) return outerLink;
  if (old && innermost(open, 'old') !== old.wrapper) return lastOpen(open, 'old');
  if (young && innermost(open, 'young') !== young.wrapper) return lastOpen(open, 'young');
  return undefined;
}

function lastLink(open: readonly Open[]): ElementReach | undefined {
  return open.findLast(({ span }) => nameOf(span) === 'a')?.span;
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

function lastOpen(open: readonly Open[], side: 'old' | 'young'): ElementReach | undefined {
  return open.findLast(({ span }) => span[side])?.span;
}

function innermost(open: readonly Open[], side: 'old' | 'young'): Wrapper | undefined {
  return lastOpen(open, side)?.[side];
}

function isPaired({ old, young }: ElementReach): boolean {
  return old !== undefined && young !== undefined;
}

function nameOf({ old, young }: ElementReach): string | undefined {
  return (young ?? old)?.element.name;
}

function mergedToken({ old, young }: Place): Merged[] {
  if (!old) return young ? [{ change: 'inserted', content: young.content }] : [];
  if (!young) return [{ change: 'deleted', content: old.content }];
  return sameToken(old, young);
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
  const { start, end } = countSameLetters(before, after);
  const part = (change: Whole['change'], value: string): Merged[] =>
    value === '' ? [] : [{ change, content: text(value) }];
  return [
    ...part('same', after.slice(0, start)),
    ...part('deleted', before.slice(start, before.length - end)),
    ...part('inserted', after.slice(start, after.length - end)),
    ...part('same', after.slice(after.length - end)),
  ];
}

function countSameLetters(before: string, after: string): { start: number; end: number } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (start + end < least && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end };
}

function mergedSpan({ span: { old, young }, children }: Open): Merged[] {
  const [first] = children;
  const change = children.every((child) => child.change === first?.change)
    ? first?.change
    : undefined;
  const shown = young ?? old;
  if (!shown) return children;
  const tag = tagOf(shown.element);
  if (old && young) {
    const isChanged = startTag(old.element) !== startTag(young.element);
    if (change === 'same' && !isChanged) return [{ change, content: young.element }];
    return [
      { change: 'within', ...tag, children, ...(isChanged ? { before: tagOf(old.element) } : {}) },
    ];
  }
  const oneSided = young ? 'inserted' : 'deleted';
  if (change === oneSided) return [{ change, content: elementOf(shown.element, children) }];
  return [{ change: young ? 'wrapped' : 'unwrapped', ...tag, children }];
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
