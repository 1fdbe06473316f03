import type { Cause } from '../plan/standing/deadlines.ts';
import type { WordLanguage } from './language.ts';

/** What feeds and calendars say of dates. Dates are in words already; `days` are those from now to then. */
export interface DeadlineWords {
  readonly title: string;
  readonly description: (soonDays: number, silentDays: number) => string;
  /** Said behind it of a plan that is larger than what is covered. */
  readonly cut: (count: number) => string;
  /** Said behind it of a plan that was published by a program that kept no states. */
  readonly notKept: string;
  /** What became so of one commitment, behind its name. */
  readonly own: Readonly<Record<Cause, (date: string, days: number) => string>>;
  /** The same of one of its steps, by its title, and of several. */
  readonly step: Readonly<
    Record<Exclude<Cause, 'silent'>, (title: string, date: string, days: number) => string>
  >;
  readonly steps: Readonly<
    Record<Exclude<Cause, 'silent'>, (count: number, date: string, days: number) => string>
  >;
  readonly many: Readonly<Record<Cause, (count: number) => string>>;
  readonly more: (count: number) => string;
  readonly asItStood: (date: string) => string;
  readonly left: (count: number) => string;
  readonly calendar: string;
  readonly calendarOf: string;
  readonly stepOf: (step: string, commitment: string) => string;
}

const inDays = (days: number) =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;

const english: DeadlineWords = {
  title: 'Deadlines',
  description: (soonDays, silentDays) =>
    `Commitments and milestones that fall due within ${soonDays} days or are past their date, dates that were near and are dropped, and commitments without a new version for ${silentDays} days, each on the day on which it became so. What was late when the plan was first published is on the status page.`,
  cut: (count) =>
    `The plan is large: only the first ${count} documents of the contents are covered. Each chapter has a feed of its own.`,
  notKept:
    'The states of this plan are not kept yet: its operator has them made from the record by "gazette render --all".',
  own: {
    past: (date) => `past its due date, ${date}`,
    soon: (date, days) => `due on ${date} (${inDays(days)})`,
    silent: (date) => `no new version since ${date}`,
    dropped: (date) => `no longer due on ${date}`,
  },
  step: {
    past: (title, date) => `milestone “${title}” past its due date, ${date}`,
    soon: (title, date, days) => `milestone “${title}” due on ${date} (${inDays(days)})`,
    dropped: (title, date) => `milestone “${title}” no longer due on ${date}`,
  },
  steps: {
    past: (count, date) => `${count} milestones past their due date, ${date}`,
    soon: (count, date, days) => `${count} milestones due on ${date} (${inDays(days)})`,
    dropped: (count, date) => `${count} milestones no longer due on ${date}`,
  },
  many: {
    past: (count) => `${count} commitments have something past its due date`,
    soon: (count) => `${count} commitments have something that falls due soon`,
    silent: (count) => `${count} commitments had no new version for long`,
    dropped: (count) => `${count} commitments have a date no longer that was near`,
  },
  more: (count) => `… and ${count} more: how every commitment stands`,
  asItStood: (date) => `As it stood when ${date} began (UTC).`,
  left: (count) => `${count} earlier dates are left out.`,
  calendar: 'Due dates',
  calendarOf: 'The due dates of commitments and milestones.',
  stepOf: (step, commitment) => `${step} (milestone of ${commitment})`,
};

const dansJours = (days: number) =>
  days === 0 ? 'aujourd’hui' : days === 1 ? 'demain' : `dans ${days} jours`;

const french: DeadlineWords = {
  title: 'Échéances',
  description: (soonDays, silentDays) =>
    `Les engagements et jalons dont l’échéance tombe dans les ${soonDays} jours ou est dépassée, les échéances proches qui sont abandonnées, et les engagements sans nouvelle version depuis ${silentDays} jours, chacun le jour où il le devient. Ce qui était en retard quand le plan a été publié pour la première fois se trouve sur la page d’état.`,
  cut: (count) =>
    `Le plan est grand\u00A0: seuls les ${count} premiers documents du sommaire sont couverts. Chaque chapitre a son propre flux.`,
  notKept:
    'Les états de ce plan ne sont pas encore gardés\u00A0: son opérateur les fait faire avec «\u00A0gazette render --all\u00A0».',
  own: {
    past: (date) => `échéance dépassée, le ${date}`,
    soon: (date, days) => `échéance le ${date} (${dansJours(days)})`,
    silent: (date) => `aucune nouvelle version depuis le ${date}`,
    dropped: (date) => `n’a plus d’échéance le ${date}`,
  },
  step: {
    past: (title, date) => `jalon «\u00A0${title}\u00A0»\u00A0: échéance dépassée, le ${date}`,
    soon: (title, date, days) =>
      `jalon «\u00A0${title}\u00A0»\u00A0: échéance le ${date} (${dansJours(days)})`,
    dropped: (title, date) => `jalon «\u00A0${title}\u00A0»\u00A0: n’a plus d’échéance le ${date}`,
  },
  steps: {
    past: (count, date) => `${count} jalons ont dépassé leur échéance, le ${date}`,
    soon: (count, date, days) => `${count} jalons à échéance le ${date} (${dansJours(days)})`,
    dropped: (count, date) => `${count} jalons n’ont plus d’échéance le ${date}`,
  },
  many: {
    past: (count) => `${count} engagements ont une échéance dépassée`,
    soon: (count) => `${count} engagements ont une échéance proche`,
    silent: (count) => `${count} engagements sont sans nouvelle version depuis longtemps`,
    dropped: (count) => `${count} engagements n’ont plus une échéance qui était proche`,
  },
  more: (count) => `… et ${count} de plus\u00A0: l’avancement de chaque engagement`,
  asItStood: (date) => `État au début du ${date} (UTC).`,
  left: (count) => `${count} dates plus anciennes sont laissées de côté.`,
  calendar: 'Échéances',
  calendarOf: 'Les échéances des engagements et des jalons.',
  stepOf: (step, commitment) => `${step} (jalon de ${commitment})`,
};

/** The words of deadlines in a language. */
export function deadlineWordsIn(language: WordLanguage): DeadlineWords {
  return language === 'fr' ? french : english;
}
