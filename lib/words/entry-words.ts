import type { ChangeKind } from '../plan/model/change.ts';
import type { DocumentKind } from '../plan/model/document.ts';
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
  readonly theRest: string;
  readonly notShown: (count: number) => string;
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
  theRest: 'The rest of this redline is on its own page.',
  notShown: (count) =>
    count === 1 ? 'One more document changed:' : `${count} more documents changed:`,
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
  theRest: 'La suite de ce texte comparé est sur sa propre page.',
  notShown: (count) =>
    count < 2 ? 'Un autre document a changé :' : `${count} autres documents ont changé :`,
};

/** The words of feed entries in a language; in English when there are none for it. */
export function entryWords(language: string | undefined): EntryWords {
  return wordLanguage(language) === 'fr' ? french : english;
}
