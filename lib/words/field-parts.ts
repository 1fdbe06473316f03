import { type Content, text } from '../plan/model/content.ts';
import { Fingerprints } from '../redline/content/fingerprints.ts';
import { definitionOf, type FieldChange } from '../redline/facts/field-changes.ts';
import { mergeText } from '../redline/inline/merge-text.ts';
import type { Merged } from '../redline/merged/merged.ts';
import { fieldValue } from './field-text.ts';
import type { RedlineWords } from './redline-words.ts';

/** A part of a fact's values: what both have, or what only one of them has. */
export interface FieldPart {
  readonly change: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** Sorts whose values are words of their author. A date, a state or a number is another as a whole. */
const inWords: ReadonlySet<string> = new Set(['title', 'text', 'texts', 'milestones']);

/**
 * Both values of a fact that changed, as people write them: of two texts, the words that changed are
 * marked; anything else is replaced whole.
 */
export function fieldParts(change: FieldChange, words: RedlineWords): readonly FieldPart[] {
  const before = fieldValue(change, 'before', words);
  const after = fieldValue(change, 'after', words);
  const isText =
    inWords.has(definitionOf(change.field).sort) &&
    change.unread === undefined &&
    change.field !== 'frontMatter';
  if (isText && before !== undefined && after !== undefined) return wordParts(before, after);
  return wholeParts(before, after);
}

/** Two values of which nothing is the same. */
export function wholeParts(before: string | undefined, after: string | undefined): FieldPart[] {
  return [
    ...(before === undefined ? [] : [{ change: 'deleted' as const, text: before }]),
    ...(after === undefined ? [] : [{ change: 'inserted' as const, text: after }]),
  ];
}

/** Whether one value as a whole took the place of another, so that a space stands between them. */
export function areWhole(parts: readonly FieldPart[]): boolean {
  return parts.every(({ change }) => change !== 'same');
}

function wordParts(before: string, after: string): FieldPart[] {
  const runs = [before, after].map((value): Content[] => (value === '' ? [] : [text(value)]));
  const merged = mergeText(runs[0] ?? [], runs[1] ?? [], new Fingerprints(), { steps: 0 });
  return merged.map(partOf);
}

function partOf(node: Merged): FieldPart {
  if (node.change === 'respaced') return { change: 'same', text: node.after };
  if (!('content' in node) || node.content.type !== 'text')
    throw new Error('a text without elements has only texts');
  return { change: node.change, text: node.content.value };
}
