import {
  chunksOf,
  type Pieces,
  shareInCommon,
  trimmedChunksOf,
  wordPairsOf,
} from './text-pieces.ts';

/** What a document is known by where its file is gone or new. */
export interface Trait {
  readonly path: string;
  readonly text: string;
  /** BCP 47 tag, where its path has one. */
  readonly language?: string;
  /** Language and number of a commitment. */
  readonly numbered?: string;
  readonly title?: string;
  /** Declared identity. */
  readonly id?: string;
}

/** One likely rename: indexes into the two lists. */
export interface SimilarPair {
  readonly removed: number;
  readonly added: number;
  /** Share of the text that is the same, from 0 to 1; more than 1 where the number is the same, too. */
  readonly score: number;
  /** Whether it is enough to take the one for the other; else it is only worth telling. */
  readonly isEnough: boolean;
}

/** A text as it is compared: as git does, without indentation, and by words. */
interface Compared {
  readonly chunks: Pieces;
  readonly trimmed: Pieces;
  readonly words: Pieces;
}

/** git's default rename threshold (`git help diff`, `-M`): half of the text is the same. */
export const renameThreshold = 0.5;

/** Two texts with one number are the same document from here on; two others may be. */
const doubtThreshold = 0.25;

/** A text with fewer characters says too little to be recognised wherever it turns up. */
const recognisableLength = 64;

/** A piece that occurs in more texts than this does not tell them apart. */
const commonPiece = 20;

/** Texts that are compared as a whole with one added text. */
const mostCandidates = 20;

/** So many always are, as in git (`NUM_CANDIDATE_PER_DST` in diffcore-rename.c). */
const fewestCandidates = 4;

/** Whether a text is long enough to be recognised where other texts are the same. */
export function recognisable(text: string): boolean {
  return text.trim().length >= recognisableLength;
}

/** Whether there is anything by which a text can be recognised. An empty file never is. */
export function saysSomething(text: string): boolean {
  return text.trim() !== '';
}

/** Segments at the end of two paths that are the same: of several texts, that of the same name is meant. */
export function commonEnd(one: string, other: string): number {
  const [ours, theirs] = [one.split('/').reverse(), other.split('/').reverse()];
  const end = ours.findIndex((segment, index) => segment !== theirs[index]);
  return end < 0 ? ours.length : end;
}

/**
 * Pairs removed texts with the added ones that are like them, best first. Half of the text is the
 * same, by git's measure or by words; or the number is the same and a quarter of the text, or the
 * title. A text is compared only with those that share most of what is uncommon in it, so the cost
 * grows with the likely pairs and not with the product of the two lists.
 */
export function similarPairs(removed: readonly Trait[], added: readonly Trait[]): SimilarPair[] {
  const texts = removed.map(({ text }) => compared(text));
  const holders = indexPieces(texts);
  const namesakeOf = matchNumbers(removed, added);
  const pairs: SimilarPair[] = [];
  for (const [addedIndex, trait] of added.entries()) {
    if (!saysSomething(trait.text)) continue;
    const text = compared(trait.text);
    const namesake = namesakeOf.get(addedIndex);
    const likely = candidates(text, holders);
    for (const index of namesake === undefined ? likely : new Set([namesake, ...likely])) {
      const [other, otherText] = [removed[index], texts[index]];
      if (!other || !otherText || contradict(other.id, trait.id)) continue;
      const likeness = likenessOf(otherText, text, other, trait);
      const pair = index === namesake ? judgeNamesake(likeness, other, trait) : judge(likeness);
      if (pair) pairs.push({ removed: index, added: addedIndex, ...pair });
    }
  }
  return pairs.sort(bestFirst(removed, added));
}

/** The share of two texts that consists of common lines, by length, from 0 to 1. */
export function similarityOf(before: string, after: string): number {
  return shareInCommon(trimmedChunksOf(before), trimmedChunksOf(after));
}

function judge(score: number) {
  return score < doubtThreshold ? undefined : { score, isEnough: score >= renameThreshold };
}

function judgeNamesake(likeness: number, before: Trait, after: Trait) {
  const isEnough = likeness >= doubtThreshold || isSameTitle(before.title, after.title);
  return { score: likeness + 1, isEnough };
}

/**
 * Texts of one form have many words in common: where their numbers differ, only whole lines count.
 * Translations have names and figures in common: only long texts are found in another language.
 */
function likenessOf(before: Compared, after: Compared, old: Trait, young: Trait): number {
  const isOtherLanguage = contradict(old.language, young.language);
  if (isOtherLanguage && !(recognisable(old.text) && recognisable(young.text))) return 0;
  const areWordsCommon = isOtherLanguage || contradict(old.numbered, young.numbered);
  return Math.max(
    shareInCommon(before.chunks, after.chunks),
    shareInCommon(before.trimmed, after.trimmed),
    areWordsCommon ? 0 : shareInCommon(before.words, after.words),
  );
}

/** Titles that say more than a number: each plan has a "Commitment 24". */
function isSameTitle(one = '', other = ''): boolean {
  return one === other && (one.match(/\p{L}{3,}/gu)?.length ?? 0) >= 2;
}

/** Whether both are known and differ. */
export function contradict(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function bestFirst(removed: readonly Trait[], added: readonly Trait[]) {
  const endOf = (pair: SimilarPair) =>
    commonEnd(removed[pair.removed]?.path ?? '', added[pair.added]?.path ?? '');
  return (a: SimilarPair, b: SimilarPair) =>
    b.score - a.score || endOf(b) - endOf(a) || a.removed - b.removed || a.added - b.added;
}

/** Index of the only removed text with the number of an added one, which is the only one, too. */
function matchNumbers(removed: readonly Trait[], added: readonly Trait[]): Map<number, number> {
  const [before, after] = [onlyOnes(removed), onlyOnes(added)];
  return new Map(
    [...after].flatMap(([numbered, index]) => {
      const namesake = before.get(numbered);
      return namesake === undefined ? [] : [[index, namesake] as const];
    }),
  );
}

function onlyOnes(traits: readonly Trait[]): Map<string, number> {
  const places = Map.groupBy(traits.keys(), (index) => traits[index]?.numbered);
  return new Map(
    [...places].flatMap(([numbered, [index, ...others]]) =>
      numbered === undefined || index === undefined || others.length > 0 ? [] : [[numbered, index]],
    ),
  );
}

function compared(text: string): Compared {
  return { chunks: chunksOf(text), trimmed: trimmedChunksOf(text), words: wordPairsOf(text) };
}

function indexPieces(texts: readonly Compared[]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, text] of texts.entries())
    for (const [piece] of piecesOf(text)) {
      const held = holders.get(piece);
      if (held) held.push(index);
      else holders.set(piece, [index]);
    }
  return holders;
}

function* piecesOf({ chunks, words }: Compared): Generator<readonly [number, number]> {
  yield* chunks.weights;
  yield* words.weights;
}

/** The texts that have most of a text's uncommon pieces; where hardly any has, of the common ones. */
function candidates(text: Compared, holders: ReadonlyMap<number, readonly number[]>): Set<number> {
  const uncommon = mostVoted(text, holders, (held) => held.length <= commonPiece);
  const common =
    uncommon.length < fewestCandidates
      ? mostVoted(text, holders, (held) => held.length > commonPiece)
      : [];
  return new Set([...uncommon, ...common].slice(0, mostCandidates));
}

/** The best first; without those that come nowhere near the best. */
function mostVoted(
  text: Compared,
  holders: ReadonlyMap<number, readonly number[]>,
  isAsked: (held: readonly number[]) => boolean,
): number[] {
  const votes = new Map<number, number>();
  for (const [piece, weight] of piecesOf(text)) {
    const held = holders.get(piece);
    if (!held || !isAsked(held)) continue;
    for (const index of held.slice(0, commonPiece))
      votes.set(index, (votes.get(index) ?? 0) + weight);
  }
  const ranked = [...votes].sort(([a, one], [b, other]) => other - one || a - b);
  const [, most = 0] = ranked[0] ?? [];
  return ranked
    .filter(([, count], rank) => rank < fewestCandidates || count >= most / 4)
    .map(([index]) => index);
}
