import { type BlockSort, sortChange } from '../redline/changes/tag-changes.ts';
import type { StartTag } from '../redline/merged/merged.ts';
import type { RedlineWords } from './redline-words.ts';

/**
 * Names the sorts of a block before and after, such as "heading of level 2" and "paragraph";
 * `undefined` when its sort stays the same.
 */
export function sortChangeText(
  after: StartTag,
  before: StartTag,
  words: RedlineWords,
): { readonly before: string; readonly after: string } | undefined {
  const change = sortChange(after, before);
  return change && { before: sortText(change.before, words), after: sortText(change.after, words) };
}

function sortText({ name, detail }: BlockSort, { sorts }: RedlineWords): string {
  if (name === 'numbers') return sorts.numbers(detail);
  if (name === 'heading') return sorts.heading(detail);
  if (name === 'aligned') return sorts.aligned[detail] ?? sorts.unaligned;
  return sorts[name];
}
