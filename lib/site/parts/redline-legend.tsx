import type { VNode } from 'preact';
import type { Words } from '../../words/words.ts';

/** How a redline marks what was inserted and what was deleted. */
export function RedlineLegend({ words }: { words: Words }): VNode {
  return (
    <p class="legend">
      <ins>{words.inserted}</ins> <del>{words.deleted}</del>
    </p>
  );
}
