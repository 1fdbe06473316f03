/**
 * Texts of more bytes are tried apart before they are published; up to this, the slowest that are
 * known take 2 s to parse, compare and lay out (docs/decisions/slow-input.md).
 */
export const triedBytes = 64 * 1024;

/**
 * The same once the texts of a commit have more than {@link manyBytes} together: four of the slowest
 * untried ones take as long as one that is tried may.
 */
export const triedBytesOfMany = 8 * 1024;
export const manyBytes = 256 * 1024;

/** The longest that one text is tried, and the time that all slow texts of a commit have together. */
export const trialMilliseconds = 10_000;

/**
 * Bytes of two versions together up to which they are compared as parsed although that was not
 * tried; more are compared line by line. The slowest that are known take 3.4 s.
 */
export const untriedRedlineBytes = 256 * 1024;

/** Time that a trial may take without being slow: ordinary texts of 1 MB were measured at 1.6 s. */
export const ordinaryMillisecondsPerByte = 0.002;

/** Largest image or attachment that is published, in bytes; a page should not weigh more than that. */
export const maximumAssetBytes = 25 * 1024 * 1024;

/** Entries in one feed archive (RFC 5005), and the least a subscription document shows. */
export const feedPageSize = 20;

/** Characters of redline in one feed entry; readers fetch all entries at each poll. */
export const feedEntryCharacters = 16_000;

/** Documents that one feed entry names as categories. */
export const feedEntryDocuments = 50;

/** Lines in one list of contents; what comes after is reached by "next". */
export const contentsLimit = 250;

/** The same on the home page, which is made anew for every change. */
export const homeContentsLimit = 100;

/** Change sets on one page of the list of changes. */
export const changesPageSize = 50;

/** Change sets shown on the home page. */
export const latestLimit = 10;

/** Documents whose redlines one change set's page shows in full; the others are linked. */
export const changeSetRedlines = 100;

/** Change sets of one batch that their authors hear of: a first import has thousands, and nobody waits for those. */
export const reportedChangeSets = 50;

/** Changed files of a pull request up to which a preview is made: one invocation has room for them. */
export const mostPreviewedFiles = 300;

/** What is read from a repository at once: GitHub asks for few requests at a time. */
export const sourceReadsAtOnce = 8;
