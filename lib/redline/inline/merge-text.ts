import type { Content } from '../../plan/model/content.ts';
import { textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import type { Merged } from '../merged/merged.ts';
import { type Alignment, align } from '../sequences/align.ts';
import { maximumWeaves, type StepBudget } from '../sequences/step-budget.ts';
import { resolveConflict } from './conflicts.ts';
import { linePairs } from './line-pairs.ts';
import { readablePairs } from './readable-pairs.ts';
import { sequenceOf, type TokenPair } from './token-sequence.ts';
import { type Token, tokensOf, type Wrapper } from './tokens.ts';
import { trimText } from './trim-text.ts';
import { addMerged, weave } from './weave.ts';
import { pairWrappers } from './wrapper-pairs.ts';

/** Indices of tokens that are words or punctuation, of each version. */
type Words = readonly [readonly number[], readonly number[]];

/**
 * Merges two runs of text: first their words, whatever elements stand around them, then these
 * elements. When two elements cross and so do not fit in one tree, they are deleted and inserted.
 */
export function mergeText(
  before: readonly Content[],
  after: readonly Content[],
  fingerprints: Fingerprints,
  work: StepBudget,
  isPreformatted = false,
): Merged[] {
  // Lines of code are compared as wholes, so that no end of one is taken for an end of another.
  const trimmed = isPreformatted ? { before, after, start: [], end: [] } : trimText(before, after);
  const oldTokens = tokensOf(trimmed.before, fingerprints, isPreformatted);
  const newTokens = tokensOf(trimmed.after, fingerprints, isPreformatted);
  work.steps += oldTokens.length + newTokens.length;
  // Lines of code that are compared are alike already, so no match in them is chance.
  const around = isPreformatted
    ? Number.POSITIVE_INFINITY
    : lettersOf(trimmed.start) + lettersOf(trimmed.end);
  const merged: Merged[] = [];
  addMerged(merged, trimmed.start.map(same));
  const pairWords = (from: readonly number[], to: readonly number[]) =>
    wordPairs(oldTokens, newTokens, [from, to], around, work);
  const pairs = isPreformatted
    ? linePairs(oldTokens, newTokens, { fingerprints, work }, pairWords)
    : pairWords(wordIndices(oldTokens), wordIndices(newTokens));
  addMerged(merged, mergeTokens(oldTokens, newTokens, pairs, work));
  addMerged(merged, trimmed.end.map(same));
  return merged;
}

function same(content: Content): Merged {
  return { change: 'same', content };
}

function lettersOf(content: readonly Content[]): number {
  return content.reduce((sum, node) => sum + textOf(node).length, 0);
}

function mergeTokens(
  before: readonly Token[],
  after: readonly Token[],
  words: readonly TokenPair[],
  work: StepBudget,
): Merged[] {
  const apart = new Set<Wrapper>();
  let pairs = words;
  for (let attempt = 0; attempt < maximumWeaves; attempt++) {
    const woven = weaveWith(before, after, pairs, apart, work);
    if (!('conflict' in woven)) return woven;
    const kept = resolveConflict(woven, before, after, pairs, apart);
    pairs = kept === pairs ? pairs : stillReadable(before, after, kept);
  }
  const bare = pairs.filter(([from, to]) => !before[from]?.wrapper && !after[to]?.wrapper);
  const woven = weaveWith(before, after, bare, apart, work);
  if ('conflict' in woven) throw new Error('text without elements cannot cross');
  return woven;
}

function weaveWith(
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
  apart: ReadonlySet<Wrapper>,
  work: StepBudget,
): ReturnType<typeof weave> {
  const tokens: [Token, Token][] = [];
  for (const [from, to] of pairs) {
    const [one, other] = [before[from], after[to]];
    if (one?.wrapper && other?.wrapper) tokens.push([one, other]);
  }
  const partners = pairWrappers(tokens, apart);
  work.steps += before.length + after.length;
  return weave(sequenceOf(before, after, pairs, partners), partners);
}

/**
 * Words and punctuation that stay, of those at the given indices of tokens. White space is paired
 * later.
 */
function wordPairs(
  before: readonly Token[],
  after: readonly Token[],
  words: Words,
  around: number,
  work: StepBudget,
): TokenPair[] {
  const [oldKeys, newKeys] = [keysOf(before, words[0]), keysOf(after, words[1])];
  return readable(before, after, words, align(oldKeys, newKeys, work), around);
}

function keysOf(tokens: readonly Token[], indices: readonly number[]): number[] {
  return indices.map((index) => tokens[index]?.key ?? -1);
}

function readable(
  before: readonly Token[],
  after: readonly Token[],
  [oldWords, newWords]: Words,
  alignment: Alignment,
  around: number,
): TokenPair[] {
  const wordsAt = (tokens: readonly Token[], indices: readonly number[]) =>
    indices.map((index) => tokens[index]).filter((token) => token !== undefined);
  return readablePairs(wordsAt(before, oldWords), wordsAt(after, newWords), alignment, around).map(
    ([from, to]) => [oldWords[from] ?? -1, newWords[to] ?? -1],
  );
}

/** The pairs of some that still help a reader, once others were given up. */
function stillReadable(
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
): readonly TokenPair[] {
  const words: Words = [wordIndices(before), wordIndices(after)];
  const partners = new Map(pairs);
  const places = new Map(words[1].map((index, place) => [index, place]));
  const alignment = Int32Array.from(
    words[0],
    (index) => places.get(partners.get(index) ?? -1) ?? -1,
  );
  return readable(before, after, words, alignment, Number.POSITIVE_INFINITY);
}

function wordIndices(tokens: readonly Token[]): number[] {
  return tokens.flatMap(({ kind }, index) => (kind === 'space' ? [] : [index]));
}
