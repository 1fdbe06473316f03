import type { Content } from '../../plan/model/content.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import { visitContent } from '../content/rebuild.ts';
import type { Merged } from '../merged/merged.ts';

/** The words of both versions of a node, and those that both have. Words that stayed count twice. */
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
  if (node.change === 'same') return 1;
  const sums: Kept = { all: 0, kept: 0 };
  addWords(node, fingerprints, sums);
  return sums.all === 0 ? 1 : sums.kept / sums.all;
}

function addWords(node: Merged, fingerprints: Fingerprints, sums: Kept): void {
  if ('children' in node) for (const child of node.children) addWords(child, fingerprints, sums);
  else if ('content' in node) {
    const words = countWords(node.content, fingerprints);
    sums.all += node.change === 'same' ? 2 * words : words;
    sums.kept += node.change === 'same' ? 2 * words : 0;
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
