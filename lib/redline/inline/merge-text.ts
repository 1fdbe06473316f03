import type { Content } from '../../plan/model/content.ts';
import { textOf } from '../content/excerpt.ts';
import type { Fingerprints } from '../content/fingerprints.ts';
import type { Merged } from '../merged/merged.ts';
import { align } from '../sequences/align.ts';
import { maximumWeaves, type StepBudget } from '../sequences/step-budget.ts';
import type { ElementReach } from './element-reach.ts';
import { readablePairs } from './readable-pairs.ts';
import { sequenceOf, type TokenPair } from './token-sequence.ts';
import { type Token, tokensOf, type Wrapper, wrappersOf } from './tokens.ts';
import { trimText } from './trim-text.ts';
import { addMerged, weave } from './weave.ts';
import { pairWrappers } from './wrapper-pairs.ts';

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
  const trimmed = trimText(before, after);
  const old = tokensOf(trimmed.before, fingerprints, isPreformatted);
  const young = tokensOf(trimmed.after, fingerprints, isPreformatted);
  work.steps += old.length + young.length;
  const around = lettersOf(trimmed.start) + lettersOf(trimmed.end);
  const merged: Merged[] = [];
  addMerged(merged, trimmed.start.map(same));
  addMerged(merged, mergeTokens(old, young, wordPairs(old, young, around, work), work));
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
  old: readonly Token[],
  young: readonly Token[],
  words: readonly TokenPair[],
  work: StepBudget,
): Merged[] {
  const apart = new Set<Wrapper>();
  let pairs = words;
  for (let attempt = 0; attempt < maximumWeaves; attempt++) {
    const woven = weaveWith(old, young, pairs, apart, work);
    if (!('conflict' in woven)) return woven;
    pairs = settle(woven.conflict, old, young, pairs, apart);
  }
  const bare = pairs.filter(([from, to]) => !old[from]?.wrapper && !young[to]?.wrapper);
  const woven = weaveWith(old, young, bare, apart, work);
  if ('conflict' in woven) throw new Error('text without elements cannot cross');
  return woven;
}

function weaveWith(
  old: readonly Token[],
  young: readonly Token[],
  pairs: readonly TokenPair[],
  apart: ReadonlySet<Wrapper>,
  work: StepBudget,
): ReturnType<typeof weave> {
  const tokens: [Token, Token][] = [];
  for (const [from, to] of pairs) {
    const [one, other] = [old[from], young[to]];
    if (one?.wrapper && other?.wrapper) tokens.push([one, other]);
  }
  const partners = pairWrappers(tokens, apart);
  work.steps += old.length + young.length;
  return weave(sequenceOf(old, young, pairs, partners), partners);
}

/**
 * Resolves a conflict. An element that both versions share becomes two elements. An element of one
 * version loses the words that it shares with the other version.
 */
function settle(
  { old, young }: ElementReach,
  before: readonly Token[],
  after: readonly Token[],
  pairs: readonly TokenPair[],
  apart: Set<Wrapper>,
): readonly TokenPair[] {
  if (old && young) {
    apart.add(old).add(young);
    return pairs;
  }
  const isIn = (token: Token | undefined, wrapper: Wrapper | undefined) =>
    wrapper !== undefined && token !== undefined && wrappersOf(token).includes(wrapper);
  return pairs.filter(([from, to]) => !isIn(before[from], old) && !isIn(after[to], young));
}

/** Words and punctuation that stay, as indices of tokens. White space is paired later. */
function wordPairs(
  before: readonly Token[],
  after: readonly Token[],
  around: number,
  work: StepBudget,
): TokenPair[] {
  const [oldWords, newWords] = [wordIndices(before), wordIndices(after)];
  const wordAt = (tokens: readonly Token[], indices: readonly number[]) =>
    indices.map((index) => tokens[index]).filter((token) => token !== undefined);
  const [old, young] = [wordAt(before, oldWords), wordAt(after, newWords)];
  const keyOf = ({ key }: Token) => key;
  const alignment = align(old.map(keyOf), young.map(keyOf), work);
  return readablePairs(old, young, alignment, around).map(([from, to]) => [
    oldWords[from] ?? -1,
    newWords[to] ?? -1,
  ]);
}

function wordIndices(tokens: readonly Token[]): number[] {
  return tokens.flatMap(({ kind }, index) => (kind === 'space' ? [] : [index]));
}
