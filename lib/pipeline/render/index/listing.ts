import { createHash } from 'node:crypto';
import { folderOf, isReadme, planName, readmeOf } from '../../../plan/addresses/addresses.ts';
import type { DocumentKind, Fields } from '../../../plan/model/document.ts';
import { longestTitle, mostLeads, mostMilestones } from '../../../plan/model/standing.ts';
import { shorten } from '../../../plan/model/text-of.ts';
import type { ChapterOfPage } from './chapters.ts';
import { type OutlinePlace, twinPlace } from './outline.ts';

/** What the contents need to know about a document. */
export interface ListedDocument {
  readonly path: string;
  readonly address: string;
  readonly kind: DocumentKind;
  readonly fields: Pick<Fields, 'id' | 'translates' | 'title' | 'number' | 'status'> &
    Partial<Pick<Fields, 'lead' | 'due' | 'milestones'>>;
  /** Set where its file has a newer text that cannot be published: which change set brought it. */
  readonly heldBack?: { readonly address: string; readonly date: string };
}

/** A document's line in the table of contents, with what its place there decides. */
export interface Listing extends ListedDocument {
  readonly document: string;
  /** Title in the contents: from SUMMARY.md, else the document's own. */
  readonly title: string;
  /** Depth in the contents. The root README.md has 0. */
  readonly depth: number;
  /** Sort key in the plan's contents. */
  readonly sort: string;
  /** True where no SUMMARY.md lists it. */
  readonly isUnlisted?: true;
  /** Names of the documents above it ({@link planName}), outermost first. */
  readonly parents: readonly string[];
  /** Keys that this document shares with its translations, best first. */
  readonly twins: readonly string[];
}

/** Where a SUMMARY.md has a document: in a line of its own, or else in the chapter of its folder. */
export interface Placing {
  readonly place?: OutlinePlace | undefined;
  readonly chapter?: ChapterOfPage | undefined;
}

/** Makes the listing of a document from its own fields and from its place in a SUMMARY.md. */
export function listingOf(
  document: string,
  { path, address, kind, fields, heldBack }: ListedDocument,
  { place, chapter }: Placing,
): Listing {
  const { id, translates, title, number, status } = fields;
  const ranked = isReadmeOf(path, place?.folder) ? undefined : place;
  return {
    document,
    path,
    address,
    kind,
    fields: {
      title,
      ...(id === undefined ? {} : { id }),
      ...(translates === undefined ? {} : { translates: shorten(translates, longestTitle) }),
      ...(number === undefined ? {} : { number }),
      ...(status === undefined ? {} : { status }),
      ...promisedFacts(fields),
    },
    title: place?.title ?? title,
    ...whereAt(path, ranked, chapter),
    ...(place ? {} : { isUnlisted: true }),
    ...(heldBack && { heldBack }),
    twins: twinKeys({ path, kind, fields }, place),
  };
}

/** What the status pages tell, within the bounds of a standing. */
function promisedFacts({ lead = [], due, milestones = [] }: ListedDocument['fields']) {
  return {
    ...(lead.length === 0 ? {} : { lead: lead.slice(0, mostLeads) }),
    ...(due === undefined ? {} : { due }),
    ...(milestones.length === 0 ? {} : { milestones: milestones.slice(0, mostMilestones) }),
  };
}

/** Depth, sort key and parents. */
function whereAt(
  path: string,
  ranked: OutlinePlace | undefined,
  chapter: ChapterOfPage | undefined,
): Pick<Listing, 'depth' | 'sort' | 'parents'> {
  if (ranked)
    return {
      depth: segments(ranked.folder) + 1 + ranked.depth,
      sort: rankedSort(ranked.folder, ranked.position),
      parents: rankedParents(ranked),
    };
  if (chapter) return atEndOf(chapter, path);
  return { depth: naturalDepth(path), sort: naturalSort(path), parents: naturalParents(path) };
}

/** Behind what is listed of the chapter. Where several chapters end, the innermost one ends first. */
function atEndOf(chapter: ChapterOfPage, path: string) {
  const { summary, end, depth, folder } = chapter;
  const inside = segments(folderOf(path)) - segments(folder) - (isReadme(path) ? 1 : 0);
  const parents = rankedParents({ folder: summary, parents: chapter.parents });
  const between = naturalParents(path).filter(
    (parent) => parent.startsWith(`${folder}/`) && !parents.includes(parent),
  );
  const outermostLast = String(999 - depth).padStart(3, '0');
  return {
    depth: segments(summary) + 1 + depth + Math.max(inside, 0),
    sort: fitting(`${rankedSort(summary, end)}~${outermostLast}${naturalSort(path)}`),
    parents: [...parents, ...between],
  };
}

/**
 * Whether a document stands below another in the contents. Every document stands below the root
 * README.md.
 */
export function isBelow(listing: Listing, chapter: Listing): boolean {
  return chapter.depth === 0 || listing.parents.includes(planName(chapter));
}

/** The common prefix of the sort keys of everything below a folder. */
export function folderSort(folder: string): string {
  return folder === '' ? '' : cut(`${padNumbers(folder)}/`);
}

/**
 * Bytes of a sort key that decide the order. Stores take at most 1,018 bytes in all, and paths
 * alone have up to 900.
 */
const orderedBytes = 900;

/** The start of a sort key. Documents with the same start stay together. */
function cut(sort: string): string {
  const bytes = Buffer.from(sort);
  if (bytes.length <= orderedBytes) return sort;
  // A character that is cut in half is left out.
  return new TextDecoder().decode(bytes.subarray(0, orderedBytes), { stream: true });
}

/** A sort key that fits every store. In a long key, a digest of the whole replaces the end. */
function fitting(sort: string): string {
  const start = cut(sort);
  if (start === sort) return sort;
  return `${start}!${createHash('sha256').update(sort).digest('hex')}`;
}

/** Sorts names as a person expects: numbers by value, a folder's README.md first. */
export function naturalSort(path: string): string {
  const inside = folderOf(path);
  const folder = inside === '' ? '' : `${padNumbers(inside)}/`;
  // A space sorts before every position in a SUMMARY.md.
  if (isReadme(path)) return fitting(`${folder}! ${path}`);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return fitting(`${folder}${padNumbers(name.replace(/\.md$/iu, ''))}!${path}`);
}

/**
 * "!" sorts before every letter and digit, so documents that a SUMMARY.md lists come before the
 * rest.
 */
function rankedSort(folder: string, position: number): string {
  const inside = folder === '' ? '' : `${padNumbers(folder)}/`;
  return fitting(`${inside}!${String(position).padStart(6, '0')}`);
}

/** The part of a sort key that stays when a line comes or goes further up in a SUMMARY.md. */
export function withoutPosition(sort: string): string {
  return sort.replace(/!\d{6}/u, '!');
}

function padNumbers(name: string): string {
  return name.replace(/\d+/gu, (digits) => digits.padStart(10, '0'));
}

function naturalDepth(path: string): number {
  return segments(folderOf(path)) + (isReadme(path) ? 0 : 1);
}

function naturalParents(path: string): string[] {
  const folders = folderOf(path).split('/').filter(Boolean);
  return folders
    .map((_, index) => readmeOf(folders.slice(0, index + 1).join('/')))
    .filter((parent) => !isReadme(path) || parent !== readmeOf(folderOf(path)));
}

function rankedParents({ folder, parents }: Pick<OutlinePlace, 'folder' | 'parents'>): string[] {
  const above = folder === '' ? [] : naturalParents(`${folder}/SUMMARY.md`);
  return [...above, ...parents.filter((parent) => !above.includes(parent))];
}

/**
 * Keys that two translations share: the declared id, the commitment number, the path below their
 * language's folder, and the place in their summaries together with the kind. The order differs
 * from DESIGN section 2: an equal path says more than an equal place, because a translation that
 * lacks a chapter shifts the places. A numbered commitment is never a translation of one with
 * another number.
 */
function twinKeys(
  { fields, kind, path }: Pick<ListedDocument, 'path' | 'kind' | 'fields'>,
  place: OutlinePlace | undefined,
): string[] {
  const keys: string[] = [];
  if (fields.id !== undefined) keys.push(`id:${fields.id}`);
  if (kind === 'commitment' && fields.number !== undefined)
    return [...keys, `number:${fields.number}`];
  const slash = path.indexOf('/');
  if (slash > 0) keys.push(`path:${path.slice(slash + 1)}`);
  if (place) keys.push(`${kind}:${twinPlace(place)}`);
  return keys;
}

function isReadmeOf(path: string, folder: string | undefined): boolean {
  return folder !== undefined && isReadme(path) && folderOf(path) === folder;
}

function segments(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
