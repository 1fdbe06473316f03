import { type BlockSort, sortChange } from '../redline/changes/tag-changes.ts';
import type { InPlace, StartTag } from '../redline/merged/merged.ts';
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

/**
 * Names what a block was and is whose place in the text is the same, such as "paragraph" and
 * "quotation". Where both have one name, the first is empty.
 */
export function placeChangeText(
  { before, after }: InPlace,
  { sorts }: RedlineWords,
): { readonly before: string; readonly after: string } {
  const [oldName, newName] = [before, after].map((path) => standingText(path, sorts));
  if (oldName === newName) return { before: '', after: sorts.regrouped };
  return { before: oldName ?? '', after: newName ?? '' };
}

/** Elements that make a block in them an item or a quotation. */
const holders: ReadonlySet<string> = new Set(['ul', 'ol', 'li', 'blockquote']);

function standingText(path: readonly string[], sorts: RedlineWords['sorts']): string {
  const name = path.at(-1) ?? '';
  const around = path.findLast((one) => holders.has(one));
  if (/^h[1-6]$/u.test(name)) return sorts.heading(name.slice(1));
  if (name === 'pre') return sorts.code;
  if (name === 'dt') return sorts.term;
  if (name === 'dd') return sorts.definition;
  if (around === 'blockquote') return sorts.quotation;
  if (around === undefined) return name === 'p' ? sorts.paragraph : sorts.block;
  return sorts.item(path.filter((one) => one === 'ul' || one === 'ol').length);
}

function sortText({ name, detail }: BlockSort, { sorts }: RedlineWords): string {
  if (name === 'numbers') return sorts.numbers(detail);
  if (name === 'heading') return sorts.heading(detail);
  if (name === 'aligned') return sorts.aligned[detail] ?? sorts.unaligned;
  return sorts[name];
}
