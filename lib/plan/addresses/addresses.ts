import type { ChangeSet, NamedCommit } from '../model/change.ts';
import { findBidiControl } from '../source/clean-text.ts';

/**
 * Every address and object key of the site is made here and nowhere else (DESIGN section 6).
 * Addresses are decoded text with a leading slash; {@link href} encodes one for use in a page.
 */

/** Formats that feeds come in, as their addresses end. */
export const feedFormats = ['xml', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** Names that Gazette itself publishes in a folder; a document may not take them. */
const ownFiles: ReadonlySet<string> = new Set([
  ...feedFormats.map((format) => `feed.${format}`),
  'rss.xml',
  'atom.xml',
  'sitemap.xml',
  'robots.txt',
  'llms.txt',
  '404.html',
  'index.html',
]);

/** Length of a commit id in addresses, in hex digits. */
export const commitDigits = 12;

/**
 * The same for a commit whose first digits equal another commit's. Nobody can make two commits that
 * begin alike this far.
 */
export const longCommitDigits = 40;

/** The name of a commit in addresses. */
export function commitName({ commit, longName }: NamedCommit): string {
  return commit.slice(0, longName ? longCommitDigits : commitDigits);
}

/** A document's address: `climate/commitment-24.md` is at `/climate/commitment-24/`, a folder's own page at the folder. */
export function documentAddress(path: string): string {
  const bare = isReadme(path) ? folderOf(path) : path.replace(/\.md$/iu, '');
  return bare === '' ? '/' : `/${bare}/`;
}

/** The address of a document whose natural address is taken: its path, extension included. */
export function fallbackAddress(path: string): string {
  return `/${path}/`;
}

/** Why a path cannot have an address, or `undefined` when it can. */
export function unpublishableName(path: string): string | undefined {
  const segments = path.split('/');
  if (segments.some((segment) => segment.startsWith('@')))
    return 'a name that begins with "@" would collide with the addresses Gazette adds';
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    return 'a path with an empty, "." or ".." segment has no address';
  // "..md" would be the folder itself, and "...md" the one above.
  if (/(?:^|\/)\.*\.md$/iu.test(path)) return 'the name has nothing but dots before ".md"';
  // Sources read bytes that are no UTF-8 as U+FFFD: several names would become one.
  if (path.includes('\ufffd') || !path.isWellFormed()) return 'the name is not valid UTF-8';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path))
    return 'a name with control characters or line separators has no safe address';
  if (findBidiControl(path) >= 0)
    return 'a name with characters that change the direction of text reads as another one';
  // Browsers take it for a slash, Windows too.
  if (path.includes('\\')) return 'a name with a backslash has no safe address';
  if (segments.some((segment) => ownFiles.has(segment.replace(/\.md$/iu, '').toLowerCase())))
    return 'the name is one that Gazette publishes itself';
  // S3: object keys have at most 1,024 bytes; the longest suffix Gazette adds takes 102 of them.
  if (new TextEncoder().encode(path).length > 900)
    return 'the path is longer than 900 bytes, more than an address can hold';
  // Most file systems: a name has at most 255 bytes.
  if (segments.some((segment) => new TextEncoder().encode(segment).length > 240))
    return 'a part of the path is longer than 240 bytes, more than a file name can hold';
  return undefined;
}

/** Permanent address of a version. */
export function versionAddress(address: string, commit: NamedCommit): string {
  return `${address}@${commitName(commit)}/`;
}

export function versionSourceAddress(address: string, commit: NamedCommit): string {
  return `${versionAddress(address, commit)}source.md`;
}

export function versionDataAddress(address: string, commit: NamedCommit): string {
  return dataAddress(versionAddress(address, commit));
}

export function historyAddress(address: string): string {
  return `${address}@history/`;
}

/** Where programs ask for the version of a date (RFC 7089, "TimeGate"); of `/`, for the plan on its day. */
export function timeGateAddress(address: string): string {
  return `${address}@timegate/`;
}

/**
 * All versions for programs (RFC 7089, "TimeMap").
 *
 * @param part of a document's, its number from 1 (the oldest); of the plan's, the day that it begins
 *   with (`2016-05-01`), without one where that is the first day
 */
export function timeMapAddress(address: string, part: number | string = 1): string {
  return `${address}@timemap/${part === 1 ? '' : `${part}/`}`;
}

/** Redline between two versions, by their commits. */
export function compareAddress(address: string, before: NamedCommit, after: NamedCommit): string {
  return `${address}@compare/${commitName(before)}..${commitName(after)}/`;
}

/** Where the last change of a document is shown: leads to the redline. */
export function latestChangeAddress(address: string): string {
  return `${address}@compare/latest/`;
}

/**
 * Where the same is in another language: leads from a document, a version of it or a comparison, by
 * its address, to what there is when it is asked for.
 *
 * @param language BCP 47 tag
 */
export function otherLanguageAddress(page: string, language: string): string {
  return `${page}@language/${language}/`;
}

/** Where a question is asked, and answered. */
export function searchAddress(): string {
  return '/@search/';
}

export function changesAddress(): string {
  return '/@changes/';
}

/**
 * The change sets that changed something in a folder, by its address.
 *
 * @param before older ones than the change set of this number
 */
export function folderChangesAddress(address: string, before?: number): string {
  return `${address}@changes/${before === undefined ? '' : `before/${before}/`}`;
}

/** The older change sets, `number` from 1 (the oldest). */
export function changesArchiveAddress(number: number): string {
  return `/@changes/archive-${number}/`;
}

export function changeSetAddress(changeSet: PublishedCommit): string {
  return `/@changes/${changeSetName(changeSet)}/`;
}

/** A published commit. When a branch is set back to it, it is published again. */
export type PublishedCommit = NamedCommit & Pick<ChangeSet, 'sequence' | 'repeated'>;

/** The record of a change set that is kept under its commit's name. */
export function publishedName({
  commit,
  longName,
  sequence,
  repeated,
}: ChangeSet): PublishedCommit {
  return { commit, ...(longName && { longName }), sequence, ...(repeated && { repeated }) };
}

/** Identifies a change set: by its commit, with its number when the commit alone is not enough. */
export function changeSetName(changeSet: PublishedCommit): string {
  const { sequence, repeated } = changeSet;
  return `${commitName(changeSet)}${repeated ? `-${sequence}` : ''}`;
}

/**
 * What a feed is about that no page is about: `substance`, `facts`, `lead/<name>`, `status/<name>`,
 * and of a folder or the plan (`''`) `deadlines`, `weekly` and `monthly`.
 */
export function topicAddress(topic: string, folder = ''): string {
  return `${documentAddress(readmeOf(folder))}@feeds/${topic}`;
}

/** The calendar of due dates of a document, a folder or the plan, by its address. */
export function calendarAddress(address: string): string {
  return `${address}@feeds/due.ics`;
}

/** The calendar of what an institution leads, by its name as in addresses. */
export function leadCalendarAddress(name: string): string {
  return `/@feeds/lead/${name}.ics`;
}

/** The feed of a document or folder address (`/` for the plan), or of a {@link topicAddress}. */
export function feedAddress(address: string, format: FeedFormat): string {
  return address.endsWith('/') ? `${address}feed.${format}` : `${address}.${format}`;
}

/** The same in each format. */
export function feedAddresses(address: string): Readonly<Record<FeedFormat, string>> {
  const inFormat = (format: FeedFormat) => feedAddress(address, format);
  return { xml: inFormat('xml'), atom: inFormat('atom'), json: inFormat('json') };
}

/** What a page of a version, a comparison, a history, a change set or of all changes shows, as JSON. */
export function dataAddress(page: string): string {
  return `${page}data.json`;
}

/** Change sets up to one of them as data, by its number. */
export function changesDataAddress(upTo: number): string {
  return `${changesAddress()}up-to-${upTo}.json`;
}

/** What programs may ask for. */
export function apiAddress(file: '' | 'openapi.json' = ''): string {
  return `/@api/${file}`;
}

/** The documents in force as data, from one of them on, by its number from 1. */
export function documentsDataAddress(first = 1): string {
  return `/@api/documents${first === 1 ? '' : `-${first}`}.json`;
}

/** A description of the site for language models (https://llmstxt.org/). */
export function modelsAddress(): string {
  return '/llms.txt';
}

/** A part of the sitemap, by its name (two hexadecimal digits). */
export function sitemapPartAddress(part: string): string {
  return `/@sitemap/pages-${part}.xml`;
}

/** An archive of a feed (RFC 5005 section 4), `number` from 1 (the oldest). */
export function feedArchiveAddress(address: string, number: number, format: FeedFormat): string {
  return `${address}${address.endsWith('/') ? '@feed' : ''}/${number}.${format}`;
}

/** How to subscribe, for a folder of one language or the plan (`''`). */
export function subscribeAddress(folder = ''): string {
  return `${documentAddress(readmeOf(folder))}@subscribe/`;
}

/** The feeds of a folder of one language, or of the plan (`''`), as a list that feed readers import. */
export function feedListAddress(folder = ''): string {
  return `${subscribeAddress(folder)}feeds.opml`;
}

/** The feeds of all chapters, as such a list. */
export function chapterListAddress(): string {
  return '/@feeds/chapters.opml';
}

/**
 * The lists of commitments: by chapter, by due date, by lead, and only what is late, what changed in
 * the year of the day, and what is due in it.
 */
export const statusLists = ['chapters', 'due', 'lead', 'late', 'changed', 'this-year'] as const;
export type StatusList = (typeof statusLists)[number];

/**
 * How the commitments of a folder (`''` for the plan) stand: by chapter, or another list.
 *
 * @param day as they stood on a day in the past, `2016-05-01`
 */
export function statusAddress(
  folder = '',
  list: StatusList = 'chapters',
  day: string | undefined = undefined,
): string {
  const place = documentAddress(readmeOf(folder));
  const address = `${day === undefined ? place : dayAddress(place, day)}@status/`;
  return list === 'chapters' ? address : `${address}${list}/`;
}

/** How one commitment stands, by its address. */
export function ownStatusAddress(address: string): string {
  return `${address}@status/`;
}

/** The same as data, and the schema of its JSON. */
export function statusDataAddress(
  folder: string,
  file: 'status.csv' | 'status.json' | 'schema.json',
  day: string | undefined = undefined,
): string {
  return `${statusAddress(folder, 'chapters', day)}${file}`;
}

/**
 * The plan, a folder or a document (by its address) as it stood at the end of a day in UTC.
 *
 * @param first of a list that is too long for one page: number of the first document on the page
 */
export function dayAddress(address: string, day: string, first = 1): string {
  return `${address}@${day}/${first > 1 ? `@from/${first}/` : ''}`;
}

/** Where a form asks for that. */
export function dayFormAddress(address: string): string {
  return `${address}@go/`;
}

/** What changed in the plan or a folder, by its address, from the end of a day to now. */
export function sinceAddress(address: string, day: string): string {
  return `${sinceFormAddress(address)}${day}/`;
}

/** Where a form asks for that. */
export function sinceFormAddress(address: string): string {
  return `${address}@changes/since/`;
}

/** The same from the end of one day to the end of another. */
export function betweenAddress(address: string, from: string, to: string): string {
  return `${address}@changes/${from}..${to}/`;
}

/** A folder (`''` for the plan) with all that is below it, on one page; with a day, as it stood then. */
export function wholeAddress(folder = '', day?: string): string {
  const place = documentAddress(readmeOf(folder));
  return `${day === undefined ? place : dayAddress(place, day)}@whole/`;
}

/** Titles, leads and terms from A to Z, of a folder of one language or the plan (`''`). */
export function lettersAddress(folder = ''): string {
  return `${documentAddress(readmeOf(folder))}@a-z/`;
}

/** A content-addressed asset: blob id and the extension of the author's file. */
export function assetAddress(blob: string, path: string): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/u.exec(path)?.[1]?.toLowerCase() ?? 'bin';
  return `/@assets/${blob}.${extension}`;
}

/** The blob id in an asset's address, `''` where it is none. */
export function blobOfAsset(address: string): string {
  return /^\/@assets\/([0-9a-f]{40}|[0-9a-f]{64})\.[a-z0-9]{1,8}$/u.exec(address)?.[1] ?? '';
}

/** The page for whoever asks for what is not there; site hosts look for it under this name. */
export function notFoundAddress(): string {
  return '/404.html';
}

/** The address below which all previews of pull requests are. */
export function previewsAddress(): string {
  return '/@preview/';
}

/** The preview of a pull request: the site's addresses below it. */
export function previewAddress(pullRequest: number): string {
  return `${previewsAddress()}${pullRequest}/`;
}

/** The feed entry that a pull request would make, below its preview. */
export function previewEntryAddress(): string {
  return '/@feed/';
}

export function stylesheetAddress(hash: string): string {
  return `/@assets/${hash}.css`;
}

/** Encodes an address for use in a link (RFC 3986 section 3.3: pchar plus slash). */
export function href(address: string): string {
  // Most addresses need no encoding, and pages are full of addresses.
  if (/^[\w/@.-]*$/u.test(address)) return address;
  return encodeURIComponent(address).replace(/%(?:2F|40|3A|3D|2B|2C|3B|24|26)/gu, (code) =>
    decodeURIComponent(code),
  );
}

/** Object key of an address: no leading slash, `index.html` where it ends in one. */
export function pageKey(address: string): string {
  const key = address.slice(1);
  return address.endsWith('/') ? `${key}index.html` : key;
}

/** The address that {@link pageKey} made a key of. */
export function pageAddress(key: string): string {
  return `/${key.replace(/(^|\/)index\.html$/u, '$1')}`;
}

/**
 * Whether a plan path is its folder's own page, in any case: README.md, as hosts of repositories
 * show it, or index.md or _index.md, as generators of sites (MkDocs, Jekyll, Hugo) have it.
 */
export function isReadme(path: string): boolean {
  return /(?:^|\/)(?:README|_?index)\.md$/iu.test(path);
}

/** What a folder's own page is called here, whatever its author calls it. */
export function readmeOf(folder: string): string {
  return folder === '' ? 'README.md' : `${folder}/README.md`;
}

/** A plan path as it is looked for: each spelling of a folder's own page is one. */
export function sharedPath(path: string): string {
  return isReadme(path) ? readmeOf(folderOf(path)) : path;
}

/**
 * The name of a document among the documents of the plan. Where a folder has files for its own page
 * in two spellings, that of the folder's address has the shared name.
 */
export function planName({
  path,
  address,
}: {
  readonly path: string;
  readonly address: string;
}): string {
  if (!isReadme(path)) return path;
  return address === documentAddress(path) ? sharedPath(path) : `${path}/`;
}

/** The folder of a plan path, `''` at the top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** A plan path from a link as written in the document at `from`; `undefined` when it leaves the plan. */
export function resolvePath(from: string, target: string): string | undefined {
  const base = target.startsWith('/') ? [] : folderOf(from).split('/').filter(Boolean);
  for (const segment of target.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (base.pop() === undefined) return undefined;
    } else base.push(segment);
  }
  return base.join('/');
}
