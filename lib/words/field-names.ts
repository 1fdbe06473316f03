import type { ChangedField } from '../redline/facts/field-changes.ts';
import type { WordLanguage } from './language.ts';

/** What readers call a fact. */
export interface FieldNames {
  /** Above a value: "Due". */
  readonly label: string;
  /** In the middle of a sentence: "due date". */
  readonly name: string;
  /** Above the values of a list, where their number changes the word. */
  readonly heading?: (count: number) => string;
}

const english: Readonly<Record<ChangedField, FieldNames>> = {
  frontMatter: { label: 'Front matter', name: 'front matter' },
  other: { label: 'Fact', name: 'fact' },
  id: { label: 'Identity', name: 'identity' },
  translates: { label: 'Translates', name: 'translated version' },
  title: { label: 'Title', name: 'title' },
  number: { label: 'Number', name: 'number' },
  lead: {
    label: 'Lead',
    name: 'lead institution',
    heading: (count) => (count === 1 ? 'Lead institution' : 'Lead institutions'),
  },
  status: { label: 'Status', name: 'status' },
  start: { label: 'Start', name: 'start date' },
  due: { label: 'Due', name: 'due date' },
  milestones: { label: 'Milestones', name: 'milestones' },
  milestone: { label: 'Milestone', name: 'milestone' },
  'milestone-due': { label: 'Milestone due', name: 'due date' },
  'milestone-status': { label: 'Milestone status', name: 'status' },
};

const french: Readonly<Record<ChangedField, FieldNames>> = {
  frontMatter: { label: 'En-tête', name: 'en-tête' },
  other: { label: 'Donnée', name: 'donnée' },
  id: { label: 'Identité', name: 'identité' },
  translates: { label: 'Traduit', name: 'version traduite' },
  title: { label: 'Titre', name: 'titre' },
  number: { label: 'Numéro', name: 'numéro' },
  lead: {
    label: 'Porteur',
    name: 'institution porteuse',
    heading: (count) => (count < 2 ? 'Institution porteuse' : 'Institutions porteuses'),
  },
  status: { label: 'État', name: 'état' },
  start: { label: 'Début', name: 'début' },
  due: { label: 'Échéance', name: 'échéance' },
  milestones: { label: 'Étapes', name: 'étapes' },
  milestone: { label: 'Étape', name: 'étape' },
  'milestone-due': { label: 'Échéance de l’étape', name: 'échéance' },
  'milestone-status': { label: 'État de l’étape', name: 'état' },
};

const names: Readonly<Record<WordLanguage, typeof english>> = { en: english, fr: french };

/** What a fact is called in a language. */
export function namesOfField(field: ChangedField, language: WordLanguage): FieldNames {
  return names[language][field];
}
