/**
 * Texts of more bytes are tried in a worker before they are published. Of smaller texts, the
 * slowest known takes 2 s to parse, compare and lay out (docs/decisions/slow-input.md).
 */
export const triedBytes = 64 * 1024;

/**
 * The same limit once the texts of a commit have more than {@link manyBytes} together. Four of the
 * slowest untried texts take as long as one trial may.
 */
export const triedBytesOfMany = 8 * 1024;
export const manyBytes = 256 * 1024;

/**
 * Longest computing time of one text's trial; all slow texts of a commit share this time as well.
 */
export const trialMilliseconds = 10_000;

/**
 * Texts of one commit that are tried a second time before they are shown as written. A commit with
 * more slow ones has no right to the time that this takes.
 */
export const secondTrials = 8;

/**
 * Two versions with at most this many bytes together are compared as parsed, although that
 * comparison was not tried. Larger pairs are compared line by line. The slowest known pair takes
 * 3.4 s.
 */
export const untriedRedlineBytes = 256 * 1024;

/**
 * Computing time that a trial may take and still count as ordinary: some for each, and some per
 * byte. Ordinary texts were measured at a third of it, long ones at a seventh: a processor that is
 * old, or shared, takes longer.
 */
export function ordinaryMilliseconds(bytes: number): number {
  return 50 + bytes * 0.004;
}

/** Largest image or attachment that is published, in bytes. A page should not weigh more. */
export const maximumAssetBytes = 25 * 1024 * 1024;

/**
 * Changes up to which a batch counts as small: then what is needed is asked for at once, which takes
 * fewer reads than to ask for one thing after the other. More would not fit what is remembered.
 */
export const fewChanges = 16;

/** Entries in one feed archive (RFC 5005). */
export const feedPageSize = 20;

/** Characters of redline in one feed entry. Feed readers fetch all entries at each poll. */
export const feedEntryCharacters = 16_000;

/** A feed entry names its documents as categories up to this many. */
export const feedEntryDocuments = 50;

/** Lines in one list of contents. Readers reach the rest through "next". */
export const contentsLimit = 250;

/** Documents on one page of the plan on a day. Each takes a leaf of the kept state for some 64. */
export const dayLimit = 250;

/** The same on the home page, which is made anew for every change. */
export const homeContentsLimit = 100;

/** Withdrawn documents at the foot of contents; the changes of the folder tell of the rest. */
export const withdrawnLimit = 50;

/** Change sets on one page of the list of changes. */
export const changesPageSize = 50;

/**
 * Documents of the contents that a page of the status covers: with short facts, its page and its data
 * stay below the 6 MB that a Lambda function may answer with. They take some 50 reads of kept states.
 */
export const statusLimit = 1_500;

/**
 * The newest versions of a withdrawn document whose pages say that it was withdrawn: each is made
 * anew when that happens.
 */
export const withdrawnVersions = 50;

/**
 * Documents and bytes of source that a page of many documents holds, and bytes of the page itself as
 * JSON, of which a Lambda function may answer with 6 MB.
 */
export const wholeDocuments = 300;
export const wholeBytes = 1024 * 1024;
export const wholeAnswer = 5 * 1024 * 1024;

/** Change sets shown on the home page. */
export const latestLimit = 5;

/** A change set's page shows this many redlines in full and links the others. */
export const changeSetRedlines = 100;

/**
 * Most change sets of one batch whose authors get a report. A first import has thousands, and
 * nobody waits for a report on those.
 */
export const reportedChangeSets = 50;

/** Most changed files of a pull request that gets a preview: one invocation has room for these. */
export const mostPreviewedFiles = 300;

/**
 * Reads from a repository at the same time. GitHub asks its clients for few concurrent requests.
 */
export const sourceReadsAtOnce = 8;

/** Documents that a page of what changed between two days lists; of more it says that they are more. */
export const sinceLimit = 500;

/** Documents of these whose redlines the page has: four reads each. */
export const sinceRedlines = 40;

/** Bytes of text that the page compares, at most: a Lambda function may answer with 6 MB. */
export const sinceBytes = 512 * 1024;

/** Versions in one part of a TimeMap (RFC 7089 section 5.1.2): some 150 KB. */
export const mementosOfPart = 1_000;
