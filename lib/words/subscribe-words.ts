import { wordLanguage } from './language.ts';

/** The words of the page that says how to subscribe, in one language. */
export interface SubscribeWords {
  readonly title: string;
  readonly introduction: string;
  readonly everything: string;
  readonly inLanguage: (language: string) => string;
  readonly explanations: Readonly<Record<'plan' | 'language' | 'substance' | 'facts', string>>;
  readonly byStatus: string;
  readonly byLead: string;
  readonly moreLeads: string;
  readonly onePage: string;
  readonly onePageExplanation: string;
  readonly address: string;
  readonly formats: string;
  readonly latest: string;
  readonly entriesSince: (count: number, date: string) => string;
  readonly ways: string;
  readonly inReader: string;
  readonly byMail: string;
  readonly inChat: string;
  readonly allFeeds: string;
  readonly allChapters: string;
  readonly asDaysPass: Readonly<
    Record<
      'deadlines' | 'weekly' | 'monthly',
      { readonly title: string; readonly explanation: string }
    >
  >;
  readonly calendar: string;
  readonly calendarExplanation: string;
  /** Not said in a folder of files, where only some calendars are. */
  readonly anyCalendar: string;
  readonly inCalendar: string;
  readonly data: string;
}

const english: SubscribeWords = {
  title: 'Subscribe',
  introduction:
    'Hear of changes as they are published, with the changed words themselves. You need no account, and nobody learns who you are. Copy an address into a feed reader.',
  everything: 'Everything that is published',
  inLanguage: (language) => `Everything in one language: ${language}`,
  explanations: {
    plan: 'Each published change of any document.',
    language: 'Each published change of a document in this language.',
    substance:
      'Changes that may change what the plan means. Typography, formatting and moves are left out.',
    facts: 'Status, dates, leads and milestones; commitments that come or go.',
  },
  byStatus: 'What reached a status',
  byLead: 'What one institution leads',
  moreLeads: 'More institutions have feeds. Their addresses are made in the same way.',
  onePage: 'One chapter or one document',
  onePageExplanation:
    'Each has a feed of its own. Open its page: the addresses are at the end, and feed readers find them by the address of the page.',
  address: 'Address to copy',
  formats: 'Formats',
  latest: 'Latest',
  entriesSince: (count, date) => `${count === 1 ? '1 change' : `${count} changes`} since ${date}`,
  ways: 'How to get it',
  inReader:
    'In a feed reader: add the address that you copied. Most readers also take the address of any page here.',
  byMail:
    'By e-mail: services and programs such as rss2email, Blogtrottr or Thunderbird send feeds as messages.',
  inChat:
    'In chat: Slack takes “/feed subscribe” and the address; Teams and Mattermost have feed apps.',
  allFeeds: 'All of these as a list that readers import (OPML)',
  allChapters: 'The feeds of all chapters as such a list (OPML)',
  asDaysPass: {
    deadlines: {
      title: 'Deadlines',
      explanation:
        'What falls due soon, what is past its date, and commitments without a new version for long. Each is told once, on the day on which it becomes so.',
    },
    weekly: {
      title: 'Weekly digest',
      explanation:
        'On Mondays, where the week before had changes: each changed document once, by chapter, what matters most first.',
    },
    monthly: {
      title: 'Monthly digest',
      explanation: 'The same on the first of each month.',
    },
  },
  calendar: 'Due dates in a calendar',
  calendarExplanation:
    'The due dates of commitments and milestones, as whole days. When a date moves, its entry moves; what is withdrawn is cancelled.',
  anyCalendar:
    'A chapter or document has a calendar of its own: add “@feeds/due.ics” to the address of its page.',
  inCalendar:
    'In a calendar: add the address of a calendar as a subscription (“from URL”, “by address”). Programs look for news by themselves.',
  data: 'As data for programs: what there is, and how it is asked for',
};

const french: SubscribeWords = {
  title: 'S’abonner',
  introduction:
    'Apprenez les changements dès leur publication, avec les mots mêmes qui ont changé. Aucun compte n’est nécessaire, et personne ne sait qui vous êtes. Copiez une adresse dans un lecteur de flux.',
  everything: 'Tout ce qui est publié',
  inLanguage: (language) => `Tout dans une langue : ${language}`,
  explanations: {
    plan: 'Chaque changement publié, de tout document.',
    language: 'Chaque changement publié d’un document dans cette langue.',
    substance:
      'Les changements qui peuvent changer le sens du plan. La typographie, la mise en forme et les déplacements sont laissés de côté.',
    facts: 'Statut, dates, pilotes et jalons ; engagements ajoutés ou retirés.',
  },
  byStatus: 'Ce qui a atteint un statut',
  byLead: 'Ce que pilote une institution',
  moreLeads: 'D’autres institutions ont un flux. Leurs adresses sont faites de la même façon.',
  onePage: 'Un chapitre ou un document',
  onePageExplanation:
    'Chacun a son propre flux. Ouvrez sa page : les adresses sont à la fin, et les lecteurs de flux les trouvent par l’adresse de la page.',
  address: 'Adresse à copier',
  formats: 'Formats',
  latest: 'Dernier',
  entriesSince: (count, date) =>
    `${count < 2 ? '1 changement' : `${count} changements`} depuis le ${date}`,
  ways: 'Comment le recevoir',
  inReader:
    'Dans un lecteur de flux : ajoutez l’adresse copiée. La plupart acceptent aussi l’adresse d’une page de ce site.',
  byMail:
    'Par courriel : des services et programmes tels que rss2email, Blogtrottr ou Thunderbird envoient les flux comme messages.',
  inChat:
    'Dans une messagerie : Slack accepte « /feed subscribe » et l’adresse ; Teams et Mattermost ont des applications de flux.',
  allFeeds: 'Tous ces flux en une liste que les lecteurs importent (OPML)',
  allChapters: 'Les flux de tous les chapitres en une telle liste (OPML)',
  asDaysPass: {
    deadlines: {
      title: 'Échéances',
      explanation:
        'Ce qui arrive bientôt à échéance, ce dont l’échéance est dépassée, et les engagements sans nouvelle version depuis longtemps. Chaque chose est dite une fois, le jour où elle le devient.',
    },
    weekly: {
      title: 'Résumé de la semaine',
      explanation:
        'Le lundi, quand la semaine passée a eu des changements\u00A0: chaque document changé une fois, par chapitre, le plus important d’abord.',
    },
    monthly: {
      title: 'Résumé du mois',
      explanation: 'De même, le premier de chaque mois.',
    },
  },
  calendar: 'Les échéances dans un agenda',
  calendarExplanation:
    'Les échéances des engagements et des jalons, en journées entières. Quand une date change, son entrée change\u00A0; ce qui est retiré est annulé.',
  anyCalendar:
    'Un chapitre ou un document a son propre agenda\u00A0: ajoutez «\u00A0@feeds/due.ics\u00A0» à l’adresse de sa page.',
  inCalendar:
    'Dans un agenda\u00A0: ajoutez l’adresse d’un agenda comme abonnement («\u00A0à partir d’une URL\u00A0»). Les programmes cherchent eux-mêmes les nouveautés.',
  data: 'En données pour les programmes\u00A0: ce qu’il y a, et comment le demander',
};

/** The words of the page that says how to subscribe. */
export function subscribeWords(language: string): SubscribeWords {
  return wordLanguage(language) === 'fr' ? french : english;
}
