/**
 * What a fact's value is: this decides how it is read, compared and shown. `title` and `text` are
 * one line, `number` a commitment's number, `texts` a list of lines, `status` how far it has got,
 * `date` ISO 8601 as exact as it was written.
 */
export type ValueSort = 'title' | 'text' | 'number' | 'texts' | 'status' | 'date' | 'milestones';

/** Languages that a plan's own label words come in. */
export type LabelLanguage = 'en' | 'fr';

/** What Gazette knows of a fact that changes. */
export interface ChangeDefinition {
  readonly sort: ValueSort;
  /** What another value changes: a promise, a figure, or what its words say. */
  readonly changes: 'obligation' | 'figures' | 'wording';
  /** Whether a promise is made when it comes, and dropped when it goes. */
  readonly isPromise: boolean;
}

/** One fact of a document. Its names for readers are in `lib/words/field-names.ts`. */
export interface FieldDefinition extends ChangeDefinition {
  /** `panel`: among the facts at the top of the page. `own`: elsewhere on it, or nowhere. */
  readonly place: 'panel' | 'own';
  /**
   * Words that name it in a text, where front matter is silent: a bold label or a heading. They are
   * compared without case, accents, parentheses and final colon.
   */
  readonly labels: Readonly<Record<LabelLanguage, readonly string[]>>;
}

const unlabelled: FieldDefinition['labels'] = { en: [], fr: [] };

/**
 * Every fact of a document, by its name in front matter, in the order in which data and redlines
 * have them. Reading, comparing, naming and showing follow from this table; the compiler asks for
 * the rest.
 */
export const fieldDefinitions = {
  /** Declared identity, stable across moves and languages. */
  id: { sort: 'text', changes: 'wording', isPromise: false, place: 'own', labels: unlabelled },
  /** Commit of the text in another language that this one was made from. */
  translates: {
    ...{ sort: 'text', changes: 'wording', isPromise: false, place: 'own', labels: unlabelled },
  },
  title: { sort: 'title', changes: 'wording', isPromise: false, place: 'own', labels: unlabelled },
  /** Commitment number as written, e.g. `24` or `7b`. */
  number: {
    ...{ sort: 'number', changes: 'figures', isPromise: false, place: 'own', labels: unlabelled },
  },
  lead: {
    ...{ sort: 'texts', changes: 'obligation', isPromise: true, place: 'panel' },
    labels: {
      en: [
        ...['lead', 'leads', 'lead institution', 'lead institutions'],
        ...['lead agency', 'lead agencies', 'lead ministry', 'lead ministries'],
        ...['responsible institution', 'responsible institutions'],
      ],
      fr: [
        ...['institution porteuse', 'institutions porteuses'],
        ...['institution responsable', 'institutions responsables'],
        ...['ministere porteur', 'ministeres porteurs'],
        ...['ministere responsable', 'ministeres responsables'],
        ...['pilote', 'pilotes', 'porteur', 'porteurs'],
      ],
    },
  },
  status: {
    ...{ sort: 'status', changes: 'figures', isPromise: false, place: 'panel' },
    labels: {
      en: ['status', 'state of progress', 'completion'],
      fr: ['statut', 'etat', "etat d'avancement", 'avancement'],
    },
  },
  start: {
    ...{ sort: 'date', changes: 'figures', isPromise: false, place: 'panel' },
    labels: {
      en: ['start', 'start date', 'starts'],
      fr: ['debut', 'date de debut', 'commencement'],
    },
  },
  due: {
    ...{ sort: 'date', changes: 'figures', isPromise: true, place: 'panel' },
    labels: {
      en: ['due', 'due date', 'deadline', 'end', 'end date', 'completion date'],
      fr: [
        'echeance',
        "date d'echeance",
        'date limite',
        'fin',
        'date de fin',
        'date de realisation',
      ],
    },
  },
  milestones: {
    ...{ sort: 'milestones', changes: 'wording', isPromise: true, place: 'panel' },
    labels: {
      en: ['roadmap', 'milestones', 'milestone'],
      fr: ['feuille de route', 'jalons', 'jalon', 'etapes'],
    },
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>;

/** Name of a fact in front matter and in data. */
export type FieldName = keyof typeof fieldDefinitions;

/** Names of the facts, in their order. */
export const fieldNames = Object.keys(fieldDefinitions) as FieldName[];

/** Milestones are compared one by one, each by its parts. */
export const milestoneParts = {
  milestone: { sort: 'text', changes: 'wording', isPromise: true },
  'milestone-due': { sort: 'date', changes: 'figures', isPromise: true },
  'milestone-status': { sort: 'status', changes: 'figures', isPromise: false },
} as const satisfies Readonly<Record<string, ChangeDefinition>>;

/** Names of the facts whose values are of some sort. */
export type FieldsOfSort<Sort extends ValueSort> = {
  [Name in FieldName]: (typeof fieldDefinitions)[Name]['sort'] extends Sort ? Name : never;
}[FieldName];
