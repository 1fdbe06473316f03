import type { StatusList } from '../plan/addresses/addresses.ts';
import type { Status } from '../plan/model/document.ts';
import type { WordLanguage } from './language.ts';

/** What pages of the status say. Days are in words already. */
export interface StatusWords {
  readonly status: string;
  readonly lists: Readonly<Record<StatusList, string>>;
  readonly listsLabel: string;
  /** Begins the sentence; what is counted follows. */
  readonly of: (day: string, total: number) => string;
  readonly are: Readonly<Record<Status, (count: number) => string>>;
  readonly otherWords: (count: number) => string;
  readonly noStatus: (count: number) => string;
  readonly pastDue: (count: number) => string;
  readonly and: string;
  readonly asOf: (day: string) => string;
  readonly byStatus: string;
  readonly chapter: string;
  readonly other: string;
  readonly none: string;
  readonly total: string;
  readonly late: string;
  readonly commitment: string;
  readonly due: string;
  readonly lateBy: string;
  readonly lead: string;
  readonly milestones: string;
  readonly days: (count: number) => string;
  readonly notLate: string;
  readonly milestonesDone: (done: number, of: number) => string;
  readonly milestonesLate: (count: number) => string;
  readonly withoutStatus: string;
  readonly withdrawn: string;
  readonly withoutChapter: string;
  readonly withoutDue: string;
  readonly withoutLead: string;
  readonly noCommitments: string;
  /** Of a list that has none. */
  readonly nothingIn: Readonly<Record<StatusList, string>>;
  readonly changedIn: (year: string) => string;
  readonly dueIn: (year: string) => string;
  readonly lastChange: string;
  /** Leads to the history of a promise. */
  readonly promise: string;
  readonly gone: (count: number) => string;
  readonly goneTitle: string;
  /** Of a list that has only the first of them. */
  readonly goneCut: (count: number) => string;
  readonly goneOn: (day: string) => string;
  readonly behindTitle: string;
  readonly today: string;
  readonly lateNow: (day: string, days: number) => string;
  readonly notLateNow: (day: string) => string;
  readonly endedNow: (day: string) => string;
  readonly noDueNow: (day: string) => string;
  readonly itsText: string;
  readonly timeline: string;
  readonly timelineText: (first: string, last: string, late: number) => string;
  readonly asData: string;
  readonly schema: string;
  readonly deadlines: string;
  readonly wholeStatus: string;
  readonly cut: (count: number) => string;
  readonly covers: (count: number) => string;
}

const english: StatusWords = {
  status: 'Status',
  lists: {
    chapters: 'By chapter',
    due: 'By due date',
    lead: 'By lead institution',
    late: 'Only those past their due date',
    changed: 'Changed this year',
    'this-year': 'Due this year',
  },
  listsLabel: 'Lists of commitments',
  of: (day, total) => `On ${day}, of ${total} ${total === 1 ? 'commitment' : 'commitments'}: `,
  are: {
    'not-started': (count) => `${count} not started`,
    limited: (count) => `${count} with limited progress`,
    substantial: (count) => `${count} with substantial progress`,
    completed: (count) => `${count} completed`,
    withdrawn: (count) => `${count} withdrawn`,
  },
  otherWords: (count) => `${count} with a status in other words`,
  noStatus: (count) => `${count} without a status`,
  pastDue: (count) =>
    `${count === 0 ? 'None is' : count === 1 ? '1 is' : `${count} are`} past the due date.`,
  and: ' and ',
  asOf: (day) => `As of ${day} (UTC).`,
  byStatus: 'Commitments by chapter and status',
  chapter: 'Chapter',
  other: 'In other words',
  none: 'No status',
  total: 'Total',
  late: 'Past due date',
  commitment: 'Commitment',
  due: 'Due',
  lateBy: 'Late by',
  lead: 'Lead',
  milestones: 'Milestones',
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  notLate: 'Not late',
  milestonesDone: (done, of) => `${done} of ${of} completed`,
  milestonesLate: (count) => `${count} late`,
  withoutStatus: 'Without a status',
  withdrawn: 'Withdrawn',
  withoutChapter: 'Outside the chapters',
  withoutDue: 'Without a due date',
  withoutLead: 'Without a lead institution',
  noCommitments: 'There are no commitments here, so there is no status to tell.',
  nothingIn: {
    chapters: 'There is no commitment.',
    due: 'There is no commitment.',
    lead: 'There is no commitment.',
    late: 'No commitment is past its due date.',
    changed: 'No commitment changed this year.',
    'this-year': 'No commitment is due this year.',
  },
  changedIn: (year) => `Changed in ${year}, the last change first`,
  dueIn: (year) => `Due in ${year}`,
  lastChange: 'Last change',
  promise: 'history',
  gone: (count) => `${count === 1 ? '1 was' : `${count} were`} withdrawn from the plan.`,
  goneTitle: 'Withdrawn from the plan',
  goneCut: (count) => `The list has the first ${count}. More are in the record:`,
  goneOn: (day) => `withdrawn on ${day}`,
  behindTitle: 'Translations that are behind',
  today: 'How it stands today',
  lateNow: (day, days) =>
    `On ${day}, it is ${days === 1 ? '1 day' : `${days} days`} past its due date.`,
  notLateNow: (day) => `On ${day}, it is not past its due date.`,
  endedNow: (day) => `On ${day}, nothing more is due: it is completed or withdrawn.`,
  noDueNow: (day) => `On ${day}, it has no due date.`,
  itsText: 'Its text',
  timeline: 'Due dates',
  timelineText: (first, last, late) =>
    `Due dates from ${first} to ${last}; squares are past their date (${late}). The list by due date has each of them.`,
  asData: 'As data',
  schema: 'What the data means (JSON Schema)',
  deadlines: 'Feed of deadlines (Atom)',
  wholeStatus: 'How every commitment stands, and which are late',
  cut: (count) =>
    `The plan is large: this page and its data cover the first ${count} documents of the contents. Each chapter has a page of its own status.`,
  covers: (count) =>
    `The commitments have too much text for one page: this page and its data cover the first ${count} commitments of the contents. Each chapter has a page of its own status.`,
};

const french: StatusWords = {
  status: 'Avancement',
  lists: {
    chapters: 'Par chapitre',
    due: 'Par échéance',
    lead: 'Par institution porteuse',
    late: 'Échéance dépassée seulement',
    changed: 'Changés cette année',
    'this-year': 'À échéance cette année',
  },
  listsLabel: 'Listes des engagements',
  of: (day, total) => `Le ${day}, sur ${total} ${total < 2 ? 'engagement' : 'engagements'}\u00A0: `,
  are: {
    'not-started': (count) => `${count} non ${count < 2 ? 'commencé' : 'commencés'}`,
    limited: (count) => `${count} à l’avancement limité`,
    substantial: (count) => `${count} à l’avancement substantiel`,
    completed: (count) => `${count} ${count < 2 ? 'achevé' : 'achevés'}`,
    withdrawn: (count) => `${count} ${count < 2 ? 'retiré' : 'retirés'}`,
  },
  otherWords: (count) => `${count} dont l’état est dit autrement`,
  noStatus: (count) => `${count} sans état`,
  pastDue: (count) =>
    count === 0
      ? 'Aucun n’a dépassé son échéance.'
      : count === 1
        ? '1 a dépassé son échéance.'
        : `${count} ont dépassé leur échéance.`,
  and: ' et ',
  asOf: (day) => `Au ${day} (UTC).`,
  byStatus: 'Engagements par chapitre et par état',
  chapter: 'Chapitre',
  other: 'Dit autrement',
  none: 'Sans état',
  total: 'Total',
  late: 'Échéance dépassée',
  commitment: 'Engagement',
  due: 'Échéance',
  lateBy: 'Retard',
  lead: 'Institution porteuse',
  milestones: 'Jalons',
  days: (count) => (count < 2 ? `${count} jour` : `${count} jours`),
  notLate: 'Sans retard',
  milestonesDone: (done, of) => `${done} sur ${of} ${done < 2 ? 'achevé' : 'achevés'}`,
  milestonesLate: (count) => `${count} en retard`,
  withoutStatus: 'Sans état',
  withdrawn: 'Retirés',
  withoutChapter: 'Hors des chapitres',
  withoutDue: 'Sans échéance',
  withoutLead: 'Sans institution porteuse',
  noCommitments: 'Il n’y a pas d’engagement ici, donc pas d’avancement à indiquer.',
  nothingIn: {
    chapters: 'Il n’y a aucun engagement.',
    due: 'Il n’y a aucun engagement.',
    lead: 'Il n’y a aucun engagement.',
    late: 'Aucun engagement n’a dépassé son échéance.',
    changed: 'Aucun engagement n’a changé cette année.',
    'this-year': 'Aucun engagement n’arrive à échéance cette année.',
  },
  changedIn: (year) => `Changés en ${year}, le dernier changement en premier`,
  dueIn: (year) => `À échéance en ${year}`,
  lastChange: 'Dernier changement',
  promise: 'histoire',
  gone: (count) => `${count} ${count < 2 ? 'a été retiré' : 'ont été retirés'} du plan.`,
  goneTitle: 'Retirés du plan',
  goneCut: (count) => `La liste s’arrête aux ${count} premiers. Le reste est dans l’historique :`,
  goneOn: (day) => `retiré le ${day}`,
  behindTitle: 'Traductions en retard',
  today: 'Où il en est aujourd’hui',
  lateNow: (day, days) =>
    `Le ${day}, il a dépassé son échéance de ${days < 2 ? `${days} jour` : `${days} jours`}.`,
  notLateNow: (day) => `Le ${day}, il n’a pas dépassé son échéance.`,
  endedNow: (day) => `Le ${day}, plus rien n’est dû\u00A0: il est achevé ou retiré.`,
  noDueNow: (day) => `Le ${day}, il n’a pas d’échéance.`,
  itsText: 'Son texte',
  timeline: 'Échéances',
  timelineText: (first, last, late) =>
    `Échéances de ${first} à ${last}\u00A0; les carrés ont dépassé leur date (${late}). La liste par échéance les donne une à une.`,
  asData: 'En données',
  schema: 'Ce que disent les données (JSON Schema)',
  deadlines: 'Flux des échéances (Atom)',
  wholeStatus: 'L’avancement de chaque engagement, et les retards',
  cut: (count) =>
    `Le plan est grand\u00A0: cette page et ses données portent sur les ${count} premiers documents du sommaire. Chaque chapitre a sa propre page d’avancement.`,
  covers: (count) =>
    `Les engagements ont trop de texte pour une seule page\u00a0: cette page et ses données portent sur les ${count} premiers engagements du sommaire. Chaque chapitre a sa propre page d’avancement.`,
};

/** The words of status pages in a language. */
export function statusWordsIn(language: WordLanguage): StatusWords {
  return language === 'fr' ? french : english;
}
