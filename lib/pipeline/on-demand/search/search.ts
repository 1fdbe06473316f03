import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { excerptOf } from '../../../plan/search/excerpt.ts';
import { nearestWord } from '../../../plan/search/near-words.ts';
import { plainSource } from '../../../plan/search/plain-source.ts';
import {
  hasPhrases,
  parseQuery,
  queryTokens,
  type SearchQuery,
} from '../../../plan/search/search-query.ts';
import { kindTerm, statusTerm } from '../../../plan/search/search-terms.ts';
import { foldAccents } from '../../../plan/search/tokens.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { VersionStore } from '../../../ports/version-store.ts';
import type { SearchHit } from '../../../site/pages/search-page.tsx';
import { createPlanIndex } from '../../render/index/plan-index.ts';
import { createSearchIndex, type SearchIndex } from '../../render/search/search-index.ts';
import { byRank, type Candidate, mostPostings, type ReadTerms, rank } from './rank.ts';

/** What is asked, as a form gives it. */
export interface SearchQuestion {
  readonly text: string;
  /** BCP 47 tags of the languages to look in; {@link mostLanguages} at most are. */
  readonly languages: readonly string[];
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
}

export interface SearchPorts {
  readonly store: Pick<VersionStore, 'source'>;
  readonly index: IndexStore;
}

export interface SearchAnswer {
  /** The best first, {@link mostHits} at most. */
  readonly hits: readonly SearchHit[];
  /** How many documents have one of the words, before phrases are looked for. */
  readonly count: number;
  /** Whether there may be more than `count`. */
  readonly isCut: boolean;
  /** The question with words that are known. */
  readonly suggestion?: string;
}

/**
 * With five words in two languages and ten hits, four reads each and a chapter, 60 items or ranges
 * are read for an answer at most, whatever the size of the plan (docs/decisions/search.md).
 */
const mostLanguages = 2;
const mostHits = 10;

/** Words that begin alike among which the nearest is looked for. */
const mostAlike = 1_000;

/** Finds what is in force and answers a question. */
export async function search(
  question: SearchQuestion,
  { store, index }: SearchPorts,
): Promise<SearchAnswer> {
  const query = parseQuery(question.text);
  const searchIndex = createSearchIndex(index);
  const languages = question.languages.slice(0, mostLanguages);
  const read = await severalAtOnce(languages, (language) =>
    readTerms(query, question, language, searchIndex),
  );
  const candidates = read.flatMap(rank).sort(byRank);
  const top = candidates.slice(0, mostHits);
  const hits = await severalAtOnce(top, (candidate) =>
    describeHit(candidate, { query, question, store, index }),
  );
  const suggestion = await suggest(query, read, searchIndex);
  return {
    hits: hits.filter((hit) => hit !== undefined),
    count: candidates.length,
    isCut: read.some(({ words }) => [...words.values()].some(isFull)),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function isFull(postings: readonly unknown[]): boolean {
  return postings.length >= mostPostings;
}

async function readTerms(
  query: SearchQuery,
  { kind, status }: SearchQuestion,
  language: string,
  index: SearchIndex,
): Promise<ReadTerms> {
  const readAll = async (terms: readonly string[]) =>
    new Map(
      await severalAtOnce(terms, async (term) => {
        const postings = await index.postings(language, term, mostPostings);
        return [term, postings] as const;
      }),
    );
  const filters = [
    ...(kind === undefined ? [] : [kindTerm(kind)]),
    ...(status === undefined ? [] : [statusTerm(status)]),
  ];
  const words = queryTokens(query, language).map(({ stem }) => stem);
  return { language, words: await readAll(words), filters: await readAll(filters) };
}

/** What describing a hit needs. */
interface HitContext extends SearchPorts {
  readonly query: SearchQuery;
  readonly question: SearchQuestion;
}

/** A hit as it is shown; `undefined` where it is none after all. */
async function describeHit(
  { document, language }: Candidate,
  { query, question, store, index }: HitContext,
): Promise<SearchHit | undefined> {
  const planIndex = createPlanIndex(index);
  const [text, listing] = await Promise.all([
    createSearchIndex(index).text(document),
    planIndex.listing(document),
  ]);
  const isWanted = [
    ...(question.kind === undefined ? [] : [kindTerm(question.kind)]),
    ...(question.status === undefined ? [] : [statusTerm(question.status)]),
  ].every((term) => text?.terms.has(term));
  if (!text || !listing || !isWanted) return undefined;
  const bytes = await store.source(document, text.version);
  const plain = plainSource(new TextDecoder().decode(bytes));
  if (!hasPhrases(`${listing.title}\n${plain}`, query.phrases)) return undefined;
  const above = listing.parents.at(-1);
  const chapter = above === undefined ? undefined : await planIndex.listingAt(above);
  const stems = new Set(queryTokens(query, language).map(({ stem }) => stem));
  const { address, kind, fields, title } = listing;
  return {
    ...{ address, title, kind, language },
    ...(fields.number === undefined ? {} : { number: fields.number }),
    ...(fields.status === undefined ? {} : { status: fields.status }),
    ...(chapter ? { chapter: { address: chapter.address, title: chapter.title } } : {}),
    excerpt: excerptOf(plain, stems, language),
  };
}

/** The question with the nearest known word in the place of each that no text has. */
async function suggest(
  query: SearchQuery,
  read: readonly ReadTerms[],
  index: SearchIndex,
): Promise<string | undefined> {
  const [first] = read;
  if (!first) return undefined;
  const isUnknown = (stem: string) => (first.words.get(stem)?.length ?? 0) === 0;
  let { text } = query;
  let isOther = false;
  for (const { stem, word, start, end } of queryTokens(query, first.language).toReversed()) {
    if (!isUnknown(stem) || read.some(({ words }) => (words.get(stem)?.length ?? 0) > 0)) continue;
    const folded = foldAccents(word);
    const alike = await index.vocabulary(first.language, folded.slice(0, 2), mostAlike);
    const near = nearestWord(
      folded,
      alike.map((known) => known.folded),
    );
    const known = alike.find((one) => one.folded === near);
    if (!known) continue;
    text = text.slice(0, start) + known.word + text.slice(end);
    isOther = true;
  }
  return isOther ? text : undefined;
}
