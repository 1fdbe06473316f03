import type { Content } from '../../plan/model/content.ts';
import { textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { visitContent } from '../content/rebuild.ts';
import type { Merged } from '../merged/merged.ts';

/** The words or letters of both versions of a node. What stayed counts twice. */
interface Kept {
  all: number;
  kept: number;
}

/**
 * A block that keeps a smaller part of its words, once they are compared in order, is another one:
 * one was removed and one was added.
 */
export const leastKept = 1 / 3;

/** The part of the words of both versions that stayed, from 0 to 1; 1 where there are none. */
export function keptShare(node: Merged, fingerprints: Fingerprints): number {
  return shareOf(node, (content) => countWords(content, fingerprints));
}

/** The same in letters, which need not be parted into words. */
export function keptLetters(node: Merged): number {
  return shareOf(node, (content) =>
    content.type === 'text' ? content.value.length : textOf(content).length,
  );
}

function shareOf(node: Merged, count: (content: Content) => number): number {
  if (node.change === 'same') return 1;
  const sums: Kept = { all: 0, kept: 0 };
  addTo(sums, node, count);
  return sums.all === 0 ? 1 : sums.kept / sums.all;
}

function addTo(sums: Kept, node: Merged, count: (content: Content) => number): void {
  if ('children' in node) for (const child of node.children) addTo(sums, child, count);
  else if ('content' in node) {
    const all = count(node.content);
    sums.all += node.change === 'same' ? 2 * all : all;
    sums.kept += node.change === 'same' ? 2 * all : 0;
  }
}

function countWords(content: Content, fingerprints: Fingerprints): number {
  let count = 0;
  visitContent([content], (node) => {
    if (node.type === 'text')
      for (const { kind } of fingerprints.wordsOf(node)) if (kind === 'word') count++;
  });
  return count;
}
