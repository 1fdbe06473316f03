import type { WordLanguage } from './language.ts';

/** What programs may ask for, by the name of the operation. */
export type ApiOperationName =
  | 'documents'
  | 'version'
  | 'text'
  | 'versions'
  | 'redline'
  | 'changeSets'
  | 'changeSet'
  | 'status'
  | 'statusOnDay'
  | 'statusTable'
  | 'feed'
  | 'deadlines'
  | 'calendar';

/** The words of the page that says what programs may ask for. */
export interface ApiWords {
  readonly title: string;
  readonly introduction: string;
  readonly rules: readonly string[];
  readonly operations: Readonly<Record<ApiOperationName, string>>;
  readonly example: string;
  readonly description: string;
  readonly forModels: string;
  readonly watch: string;
}

const english: ApiWords = {
  title: 'Data for programs',
  introduction:
    'Everything that the pages show is there as data, at addresses that stay. No key is needed, and pages of other sites may read it (CORS).',
  rules: [
    'Addresses in an answer are whole: follow them instead of making your own.',
    'What has a commit in its address never changes. Everything else says how long it may be kept, and has an ETag.',
    'Lists that are long have “next”, the address of the rest.',
    'Members may be added to what is answered. None is taken away.',
    'Dates are in UTC.',
  ],
  operations: {
    documents: 'Documents in force, in the order of the contents, with facts and addresses',
    version: 'One version of a document: its facts, headings, links, and where it comes from',
    text: 'The text of a version, byte for byte as in git',
    versions: 'All versions of a document, with what changed in each',
    redline: 'What differs between any two versions of a document',
    changeSets: 'Published commits, the newest first',
    changeSet: 'One published commit, with what it did to each document',
    status: 'How the commitments stand today, and who is late; of a chapter below its address',
    statusOnDay: 'The same at the end of any day',
    statusTable: 'The same as a table (CSV)',
    feed: 'Changes as a feed (JSON Feed) with redlines; of a folder or document below its address',
    deadlines: 'What falls due, is past its date, or had no new version for long, as a feed',
    calendar: 'Due dates as a calendar (iCalendar); of a folder or document below its address',
  },
  example: 'Example',
  description: 'Description for programs (OpenAPI 3.1)',
  forModels: 'Overview for language models (llms.txt)',
  watch: 'Feeds and calendars for people',
};

const french: ApiWords = {
  title: 'Données pour les programmes',
  introduction:
    'Tout ce que montrent les pages existe en données, à des adresses qui restent. Aucune clé n’est nécessaire, et les pages d’autres sites peuvent les lire (CORS).',
  rules: [
    'Les adresses d’une réponse sont entières\u00A0: suivez-les au lieu d’en construire.',
    'Ce dont l’adresse contient un commit ne change jamais. Tout le reste dit combien de temps le garder, et a un ETag.',
    'Les longues listes ont «\u00A0next\u00A0», l’adresse de la suite.',
    'Des membres peuvent être ajoutés aux réponses. Aucun n’est retiré.',
    'Les dates sont en UTC.',
  ],
  operations: {
    documents:
      'Les documents en vigueur, dans l’ordre du sommaire, avec leurs faits et leurs adresses',
    version: 'Une version d’un document\u00A0: ses faits, ses titres, ses liens, et son origine',
    text: 'Le texte d’une version, octet pour octet comme dans git',
    versions: 'Toutes les versions d’un document, avec ce que chacune a changé',
    redline: 'Ce qui diffère entre deux versions quelconques d’un document',
    changeSets: 'Les commits publiés, le plus récent d’abord',
    changeSet: 'Un commit publié, avec ce qu’il a fait à chaque document',
    status:
      'L’avancement des engagements aujourd’hui, et les retards\u00A0; d’un chapitre, sous son adresse',
    statusOnDay: 'De même, à la fin d’un jour quelconque',
    statusTable: 'De même, en tableau (CSV)',
    feed: 'Les changements en flux (JSON Feed), avec les différences\u00A0; d’un dossier ou document, sous son adresse',
    deadlines:
      'Ce qui arrive à échéance, l’a dépassée, ou est sans nouvelle version depuis longtemps, en flux',
    calendar:
      'Les échéances en agenda (iCalendar)\u00A0; d’un dossier ou document, sous son adresse',
  },
  example: 'Exemple',
  description: 'Description pour les programmes (OpenAPI 3.1)',
  forModels: 'Aperçu pour les modèles de langage (llms.txt)',
  watch: 'Flux et agendas pour les personnes',
};

/** The words of the page that says what programs may ask for. */
export function apiWordsIn(language: WordLanguage): ApiWords {
  return language === 'fr' ? french : english;
}
