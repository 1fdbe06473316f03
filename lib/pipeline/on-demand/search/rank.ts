import type { Posting } from '../../render/search/search-index.ts';

/** Most entries of a term that are read; of more, those that it says most of. */
export const mostPostings = 1_000;

/** What was read of the terms of a question in one language. */
export interface ReadTerms {
  readonly language: string;
  /** By term, of the words of the question. */
  readonly words: ReadonlyMap<string, readonly Posting[]>;
  /** By term, of the filters. */
  readonly filters: ReadonlyMap<string, readonly Posting[]>;
}

/** A document that may answer a question. */
export interface Candidate {
  readonly document: string;
  readonly language: string;
  readonly score: number;
  /** How many of the words it has, as far as was read. */
  readonly words: number;
}

/**
 * Documents in the order in which they answer a question: those with more of its words first, then by
 * BM25. A word counts the more the fewer documents have it; only the order matters, so the size of
 * the plan is taken for a constant.
 */
export function rank({ language, words, filters }: ReadTerms): readonly Candidate[] {
  const allowed = [...filters.values()]
    .filter((postings) => postings.length < mostPostings)
    .map((postings) => new Set(postings.map(({ document }) => document)));
  const found = new Map<string, { score: number; words: number }>();
  for (const postings of words.values()) {
    const weight = Math.log(1 + 1_000_000 / (1 + postings.length));
    for (const { document, share } of postings) {
      if (!allowed.every((documents) => documents.has(document))) continue;
      const { score, words: had } = found.get(document) ?? { score: 0, words: 0 };
      found.set(document, { score: score + weight * share, words: had + 1 });
    }
  }
  return [...found]
    .map(([document, candidate]) => ({ document, language, ...candidate }))
    .sort(byRank);
}

/** The best first; between equals, an order that stays. */
export function byRank(a: Candidate, b: Candidate): number {
  if (a.words !== b.words) return b.words - a.words;
  if (a.score !== b.score) return b.score - a.score;
  return a.document < b.document ? -1 : 1;
}
