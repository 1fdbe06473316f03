import { wordLanguage } from './language.ts';

/** The words of what stands around every page, and of pages that list or hold a whole plan, in one language. */
export interface FrameWords {
  readonly contents: string;
  readonly status: string;
  readonly day: string;
  readonly changesSince: string;
  readonly letters: string;
  readonly untranslated: string;
  readonly whole: string;
  readonly chapterWhole: string;
  readonly data: string;
  readonly subscribe: string;
  readonly repository: string;
  readonly suggest: string;
  readonly about: string;
  readonly permanentAddress: string;

  /** What stands around a date. */
  readonly asOf: (changeSets: number) => { readonly before: string; readonly after: string };
  readonly doors: string;
  /** Between what is counted and the counts. */
  readonly colon: string;
  readonly find: string;
  readonly findCommitment: string;
  readonly chapters: string;
  readonly documents: (count: number) => string;
  readonly commitments: (count: number) => string;
  readonly introduction: string;

  readonly folderLead: (documents: number) => string;
  readonly folderCut: (documents: number) => string;
  readonly wholeTitle: (title: string) => string;
  /** @param day in words */
  readonly wholeLead: (day: string, documents: number) => string;
  readonly wholeCut: (documents: number) => string;
  readonly wholeParts: string;
  readonly lettersLead: string;
  readonly lettersOther: string;
  readonly leads: string;
  readonly terms: string;
}

const english: FrameWords = {
  contents: 'Contents',
  status: 'Status',
  day: 'The plan on a day',
  changesSince: 'What changed since a day',
  letters: 'A–Z',
  untranslated: 'not translated',
  whole: 'All of it on one page',
  chapterWhole: 'This chapter on one page',
  data: 'Data',
  subscribe: 'Subscribe',
  repository: 'Repository',
  suggest: 'Suggest a change to this page',
  about:
    'Gazette publishes each change of a plan with its redline. What was published stays, under an address that never changes.',
  permanentAddress: 'Permanent address',
  asOf: (changeSets) => ({
    before: 'As of',
    after: changeSets === 1 ? ', as first published.' : `, after ${changeSets} changes.`,
  }),
  doors: 'Ask the plan',
  colon: ': ',
  find: 'Find a word',
  findCommitment: 'Find a commitment',
  chapters: 'Chapters',
  documents: (count) => (count === 1 ? '1 document' : `${count} documents`),
  commitments: (count) => (count === 1 ? '1 commitment' : `${count} commitments`),
  introduction: 'Introduction',
  folderLead: (documents) =>
    documents === 0
      ? 'No document is here any more. What was published stays under its own address.'
      : `This chapter has no text of its own. ${documents === 1 ? 'One document is in it.' : 'These documents are in it.'}`,
  folderCut: (documents) =>
    `The list that this folder is in is long: what is shown stands among its first ${documents} documents. The search finds the rest.`,
  wholeTitle: (title) => `${title}, on one page`,
  wholeLead: (day, documents) =>
    `As it stands on ${day}: ${documents === 1 ? '1 document' : `${documents} documents`}, in reading order.`,
  wholeCut: (documents) =>
    documents === 0
      ? 'The first document is too long to be on a page with others. Each part below has a page of its own.'
      : `This is too long for one page: it ends after ${documents === 1 ? 'the first document' : `the first ${documents} documents`}. Each part below has a page of its own.`,
  wholeParts: 'Parts on one page each',
  lettersLead: 'Documents by their titles, who leads them, and terms that the glossary explains.',
  lettersOther: 'Other',
  leads: 'Who leads',
  terms: 'Terms',
};

const french: FrameWords = {
  contents: 'Sommaire',
  status: 'Avancement',
  day: 'Le plan à une date',
  changesSince: 'Ce qui a changé depuis une date',
  letters: 'A–Z',
  untranslated: 'pas de traduction',
  whole: 'Tout sur une page',
  chapterWhole: 'Ce chapitre sur une page',
  data: 'Données',
  subscribe: 'S’abonner',
  repository: 'Dépôt',
  suggest: 'Proposer une modification de cette page',
  about:
    'Gazette publie chaque changement d’un plan avec ses modifications apparentes. Ce qui a été publié reste, à une adresse qui ne change jamais.',
  permanentAddress: 'Adresse permanente',
  asOf: (changeSets) => ({
    before: 'État au',
    after: changeSets === 1 ? ', date de sa publication.' : `, après ${changeSets} changements.`,
  }),
  doors: 'Interroger le plan',
  colon: ' : ',
  find: 'Chercher un mot',
  findCommitment: 'Trouver un engagement',
  chapters: 'Chapitres',
  documents: (count) => (count < 2 ? '1 document' : `${count} documents`),
  commitments: (count) => (count < 2 ? '1 engagement' : `${count} engagements`),
  introduction: 'Introduction',
  folderLead: (documents) =>
    documents === 0
      ? 'Il n’y a plus de document ici. Ce qui a été publié reste à sa propre adresse.'
      : `Ce chapitre n’a pas de texte propre. ${documents === 1 ? 'Il contient un document.' : 'Il contient ces documents.'}`,
  folderCut: (documents) =>
    `La liste dont ce dossier fait partie est longue\u00a0: ce qui est montré figure parmi ses ${documents} premiers documents. La recherche trouve le reste.`,
  wholeTitle: (title) => `${title}, sur une page`,
  wholeLead: (day, documents) =>
    `En vigueur le ${day} : ${documents < 2 ? '1 document' : `${documents} documents`}, dans l’ordre de lecture.`,
  wholeCut: (documents) =>
    documents === 0
      ? 'Le premier document est trop long pour une page avec d’autres. Chaque partie ci-dessous a sa propre page.'
      : `C’est trop long pour une page : elle s’arrête après ${documents < 2 ? 'le premier document' : `les ${documents} premiers documents`}. Chaque partie ci-dessous a sa propre page.`,
  wholeParts: 'Les parties, chacune sur une page',
  lettersLead:
    'Les documents par leur titre, leurs pilotes, et les termes que le glossaire explique.',
  lettersOther: 'Autres',
  leads: 'Pilotes',
  terms: 'Termes',
};

export function frameWords(language: string): FrameWords {
  return wordLanguage(language) === 'fr' ? french : english;
}
