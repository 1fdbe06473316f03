import type { Content, Element } from '../plan/content.ts';
import { align } from './align.ts';
import type { Fingerprints } from './fingerprints.ts';
import { type InlineNode, type Run, runOf, type Token } from './inline.ts';
import type { Merged } from './merged.ts';
import { Pairing } from './pairing.ts';
import { readablePairs } from './readable-pairs.ts';
import type { Work } from './work.ts';

/** Merges two runs of text word by word; the elements around the words stay whole. */
export function mergeText(
  before: readonly Content[],
  after: readonly Content[],
  fingerprints: Fingerprints,
  work: Work,
): Merged[] {
  const old = runOf(before, fingerprints);
  const young = runOf(after, fingerprints);
  work.steps += old.tokens.length + young.tokens.length;
  return mergeNodes(old.nodes, young.nodes, pairTokens(old, young, work));
}

function pairTokens(before: Run, after: Run, work: Work): Pairing {
  const oldWords = wordIndices(before.tokens);
  const newWords = wordIndices(after.tokens);
  const alignment = align(
    oldWords.map((index) => before.tokens[index]?.key ?? -1),
    newWords.map((index) => after.tokens[index]?.key ?? -1),
    work,
  );
  const pairing = new Pairing();
  const kept: [number, number][] = [];
  const tokenAt = (tokens: readonly Token[], indices: readonly number[]) =>
    indices.map((index) => tokens[index]).filter((token) => token !== undefined);
  const readable = readablePairs(
    tokenAt(before.tokens, oldWords),
    tokenAt(after.tokens, newWords),
    alignment,
  );
  for (const [oldWord, newWord] of readable) {
    const [oldIndex = -1, newIndex = -1] = [oldWords[oldWord], newWords[newWord]];
    const [old, young] = [before.tokens[oldIndex], after.tokens[newIndex]];
    if (old && young && pairing.add(old, young)) kept.push([oldIndex, newIndex]);
  }
  kept.push([before.tokens.length, after.tokens.length]);
  let [oldStart, newStart] = [0, 0];
  for (const [oldEnd, newEnd] of kept) {
    pairSpaces(
      before.tokens.slice(oldStart, oldEnd),
      after.tokens.slice(newStart, newEnd),
      pairing,
    );
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return pairing;
}

function wordIndices(tokens: readonly Token[]): number[] {
  return tokens.flatMap(({ kind }, index) => (kind === 'space' ? [] : [index]));
}

/** Between two words that stay, white space stays at either end, so that marks hold whole phrases. */
function pairSpaces(before: readonly Token[], after: readonly Token[], pairing: Pairing): void {
  let [start, oldEnd, newEnd] = [0, before.length, after.length];
  while (start < oldEnd && start < newEnd && pairSpace(before[start], after[start], pairing))
    start++;
  while (
    start < oldEnd &&
    start < newEnd &&
    pairSpace(before[oldEnd - 1], after[newEnd - 1], pairing)
  ) {
    oldEnd--;
    newEnd--;
  }
}

function pairSpace(before: Token | undefined, after: Token | undefined, pairing: Pairing): boolean {
  if (before?.kind !== 'space' || before.key !== after?.key) return false;
  return pairing.addSlight(before, after);
}

/** Paired nodes are in the same order on both sides, because their tokens are. */
function mergeNodes(
  before: readonly InlineNode[],
  after: readonly InlineNode[],
  pairing: Pairing,
): Merged[] {
  const merged: Merged[] = [];
  let [oldIndex, newIndex] = [0, 0];
  while (oldIndex < before.length || newIndex < after.length) {
    const old = before[oldIndex];
    const young = after[newIndex];
    if (old && !pairing.has(old)) {
      add(merged, { change: 'deleted', content: contentOf(old) });
      oldIndex++;
    } else if (young && !pairing.has(young)) {
      add(merged, { change: 'inserted', content: contentOf(young) });
      newIndex++;
    } else {
      if (old?.kind === 'wrapper' && young?.kind === 'wrapper')
        merged.push(mergeWrapper(old.element, mergeNodes(old.children, young.children, pairing)));
      else if (old) add(merged, { change: 'same', content: contentOf(old) });
      oldIndex++;
      newIndex++;
    }
  }
  return merged;
}

function mergeWrapper(wrapper: Element, children: readonly Merged[]): Merged {
  if (children.every(({ change }) => change === 'same'))
    return { change: 'same', content: wrapper };
  return { change: 'within', name: wrapper.name, attributes: wrapper.attributes, children };
}

function contentOf(node: InlineNode): Content {
  return node.kind === 'wrapper' ? node.element : node.content;
}

/** Adds a node; text next to text of the same change becomes one. */
function add(merged: Merged[], node: Exclude<Merged, { change: 'within' }>): void {
  const last = merged.at(-1);
  if (
    last &&
    last.change !== 'within' &&
    last.change === node.change &&
    last.content.type === 'text' &&
    node.content.type === 'text'
  )
    merged[merged.length - 1] = {
      change: node.change,
      content: { type: 'text', value: last.content.value + node.content.value },
    };
  else merged.push(node);
}
