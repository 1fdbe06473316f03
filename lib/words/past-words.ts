import type { WordLanguage } from './language.ts';

/** Why there is no page of a day: it has not come, nothing was published, none was kept, or nothing was there. */
export type NoDay = 'future' | 'before' | 'not-kept' | 'nothing-here' | 'no-day';

/** What pages about past states of the plan say. Days are in words already. */
export interface PastWords {
  /** Beside a field for a day. */
  readonly planOn: string;
  readonly changedSince: string;
  readonly show: string;

  readonly onDay: (title: string, day: string) => string;
  readonly inForceOn: (day: string) => string;
  readonly dayNotOver: string;
  /** A change set's words and its date follow. */
  readonly newestChange: string;
  readonly ownText: string;
  readonly statusThen: string;
  readonly wholeThen: string;
  readonly contentsThen: string;
  readonly changedSinceThen: string;
  readonly asItStandsNow: string;
  readonly byFolder: string;
  readonly countDocuments: (count: number) => string;
  readonly documentsFrom: (first: number, last: number, total: number | undefined) => string;
  readonly noDocuments: string;
  readonly planOnThatDay: string;

  readonly sinceDay: (day: string) => string;
  readonly betweenDays: (from: string, to: string) => string;
  /** A day follows, then {@link toDay} and another day, or {@link toNow}. */
  readonly comparedFrom: string;
  readonly toDay: string;
  readonly toNow: string;
  readonly nothingChanged: string;
  /** A link to what changed since the day before follows. */
  readonly ofTheDayItself: (day: string) => string;
  readonly cut: (count: number) => string;
  readonly others: string;
  readonly changedBack: string;
  readonly changedBackExplanation: string;
  readonly passing: string;
  readonly passingExplanation: string;

  readonly noDay: Readonly<Record<NoDay, { readonly title: string; readonly explanation: string }>>;
  /** A date follows. */
  readonly firstPublished: string;
}

const english: PastWords = {
  planOn: 'The plan on',
  changedSince: 'What changed since',
  show: 'Show',

  onDay: (title, day) => `${title} on ${day}`,
  inForceOn: (day) => `In force on ${day}, as it stood at the end of that day (UTC).`,
  dayNotOver: 'More may still be published for this day.',
  newestChange: 'The newest change until then:',
  ownText: 'The text of this page on that day',
  statusThen: 'How every commitment stood on that day',
  wholeThen: 'All of it on that day, on one page',
  contentsThen: 'The contents on that day',
  changedSinceThen: 'What changed since that day',
  asItStandsNow: 'As it stands now',
  byFolder: 'By folder',
  countDocuments: (count) => (count === 1 ? '1 document' : `${count} documents`),
  documentsFrom: (first, last, total) =>
    total === undefined
      ? `Documents ${first} to ${last}`
      : `Documents ${first} to ${last} of ${total}`,
  noDocuments: 'There was no document here on that day.',
  planOnThatDay: 'The plan on that day',

  sinceDay: (day) => `What changed since ${day}`,
  betweenDays: (from, to) => `What changed from ${from} to ${to}`,
  comparedFrom: 'Each document once: from its text at the end of',
  toDay: 'to that at the end of',
  toNow: 'to its text now',
  nothingChanged: 'Nothing changed.',
  ofTheDayItself: (day) => `What was published on ${day} itself is not among these:`,
  cut: (count) =>
    `More documents changed than fit here: these are ${count} of them. Choose a later day, or a folder.`,
  others: 'Further documents that changed',
  changedBack: 'Changed, and changed back',
  changedBackExplanation:
    'These were changed in between and have the same text again. Their histories have each step.',
  passing: 'Published and withdrawn in between',
  passingExplanation:
    'These were part of the plan for a while, on neither of the two days. Their histories have what they said.',

  noDay: {
    future: {
      title: 'That day has not come yet',
      explanation:
        'What will be in force then is not known. The plan can be read as it stands now.',
    },
    before: {
      title: 'There was no plan on that day yet',
      explanation: 'Nothing had been published until then.',
    },
    'not-kept': {
      title: 'How the plan stood on that day was not kept',
      explanation:
        'This site was made before past states were kept. Each document’s history has its versions; whoever runs the site can make up for it with “gazette render --all”.',
    },
    'nothing-here': {
      title: 'There was nothing at this address on that day',
      explanation: 'The plan was there, and had no document or folder of this name.',
    },
    'no-day': {
      title: 'That is no day of the calendar',
      explanation: 'A day is written as year-month-day, as in 2016-05-01.',
    },
  },
  firstPublished: 'The plan was first published on',
};

const french: PastWords = {
  planOn: 'Le plan au',
  changedSince: 'Ce qui a changé depuis le',
  show: 'Afficher',

  onDay: (title, day) => `${title} au ${day}`,
  inForceOn: (day) => `En vigueur le ${day}, tel que c’était à la fin de ce jour (UTC).`,
  dayNotOver: 'D’autres publications peuvent encore dater de ce jour.',
  newestChange: 'Le changement le plus récent jusque-là\u00A0:',
  ownText: 'Le texte de cette page ce jour-là',
  statusThen: 'L’avancement de chaque engagement ce jour-là',
  wholeThen: 'Tout ce qui était en vigueur ce jour-là, sur une page',
  contentsThen: 'Le sommaire ce jour-là',
  changedSinceThen: 'Ce qui a changé depuis ce jour',
  asItStandsNow: 'L’état actuel',
  byFolder: 'Par dossier',
  countDocuments: (count) => (count < 2 ? `${count} document` : `${count} documents`),
  documentsFrom: (first, last, total) =>
    total === undefined
      ? `Documents ${first} à ${last}`
      : `Documents ${first} à ${last} sur ${total}`,
  noDocuments: 'Il n’y avait aucun document ici ce jour-là.',
  planOnThatDay: 'Le plan ce jour-là',

  sinceDay: (day) => `Ce qui a changé depuis le ${day}`,
  betweenDays: (from, to) => `Ce qui a changé du ${from} au ${to}`,
  comparedFrom: 'Chaque document une seule fois\u00A0: de son texte à la fin du',
  toDay: 'à celui de la fin du',
  toNow: 'à son texte actuel',
  nothingChanged: 'Rien n’a changé.',
  ofTheDayItself: (day) => `Ce qui a été publié le ${day} même n’en fait pas partie\u00A0:`,
  cut: (count) =>
    `Plus de documents ont changé qu’il n’en tient ici\u00A0: en voici ${count}. Choisissez un jour plus récent, ou un dossier.`,
  others: 'Autres documents changés',
  changedBack: 'Changés, puis rétablis',
  changedBackExplanation:
    'Ces documents ont été changés entre-temps et ont de nouveau le même texte. Leur historique donne chaque étape.',
  passing: 'Publiés et retirés entre-temps',
  passingExplanation:
    'Ces documents ont fait partie du plan un temps, mais à aucune des deux dates. Leur historique donne ce qu’ils disaient.',

  noDay: {
    future: {
      title: 'Ce jour n’est pas encore venu',
      explanation:
        'On ne sait pas ce qui sera alors en vigueur. Le plan se lit dans son état actuel.',
    },
    before: {
      title: 'Il n’y avait pas encore de plan ce jour-là',
      explanation: 'Rien n’avait été publié jusque-là.',
    },
    'not-kept': {
      title: 'L’état du plan à cette date n’a pas été conservé',
      explanation:
        'Ce site est plus ancien que la conservation des états passés. L’historique de chaque document a ses versions\u00A0; qui exploite le site peut y remédier avec «\u00A0gazette render --all\u00A0».',
    },
    'nothing-here': {
      title: 'Il n’y avait rien à cette adresse ce jour-là',
      explanation: 'Le plan existait, sans document ni dossier de ce nom.',
    },
    'no-day': {
      title: 'Ce n’est pas un jour du calendrier',
      explanation: 'Un jour s’écrit année-mois-jour, comme 2016-05-01.',
    },
  },
  firstPublished: 'Le plan a été publié pour la première fois le',
};

/** The words of pages about the past in a language. */
export function pastWordsIn(language: WordLanguage): PastWords {
  return language === 'fr' ? french : english;
}
