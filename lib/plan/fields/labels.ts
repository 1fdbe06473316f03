import type { Status } from '../model/document.ts';
import { type FieldName, fieldDefinitions, fieldNames } from '../model/field-definitions.ts';
import { remembering } from '../model/remembering.ts';
import { nearestWord } from './nearest-word.ts';

/**
 * Label words that texts set in bold for other reasons, and that other programs use in front matter:
 * alone they name no fact.
 */
export const ordinaryWords: ReadonlySet<string> = new Set([
  ...['lead', 'leads', 'start', 'starts', 'end', 'completion', 'milestone'],
  ...['pilote', 'pilotes', 'porteur', 'porteurs', 'etat', 'avancement'],
  ...['debut', 'commencement', 'fin', 'jalon', 'etapes'],
]);

/** Whether a label names a fact even where it stands alone: "Due date" does, "End" does not. */
export const isUnmistakable = remembering(
  (label: string): boolean => !ordinaryWords.has(normalizeWords(label)),
  2000,
);

/**
 * Words that mean a status of the scale, what Gazette itself prints among them. Words that say less
 * than the scale ("in progress", "delayed", "en cours") are none of it: they stay their author's.
 */
export const statusWords: Readonly<Record<Status, readonly string[]>> = {
  'not-started': [
    ...['not started', 'not yet started', 'not begun', 'unstarted', 'no progress'],
    ...['non commence', 'non commencee', 'pas commence', 'pas encore commence', 'non entame'],
    ...['non demarre', 'non demarree', 'pas demarre', 'a venir'],
  ],
  limited: [
    ...['limited', 'limited progress'],
    ...['limite', 'limitee', 'avancement limite', 'progres limites', 'partiel', 'partielle'],
  ],
  substantial: [
    ...['substantial', 'substantial progress', 'substantially complete'],
    ...['substantiel', 'substantielle', 'avancement substantiel', 'progres substantiels'],
  ],
  completed: [
    ...['completed', 'complete', 'fully completed', 'done', 'finished', 'fulfilled', 'achieved'],
    ...['acheve', 'achevee', 'realise', 'realisee', 'termine', 'terminee', 'fini', 'finie'],
    ...['complet', 'accompli', 'accomplie'],
  ],
  withdrawn: [
    ...['withdrawn', 'cancelled', 'canceled', 'abandoned', 'dropped'],
    ...['retire', 'retiree', 'abandonne', 'abandonnee', 'annule', 'annulee'],
  ],
};

/** Words in front of a commitment's number. */
export const commitmentWords: readonly string[] = ['commitment', 'engagement'];

/** Words in front of a milestone's date. */
export const dueWords: readonly string[] = [
  ...['due', 'by', 'before', 'until', 'deadline'],
  ...['avant', "d'ici", "d'ici le", "d'ici au", "jusqu'au", 'echeance', 'pour le'],
];

/** Months by their names, January first. */
export const monthWords: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv'],
  ['february', 'feb', 'fevrier', 'fevr'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];

/** Parts of a year by their names: `q` for quarters, `h` for halves. */
export const periodWords: ReadonlyMap<string, 'q' | 'h'> = new Map([
  ['quarter', 'q'],
  ['trimestre', 'q'],
  ['half', 'h'],
  ['semester', 'h'],
  ['semestre', 'h'],
]);

/** The first four ordinal numbers. */
export const ordinalWords: readonly (readonly string[])[] = [
  ['1', '1st', 'first', '1er', '1re', 'premier', 'premiere'],
  ['2', '2nd', 'second', '2e', '2eme', '2nde', 'deuxieme', 'seconde'],
  ['3', '3rd', 'third', '3e', '3eme', 'troisieme'],
  ['4', '4th', 'fourth', '4e', '4eme', 'quatrieme'],
];

/** Sorts of texts that are set apart and have a name in each language. */
export const callouts = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Callout = (typeof callouts)[number];

/** The words that Gazette itself adds to a text. */
export interface Words {
  readonly footnotes: string;
  readonly backToReference: string;
  readonly done: string;
  readonly toDo: string;
  /** What stands above a text that is set apart, by its sort. */
  readonly callouts: Readonly<Record<Callout, string>>;
}

const english: Words = {
  footnotes: 'Footnotes',
  backToReference: 'Back to reference',
  done: 'Done',
  toDo: 'To do',
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
  },
};

const ownWords: ReadonlyMap<string, Words> = new Map([
  ['en', english],
  [
    'fr',
    {
      footnotes: 'Notes',
      backToReference: 'Retour à l’appel de note',
      done: 'Fait',
      toDo: 'À faire',
      callouts: {
        note: 'Note',
        tip: 'Conseil',
        important: 'Important',
        warning: 'Avertissement',
        caution: 'Attention',
      },
    },
  ],
]);

/** Words in a language, by its BCP 47 tag; English where there is none. */
export function wordsFor(language = 'en'): Words {
  return ownWords.get(language.slice(0, 2)) ?? english;
}

/** Brings words to the form they are compared in. */
export function normalizeWords(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/\([^)]{0,200}\)/gu, '')
    .replace(/[\s_-]+/gu, ' ')
    .replace(/(?<![ :])[ :]+$/u, '')
    .trim()
    .toLowerCase();
}

const fieldByWord: ReadonlyMap<string, FieldName> = new Map(
  fieldNames.flatMap((name) => {
    const words: readonly string[] = Object.values(fieldDefinitions[name].labels).flat();
    return words.map((word) => [word, name] as const);
  }),
);
const statusByWord = invert(statusWords);

/** Short words have neighbours that say something else, and so have phrases ("in progress", "no progress"). */
const longStatusWords = [...statusByWord.keys()].filter((word) => /^[a-z]{7,}$/u.test(word));

/** The field that a label names. */
export function fieldOfLabel(label: string): FieldName | undefined {
  return label.length > 60 ? undefined : fieldNamed(label);
}

const fieldNamed = remembering((label) => fieldByWord.get(normalizeWords(label)), 2000);

/**
 * The status that a word means, in front matter or in the text. A remark in parentheses says more
 * than the scale does.
 */
export function statusOfWord(word: string): Status | undefined {
  if (word.length > 60 || word.includes('(')) return undefined;
  return statusByWord.get(normalizeWords(word));
}

/** The status of the scale that was meant by a misspelt word. */
export function misspeltStatus(word: string): Status | undefined {
  const isPlain = word.length <= 60 && !word.includes('(');
  const meant = !isPlain ? undefined : nearestWord(normalizeWords(word), longStatusWords);
  return meant === undefined ? undefined : statusByWord.get(meant);
}

function invert<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const entries = Object.entries(words) as [Key, readonly string[]][];
  return new Map(entries.flatMap(([key, list]) => list.map((word) => [word, key] as const)));
}
