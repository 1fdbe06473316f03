import type { Status } from '../model/document.ts';
import { type FieldName, fieldDefinitions, fieldNames } from '../model/field-definitions.ts';

const statusWords: Readonly<Record<Status, readonly string[]>> = {
  'not-started': ['not started', 'non commence', 'non demarre', 'pas commence', 'a venir'],
  limited: ['limited', 'limite', 'limitee', 'partiel', 'partielle'],
  substantial: ['substantial', 'substantiel', 'substantielle'],
  completed: [
    'completed',
    'complete',
    'done',
    'acheve',
    'achevee',
    'realise',
    'realisee',
    'termine',
    'terminee',
    'complet',
  ],
  withdrawn: ['withdrawn', 'retire', 'retiree', 'abandonne', 'abandonnee'],
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

/** The words that Gazette itself adds to a text. */
export interface Words {
  readonly footnotes: string;
  readonly backToReference: string;
  readonly done: string;
  readonly toDo: string;
}

const english: Words = {
  footnotes: 'Footnotes',
  backToReference: 'Back to reference',
  done: 'Done',
  toDo: 'To do',
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
    },
  ],
]);

/** Words in the language of the plan's folder (`fr/…`); English where there is none. */
export function wordsFor(path: string): Words {
  const language = /^([a-z]{2})(?:-[A-Za-z]{2,4})?\//u.exec(path)?.[1] ?? 'en';
  return ownWords.get(language) ?? english;
}

/** Brings words to the form they are compared in. */
export function normalizeWords(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/\([^)]*\)/gu, '')
    .replace(/[\s-]+/gu, ' ')
    .replace(/[ :]+$/u, '')
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

/** The field that a label names. */
export function fieldOfLabel(label: string): FieldName | undefined {
  return label.length > 60 ? undefined : fieldByWord.get(normalizeWords(label));
}

/** The status that a word means, in front matter or in the text. */
export function statusOfWord(word: string): Status | undefined {
  return word.length > 60 ? undefined : statusByWord.get(normalizeWords(word));
}

function invert<Key extends string>(
  words: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const entries = Object.entries(words) as [Key, readonly string[]][];
  return new Map(entries.flatMap(([key, list]) => list.map((word) => [word, key] as const)));
}
