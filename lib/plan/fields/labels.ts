import type { Status } from '../model/document.ts';

/** Fields that a text can give under a label. */
export type LabelledField = 'lead' | 'status' | 'start' | 'due' | 'milestones';

/**
 * Words that name a field where there is no front matter, in all languages of plans. They are
 * compared without case, accents, parentheses and final colon; a new language is a new line.
 */
const fieldWords: Readonly<Record<LabelledField, readonly string[]>> = {
  lead: [
    ...['lead', 'leads', 'lead institution', 'lead institutions', 'lead agency', 'lead agencies'],
    ...['lead ministry', 'lead ministries', 'responsible institution', 'responsible institutions'],
    ...['institution porteuse', 'institutions porteuses', 'institution responsable'],
    ...['institutions responsables', 'ministere porteur', 'ministeres porteurs'],
    ...[
      'ministere responsable',
      'ministeres responsables',
      'pilote',
      'pilotes',
      'porteur',
      'porteurs',
    ],
  ],
  status: [
    'status',
    'state of progress',
    'completion',
    'statut',
    'etat',
    "etat d'avancement",
    'avancement',
  ],
  start: ['start', 'start date', 'starts', 'debut', 'date de debut', 'commencement'],
  due: [
    ...['due', 'due date', 'deadline', 'end', 'end date', 'completion date'],
    ...['echeance', 'date limite', 'fin', 'date de fin', 'date de realisation'],
  ],
  milestones: [
    ...['roadmap', 'milestones', 'milestone', 'feuille de route', 'jalons', 'jalon', 'etapes'],
  ],
};

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

const fieldByWord = invert(fieldWords);
const statusByWord = invert(statusWords);

/** The field that a label names. */
export function fieldOfLabel(label: string): LabelledField | undefined {
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
