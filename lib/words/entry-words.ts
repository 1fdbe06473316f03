import type { ChangeKind } from '../plan/model/change.ts';
import type { DocumentKind } from '../plan/model/document.ts';
import type { Significance } from '../plan/trailers.ts';
import { listFormat, longDateFormat } from './formats.ts';
import { wordLanguage } from './language.ts';

/** The words of feed entries in one language. */
export interface EntryWords {
  /** BCP 47 tag whose conventions lists follow: British English has no comma before "and". */
  readonly lists: 'en-GB' | 'fr';
  readonly noTextChanged: string;
  readonly rewritten: string;
  readonly separator: string;
  /** Stands between a document's name and what happened to it. */
  readonly colon: string;
  /** The verb. It agrees with its subjects where the language asks for that. */
  readonly verb: (change: ChangeKind, count: number, feminine: boolean) => string;
  readonly noun: (kind: DocumentKind, count: number) => string;
  readonly isFeminine: (kind: DocumentKind) => boolean;
  readonly copiesWithdrawn: (count: number) => string;
  /** Behind what is told of one document. */
  readonly more: (count: number) => string;
  readonly theRest: string;
  readonly notShown: (count: number) => string;
  /** Of a commit that names no author: Atom wants a name (RFC 4287 section 3.2.1). */
  readonly unknownAuthor: string;
  readonly writtenWith: (names: readonly string[]) => string;
  /** Of changes since a day (ISO 8601) that a feed has no room for. */
  readonly leftOut: (count: number, since: string) => string;
  readonly significances: Readonly<Record<Significance, string>>;
}

const englishVerbs: Readonly<Record<ChangeKind, string>> = {
  created: 'added',
  amended: 'amended',
  moved: 'moved',
  withdrawn: 'withdrawn',
  reinstated: 'reinstated',
};

const english: EntryWords = {
  lists: 'en-GB',
  noTextChanged: 'no text changed',
  rewritten: 'History rewritten',
  separator: '; ',
  colon: ': ',
  verb: (change) => englishVerbs[change],
  noun: (kind, count) => (count === 1 ? kind : `${kind}s`),
  isFeminine: () => false,
  copiesWithdrawn: (count) => (count === 1 ? '1 copy withdrawn' : `${count} copies withdrawn`),
  more: (count) => (count === 1 ? '1 more document' : `${count} more documents`),
  theRest: 'The rest of this redline is on its own page.',
  notShown: (count) =>
    count === 1 ? 'One more document changed:' : `${count} more documents changed:`,
  unknownAuthor: 'unknown author',
  writtenWith: (names) => `Written with ${listFormat('en-GB').format(names)}.`,
  leftOut: (count, since) =>
    `${count === 1 ? '1 more change' : `${count} more changes`} since ${day(since, 'en-GB')}, on the page of all changes`,
  significances: { editorial: 'editorial', minor: 'minor', major: 'major' },
};

const frenchVerbs: Readonly<Record<ChangeKind, string>> = {
  created: 'ajouté',
  amended: 'modifié',
  moved: 'déplacé',
  withdrawn: 'retiré',
  reinstated: 'rétabli',
};

const frenchNouns: Readonly<Record<DocumentKind, string>> = {
  introduction: 'introduction',
  chapter: 'chapitre',
  commitment: 'engagement',
  page: 'page',
};

const french: EntryWords = {
  lists: 'fr',
  noTextChanged: 'aucun texte modifié',
  rewritten: 'Historique réécrit',
  separator: ' ; ',
  colon: ' : ',
  verb: (change, count, feminine) =>
    `${frenchVerbs[change]}${feminine ? 'e' : ''}${count < 2 ? '' : 's'}`,
  noun: (kind, count) => `${frenchNouns[kind]}${count < 2 ? '' : 's'}`,
  isFeminine: (kind) => kind === 'introduction' || kind === 'page',
  copiesWithdrawn: (count) => (count < 2 ? '1 double retiré' : `${count} doubles retirés`),
  more: (count) => (count < 2 ? '1 autre document' : `${count} autres documents`),
  theRest: 'La suite de ce texte comparé est sur sa propre page.',
  notShown: (count) =>
    count < 2 ? 'Un autre document a changé :' : `${count} autres documents ont changé :`,
  unknownAuthor: 'auteur inconnu',
  writtenWith: (names) => `Rédigé avec ${listFormat('fr').format(names)}.`,
  leftOut: (count, since) =>
    `${count < 2 ? '1 autre changement' : `${count} autres changements`} depuis le ${day(since, 'fr')}, sur la page de tous les changements`,
  significances: { editorial: 'rédactionnel', minor: 'mineur', major: 'majeur' },
};

/** The words of feed entries in a language; in English when there are none for it. */
export function entryWords(language: string | undefined): EntryWords {
  return wordLanguage(language) === 'fr' ? french : english;
}

function day(date: string, language: string): string {
  const format = longDateFormat(language);
  return format.format(new Date(date));
}
