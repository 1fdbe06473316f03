import { redlineWords } from './redline-words.ts';
import type { Words } from './words.ts';

/** The interface in English. */
export const english: Words = {
  language: 'en',
  dates: 'en-GB',

  skip: 'Skip to the text',
  subscribe: 'Subscribe',
  changes: 'Changes',
  siteNavigation: 'Site',
  youAreHere: 'You are here',
  languages: 'Languages',
  onThisPage: 'On this page',
  contents: 'Contents',
  contentsContinue: (title) => `The contents continue with ${title}`,
  latestChanges: 'Latest changes',
  allChanges: 'All changes',
  readingOrder: 'Reading order',
  previous: 'Previous',
  next: 'Next',
  table: 'Table',
  madeWith: 'Every version is kept, and every change is on record.',

  preview: (pullRequest) => `Preview of pull request ${pullRequest}`,
  previewExplanation: 'None of this is published: it is what merging would publish.',
  previewStart: 'First page of the preview',
  feedEntry: 'What watchers will get',

  kinds: {
    introduction: 'Introduction',
    chapter: 'Chapter',
    commitment: 'Commitment',
    page: 'Page',
  },
  changeKinds: {
    created: 'Created',
    amended: 'Amended',
    moved: 'Moved',
    withdrawn: 'Withdrawn',
    reinstated: 'Reinstated',
  },
  statuses: {
    'not-started': 'Not started',
    limited: 'Limited progress',
    substantial: 'Substantial progress',
    completed: 'Completed',
    withdrawn: 'Withdrawn',
  },

  facts: 'At a glance',

  aboutThisVersion: 'About this version',
  originOfThisVersion: 'Where this version comes from',
  asItStandsSince: 'As it stands since',
  historyOfVersions: (count) => (count === 1 ? 'History: 1 version' : `History: ${count} versions`),
  history: 'History',
  compareWithBefore: 'Compare with the version before',
  permanentLink: 'Permanent link',
  linkToHeading: 'Link to this heading',
  cite: 'Cite this version',
  versionOf: (date) => `version of ${date}`,
  citeParagraph:
    'This address never changes. Add #@p3 for the third paragraph or list item, counted from the top of the text; headings have links of their own.',
  source: 'Source text',
  data: 'Data',
  thisIsTheVersionOf: 'This is the version of',
  itWasReplacedOn: 'It was replaced on',
  itWasWithdrawnOn: 'The document was withdrawn on',
  stillCurrent: 'It is the newest one.',
  seeCurrent: 'See the text as it stands',
  compareWithReplacement: 'Compare with the version that replaced it',
  versionBefore: 'Version before',
  versionAfter: 'Version after',
  withdrawnOn: 'Withdrawn on',
  withdrawnExplanation:
    'This document is no longer part of the plan. Its last text stays here for the record.',
  copyWithdrawnExplanation:
    'The plan had this document twice. The other copy is still part of it; the last text of this one stays here for the record.',
  copyThatStays: 'The copy that is part of the plan',
  likelySuccessor: 'It may have been continued here',
  lastText: 'Permanent link to the last text',
  noteOfAuthor: 'Note of the author',
  factsMissing: 'Facts are missing here.',
  factsMissingExplanation:
    'The part of the file that states them could not be read, and is shown as it was written.',
  shownAsWritten: 'Shown as it is written.',
  shownAsWrittenExplanation:
    'This text takes too long to lay out, so it stands here with its Markdown signs, unchanged and complete.',

  numbered: (kind, number, title) => `${kind} ${number}: ${title}`,
  historyOf: (title) => `History of “${title}”`,
  historyExplanation: 'Every version that was ever published, the newest first.',
  onADay: 'The version in force on a given day has this address:',
  readThisVersion: 'Read this version',
  inChangeSet: 'Everything that changed with it',
  by: 'by',
  commit: 'commit',
  commitSays: (date) => `the commit says ${date}`,
  commitDateUnreadable: 'the date of the commit cannot be read',

  changesTo: (title) => `What changed in “${title}”`,
  compareExplanation: 'How the text went from one version to the other:',
  comparedByLines: 'Compared line by line.',
  comparedByLinesExplanation:
    'These texts take too long to compare as they are laid out, so they stand here as they are written.',
  before: 'Before',
  after: 'After',
  inserted: 'inserted text',
  deleted: 'deleted text',
  redline: 'Redline',
  listOfChanges: (count) => `${count} changes in the text, one by one`,
  andMore: (count) => `and ${count} more`,
  changeDeeds: {
    inserted: 'Inserted',
    deleted: 'Deleted',
    replaced: 'Replaced',
    moved: 'Moved',
    formatted: 'Formatted',
    split: 'Split off',
    joined: 'Joined',
    retagged: 'Link, image or form changed',
  },
  changeNatures: redlineWords('en').kinds,
  kindsFound: 'Found by comparing the texts:',
  authorSays: 'The author says:',
  sideBySide: 'Changed parts side by side',
  unchangedLeftOut: 'Only changed parts are shown.',

  changesIntroduction: 'Everything that was published, the newest first.',
  noChangesYet: 'Nothing has been published yet.',
  changeSet: (sequence) => `Change ${sequence}`,
  documentsChanged: (count) => (count === 1 ? '1 document' : `${count} documents`),
  changesByWeight: (substance, form) =>
    form === 0 ? `${substance} of substance` : `${substance} of substance, ${form} of form only`,
  changedDocument: 'Document',
  whatChanged: 'What changed',
  commitsApart: (count) =>
    `${count === 1 ? '1 commit' : `${count} commits`} changed nothing that is published`,
  nothingPublished:
    'This commit changed nothing that is published: no text, and no file that a text shows or links to.',
  rewrite: 'History rewritten',
  rewriteExplanation:
    'The published branch was rewritten: this is the step from the text as published to the new one. Versions published before stay as they were.',
  problems: 'Remarks for the authors',
  line: 'line',
  newer: 'Newer changes',
  older: 'Older changes',
  seeRedline: 'See the redline on its own page',

  subscribeExplanation: 'Hear of every change:',
  notFound: 'There is no page at this address',
  notFoundExplanation:
    'The address may have a typing error, or the page was never published. Nothing that was published is ever removed: a document that moved or was withdrawn can still be found through the changes.',
  home: 'Start page',
  moved: 'This page has moved',
  movedTo: 'It is now at',

  formNotAnswered: 'This cannot be shown',
  formMistakes: {
    'no-day': 'No day was chosen. Go back and choose one.',
    'unread-day': 'That is no day of the calendar. Write it as year-month-day, as in 2016-05-01.',
    'two-versions': 'Two versions are needed for a comparison. Go back and choose both.',
    'same-version':
      'The same version was chosen twice, so there is nothing to compare. Go back and choose another one.',
  },
  back: 'Back',
};
