import { severalAtOnce } from '../../../concurrency/several-at-once.ts';
import { isSteering } from '../../../plan/addresses/is-steering.ts';
import type { Change, ChangeSet } from '../../../plan/model/change.ts';
import { searchTerms } from '../../../plan/search/search-terms.ts';
import type { IndexStore } from '../../../ports/index-store.ts';
import type { Slices } from '../../work/resumable-work.ts';
import type { VersionReader } from '../texts/version-reader.ts';
import { createSearchIndex, type SearchedText, type SearchIndex } from './search-index.ts';

/** What taking a change set into search needs. */
export interface SearchContext {
  readonly reader: Pick<VersionReader, 'source'>;
  readonly indexStore: IndexStore;
  readonly slices: Slices;
  /** BCP 47 tag of texts outside a language's folder. */
  readonly language: string;
}

/**
 * Brings search up to a change set: of each document that changed, only the terms that came, went or
 * weigh another amount are written. What the index had of the document is replaced last, so a run
 * that is killed writes the same again. Every run takes one change set after the other and each entry
 * keeps the sequence number of its last change, so a run that is behind spoils nothing.
 */
export async function applySearch(changeSet: ChangeSet, context: SearchContext): Promise<void> {
  const { sequence, changes } = changeSet;
  const index = createSearchIndex(context.indexStore);
  const learn = learningOnce(index);
  const byDocument = new Map(changes.map((change) => [change.document, change]));
  await context.slices.each(`search ${sequence}`, byDocument.keys(), async (slice) => {
    await severalAtOnce(
      slice.flatMap((document) => byDocument.get(document) ?? []),
      (change) => applyChange(change, sequence, { ...context, index, learn }),
    );
  });
}

/** Learns those of some words that no text had yet, and is done when all are learned. */
type Learn = (language: string, words: readonly string[], sequence: number) => Promise<void>;

/**
 * Documents of one change set have many words in common: each is looked up and learned once. Who has
 * a word in common with another document waits until it is learned: else a run that is killed leaves
 * the word to nobody.
 */
function learningOnce(index: SearchIndex): Learn {
  const learning = new Map<string, Promise<void>>();
  const learn: Learn = async (language, words, sequence) => {
    const unknown = await index.unknownWords(language, words);
    await severalAtOnce(unknown, (word) => index.learn(language, word, sequence));
  };
  return async (language, words, sequence) => {
    const keyOf = (word: string) => `${language} ${word}`;
    const fresh = words.filter((word) => !learning.has(keyOf(word)));
    const learned = learn(language, fresh, sequence);
    for (const word of fresh) learning.set(keyOf(word), learned);
    await Promise.all([learned, ...new Set(words.map((word) => learning.get(keyOf(word))))]);
  };
}

async function applyChange(
  change: Change,
  sequence: number,
  context: SearchContext & { readonly index: SearchIndex; readonly learn: Learn },
): Promise<void> {
  const { document } = change;
  const { index, learn } = context;
  const old = await index.text(document);
  const next = await searchedText(change, context);
  const { gone, come, words } = editsOf(old, next);
  // Before any other write, so that all are asked for together.
  if (next) await learn(next.language, words, sequence);
  await severalAtOnce(gone, async ([term, share]) => {
    if (old) await index.removePosting(old.language, term, { document, share }, sequence);
  });
  await severalAtOnce(come, async ([term, share]) => {
    if (next) await index.putPosting(next.language, term, { document, share }, sequence);
  });
  await index.putText(document, next, sequence);
}

/** Terms that go and come, each with its share; and words that a run learns, whatever it compares with. */
function editsOf(old: SearchedText | undefined, next: SearchedText | undefined) {
  const isSameLanguage = old?.language === next?.language;
  const other = (terms: SearchedText['terms'] | undefined, term: string) =>
    isSameLanguage ? terms?.get(term) : undefined;
  const differing = (ours: SearchedText | undefined, theirs: SearchedText | undefined) =>
    [...(ours?.terms ?? [])].flatMap(([term, { share }]): [string, number][] =>
      other(theirs?.terms, term)?.share === share ? [] : [[term, share]],
    );
  const words = [...(next?.terms ?? [])].flatMap(([term, { word }]) =>
    word === undefined || other(old?.terms, term)?.word === word ? [] : [word],
  );
  return { gone: differing(old, next), come: differing(next, old), words };
}

/** `undefined` of what is not in force, or not a text of the plan. */
async function searchedText(
  { document, kind: change, after }: Change,
  { reader, language: usual }: SearchContext,
): Promise<SearchedText | undefined> {
  const { path, kind, fields, version } = after;
  if (change === 'withdrawn' || isSteering(path)) return undefined;
  const source = new TextDecoder().decode(await reader.source({ document, number: version }));
  const language = after.language ?? usual;
  return { version, language, terms: searchTerms({ kind, fields, source }, language) };
}
