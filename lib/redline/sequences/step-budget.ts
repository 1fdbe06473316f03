import { KeyNumbers } from './key-numbers.ts';

/** Counts the steps of one comparison. So its growth can be limited, and tested without a clock. */
export interface StepBudget {
  steps: number;
  /** See {@link numbersOf}. */
  numbers?: KeyNumbers;
}

/** The table that a comparison numbers items with, cleared. Only one user may hold it at a time. */
export function numbersOf(work: StepBudget): KeyNumbers {
  work.numbers ??= new KeyNumbers();
  work.numbers.clear();
  return work.numbers;
}

/** Search steps of one alignment, for each item of its two sequences. */
export const stepsPerItem = 64;

/** Search steps that every alignment may take, however short its sequences are. */
export const leastSteps = 50_000;

/**
 * Search steps that no alignment may exceed, however long its sequences are. This also limits the
 * memory of the search.
 */
export const mostSteps = 4_000_000;

/** How often a sequence that is too different for a full search is split at its unique items. */
export const maximumSplits = 4;

/** Levels of nested blocks that are aligned. Deeper blocks that differ are replaced as a whole. */
export const maximumDepth = 48;

/**
 * Levels of nested inline elements that are compared word by word. Deeper elements are compared as
 * a whole.
 */
export const maximumInlineDepth = 16;

/**
 * How often crossing inline elements are taken apart. After that, only text outside elements is
 * kept.
 */
export const maximumWeaves = 12;

/**
 * Most pairs of blocks between two equal blocks that are all compared. Beyond this, only blocks
 * that share rare words are compared.
 */
export const maximumPairs = 2_500;

/**
 * Fewest words of a block that is reported as moved. A shorter block moves only together with
 * others, or when it is the only one of its text in a list or table.
 */
export const leastMovedWords = 4;

/** Fewest words of a reworded block that is looked for elsewhere. */
export const leastSoughtWords = 4;
