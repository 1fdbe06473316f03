import type { SearchTerm } from '../../../plan/search/search-terms.ts';
import { foldAccents } from '../../../plan/search/tokens.ts';
import type { IndexStore } from '../../../ports/index-store.ts';

/** A document that has a term. */
export interface Posting {
  readonly document: string;
  /** How much the term says of it, from 1 to 255. */
  readonly share: number;
}

/** What the index has of one document. */
export interface SearchedText {
  /** The version that was read. */
  readonly version: number;
  /** BCP 47 tag of the language that it was read in. */
  readonly language: string;
  readonly terms: ReadonlyMap<string, SearchTerm>;
}

type KeptText = Omit<SearchedText, 'terms'> & { readonly terms: [string, SearchTerm][] };

/** A word that some text had. */
export interface KnownWord {
  readonly word: string;
  /** Without accents. */
  readonly folded: string;
}

/** Access to the entries of render's index that search reads. */
export interface SearchIndex {
  text(document: string): Promise<SearchedText | undefined>;
  putText(document: string, text: SearchedText | undefined, sequence: number): Promise<void>;
  /** Those that a term says most of come first. */
  postings(language: string, term: string, limit: number): Promise<readonly Posting[]>;
  putPosting(language: string, term: string, posting: Posting, sequence: number): Promise<void>;
  removePosting(language: string, term: string, posting: Posting, sequence: number): Promise<void>;
  /** Words that begin alike, without accents; words that no text has any longer are among them. */
  vocabulary(language: string, beginning: string, limit: number): Promise<readonly KnownWord[]>;
  /** Those of some words that no text had yet. */
  unknownWords(language: string, words: readonly string[]): Promise<readonly string[]>;
  learn(language: string, word: string, sequence: number): Promise<void>;
}

const only = '-';

export function createSearchIndex(index: IndexStore): SearchIndex {
  return {
    async text(document) {
      const value = await index.get(`SEARCHED#${document}`, only);
      if (value === undefined) return undefined;
      const text = JSON.parse(value) as KeptText;
      return { ...text, terms: new Map(text.terms) };
    },
    async putText(document, text, sequence) {
      const partition = `SEARCHED#${document}`;
      const kept = text && { ...text, terms: [...text.terms] };
      if (kept) await index.put(partition, only, JSON.stringify(kept), sequence);
      else await index.remove(partition, only, sequence);
    },
    async postings(language, term, limit) {
      const entries = await index.range(termPartition(language, term), { limit });
      return entries.map(({ sort }) => ({
        share: 255 - Number.parseInt(sort.slice(0, 2), 16),
        document: sort.slice(3),
      }));
    },
    putPosting: (language, term, posting, sequence) =>
      index.put(termPartition(language, term), postingSort(posting), '', sequence),
    removePosting: (language, term, posting, sequence) =>
      index.remove(termPartition(language, term), postingSort(posting), sequence),
    async vocabulary(language, beginning, limit) {
      const bounds = { after: beginning, before: `${beginning}\u{10ffff}`, limit };
      const entries = await index.range(wordsPartition(language, beginning), bounds);
      return entries.map(({ sort }) => {
        const [folded = '', word = folded] = sort.split(' ', 2);
        return { folded, word };
      });
    },
    async unknownWords(language, words) {
      const known = await Promise.all(words.map((word) => index.get(...wordKey(language, word))));
      return words.filter((_, position) => known[position] === undefined);
    },
    learn: (language, word, sequence) => index.put(...wordKey(language, word), '', sequence),
  };
}

function wordKey(language: string, word: string): [partition: string, sort: string] {
  const folded = foldAccents(word);
  return [wordsPartition(language, folded), `${folded} ${word}`];
}

function termPartition(language: string, term: string): string {
  return `TERM#${language}#${term}`;
}

/** The first letter keeps one partition from taking the writes of all. */
function wordsPartition(language: string, folded: string): string {
  return `WORDS#${language}#${folded.slice(0, 1).toWellFormed()}`;
}

/** The larger the share, the earlier the entry. */
function postingSort({ document, share }: Posting): string {
  return `${(255 - share).toString(16).padStart(2, '0')}#${document}`;
}
