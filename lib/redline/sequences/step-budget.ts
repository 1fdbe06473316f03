import { KeyNumbers } from './key-numbers.ts';

/** Counts the steps of one comparison, so that its growth can be limited and tested without a clock. */
export interface StepBudget {
  steps: number;
  /** See {@link numbersOf}. */
  numbers?: KeyNumbers;
}

/** What a comparison numbers items with: one list of them after the other, never two at once. */
export function numbersOf(work: StepBudget): KeyNumbers {
  work.numbers ??= new KeyNumbers();
  work.numbers.clear();
  return work.numbers;
}

/** Search steps allowed in one alignment for each item of its two sequences. */
export const stepsPerItem = 64;

/** Search steps that every alignment may take, however short. */
export const leastSteps = 50_000;

/** Search steps that no alignment may exceed, however long; also bounds the memory of the search. */
export const mostSteps = 4_000_000;

/** How often a sequence that was too different for a full search is split at its unique items. */
export const maximumSplits = 4;

/** Levels of nested blocks that are aligned; what differs deeper is replaced as a whole. */
export const maximumDepth = 48;

/** Levels of nested inline elements that are compared word by word; deeper ones are compared as a whole. */
export const maximumInlineDepth = 16;

/** How often inline elements of two versions that do not nest are taken apart before only bare text is kept. */
export const maximumWeaves = 12;

/** Pairs of blocks between two equal ones that are compared with each other; beyond, only those that share rare words are. */
export const maximumPairs = 2_500;

/**
 * Words of a block that is said to have moved; shorter ones move only together with others, or as
 * the only one of its kind within a list or table.
 */
export const leastMovedWords = 4;

/** Words of a block that is looked for elsewhere although it was reworded. */
export const leastSoughtWords = 4;
