import { type Kind, kinds } from '../redline/classify/kinds.ts';
import type { RedlineWords } from './redline-words.ts';

/**
 * A part of a sentence, and the kind of change by whose weight it has its place. How binding a text
 * is weighs as much as a figure.
 */
export interface Told {
  readonly text: string;
  readonly kind: Kind;
  /** Whether it gives a value, what binds, or the name of a section that came or went. */
  readonly isTelling?: true;
  /** Whether it is a fact such as a status, or says how binding a text is. */
  readonly sort?: 'fact' | 'duty';
  /** Whether numbers of parts follow from it, so that it comes before these. */
  readonly isCause?: true;
}

/** What is graver comes first. What is equally grave keeps its order. */
export function byWeight<T extends Told>(told: readonly T[]): T[] {
  return told.toSorted((one, other) => kinds.indexOf(other.kind) - kinds.indexOf(one.kind));
}

/** "2 paragraphs, 1 list item and 1 heading" */
export function listed(names: readonly string[], { and }: Pick<RedlineWords, 'and'>): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}${and}${last}`;
}
