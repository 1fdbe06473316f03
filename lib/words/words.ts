import type { ChangeKind } from '../plan/model/change.ts';
import type { DocumentKind, Status } from '../plan/model/document.ts';
import type { ListedChange } from '../redline/changes/listed-change.ts';
import type { Kind } from '../redline/classify/kinds.ts';

/** Why a form of days or versions leads nowhere. */
export type FormMistake = 'no-day' | 'unread-day' | 'two-versions' | 'same-version';

/**
 * Every word of the interface in one language. Words that depend on a number or name are functions.
 */
export interface Words {
  /** BCP 47 tag of these words. */
  readonly language: 'en' | 'fr';
  /** BCP 47 tag whose conventions dates follow. */
  readonly dates: string;

  readonly skip: string;
  readonly subscribe: string;
  readonly changes: string;
  readonly siteNavigation: string;
  readonly youAreHere: string;
  readonly languages: string;
  readonly onThisPage: string;
  readonly contents: string;
  readonly contentsContinue: (title: string) => string;
  readonly latestChanges: string;
  readonly allChanges: string;
  readonly readingOrder: string;
  readonly previous: string;
  readonly next: string;
  readonly table: string;
  readonly formula: string;
  readonly madeWith: string;

  readonly preview: (pullRequest: number) => string;
  readonly previewExplanation: string;
  readonly previewStart: string;
  readonly feedEntry: string;

  readonly kinds: Readonly<Record<DocumentKind, string>>;
  readonly changeKinds: Readonly<Record<ChangeKind, string>>;
  readonly statuses: Readonly<Record<Status, string>>;

  readonly facts: string;

  readonly aboutThisVersion: string;
  readonly originOfThisVersion: string;
  readonly asItStandsSince: string;
  readonly historyOfVersions: (count: number) => string;
  readonly history: string;
  readonly compareWithBefore: string;
  readonly permanentLink: string;
  readonly linkToHeading: string;
  readonly cite: string;
  /** @param date in words */
  readonly versionOf: (date: string) => string;
  readonly citeParagraph: string;
  readonly source: string;
  readonly data: string;
  readonly thisIsTheVersionOf: string;
  readonly itWasReplacedOn: string;
  readonly itWasWithdrawnOn: string;
  readonly stillCurrent: string;
  readonly seeCurrent: string;
  readonly compareWithReplacement: string;
  readonly versionBefore: string;
  readonly versionAfter: string;
  readonly withdrawnOn: string;
  readonly withdrawnExplanation: string;
  readonly copyWithdrawnExplanation: string;
  readonly copyThatStays: string;
  readonly likelySuccessor: string;
  readonly lastText: string;
  readonly noteOfAuthor: string;
  readonly factsMissing: string;
  readonly factsMissingExplanation: string;
  readonly shownAsWritten: string;
  readonly shownAsWrittenExplanation: string;

  readonly numbered: (kind: string, number: string, title: string) => string;
  readonly historyOf: (title: string) => string;
  readonly historyExplanation: string;
  readonly onADay: string;
  readonly readThisVersion: string;
  readonly whatItChanged: string;
  readonly comparedWithNewest: string;
  /** Of versions in a row. */
  readonly formOnly: (count: number) => string;
  readonly inChangeSet: string;
  readonly by: string;
  readonly commit: string;
  readonly commitSays: (date: string) => string;
  readonly commitDateUnreadable: string;

  readonly changesTo: (title: string) => string;
  readonly compareExplanation: string;
  readonly comparedByLines: string;
  readonly comparedByLinesExplanation: string;
  readonly before: string;
  readonly after: string;
  readonly inserted: string;
  readonly deleted: string;
  readonly redline: string;
  readonly listOfChanges: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly changeDeeds: Readonly<Record<ListedChange['what'], string>>;
  readonly changeNatures: Readonly<Record<Kind, string>>;
  readonly kindsFound: string;
  readonly authorSays: string;
  readonly sideBySide: string;
  readonly unchangedLeftOut: string;

  readonly changesIntroduction: string;
  readonly noChangesYet: string;
  readonly changeSet: (sequence: string) => string;
  readonly documentsChanged: (count: number) => string;
  /** Of a change set of many documents: how many say something else than before, and how many do not. */
  readonly changesByWeight: (substance: number, form: number) => string;
  readonly changedDocument: string;
  readonly whatChanged: string;
  /** Names the commits that no feed tells of. */
  readonly commitsApart: (count: number) => string;
  /** Names the changes of a month that say nothing else than before. */
  readonly changesOfForm: (count: number) => string;
  readonly changesByChapter: string;
  /** Said of such a commit on its page. */
  readonly nothingPublished: string;
  readonly rewrite: string;
  readonly rewriteExplanation: string;
  readonly problems: string;
  readonly line: string;
  readonly newer: string;
  readonly older: string;
  readonly seeRedline: string;

  readonly howToSubscribe: string;
  readonly subscribeExplanation: string;
  readonly notFound: string;
  readonly notFoundExplanation: string;
  /** Of a day before the first version. */
  readonly notYetPublished: string;
  /** A date follows. */
  readonly notYetPublishedExplanation: string;
  readonly home: string;
  readonly moved: string;
  readonly movedTo: string;

  readonly formNotAnswered: string;
  readonly formMistakes: Readonly<Record<FormMistake, string>>;
  readonly back: string;

  readonly search: string;
  readonly searchIntroduction: string;
  readonly searchWords: string;
  readonly searchHint: string;
  readonly searchIn: string;
  readonly searchKind: string;
  readonly searchStatus: string;
  readonly anyLanguage: string;
  readonly anyKind: string;
  readonly anyStatus: string;
  readonly searchFor: (text: string) => string;
  /** `isOneWord` says that a single word was looked for. */
  readonly foundDocuments: (count: number, isCut: boolean, isOneWord: boolean) => string;
  readonly foundNothing: string;
  readonly bestShown: (count: number) => string;
  readonly didYouMean: string;

  readonly textOfDay: string;
  readonly show: string;
  readonly chooseTwo: string;
  readonly compareChosen: string;
  readonly sides: Readonly<Record<'older' | 'newer', string>>;
  /** What a choice is called for those who do not see the version beside it. */
  readonly asSide: (side: 'older' | 'newer', day: string) => string;
}
