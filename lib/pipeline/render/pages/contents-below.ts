import {
  documentAddress,
  folderOf,
  isReadme,
  planName,
  readmeOf,
} from '../../../plan/addresses/addresses.ts';
import { tellsNumber } from '../../../plan/fields/names.ts';
import type { DocumentKind } from '../../../plan/model/document.ts';
import type { ContentsEntry, PageLink } from '../../../site/models.ts';
import { contentsLimit } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { folderAbove, folderLink } from '../index/folders.ts';
import { isBelow, type Listing } from '../index/listing.ts';
import { asLink } from './document-head.ts';

/** Lines of contents, and where they were cut. */
export interface ContentsPart {
  readonly contents: ContentsEntry[];
  readonly contentsContinue?: PageLink;
}

/** The contents below a chapter, up to a limit; from there readers continue with "next". */
export async function contentsBelow(
  listing: Listing,
  { index }: Pick<RenderContext, 'index'>,
): Promise<ContentsPart> {
  if (listing.kind !== 'chapter' && listing.kind !== 'introduction') return { contents: [] };
  const after = await index.contents({ folder: '', after: listing.sort, limit: contentsLimit + 1 });
  const end = after.findIndex((other) => !isBelow(other, listing));
  const within = isReadme(listing.path) ? folderOf(listing.path) : '';
  return asContents(end < 0 ? after : after.slice(0, end), { within });
}

/**
 * Listings as lines of contents, cut at the limit.
 *
 * @param within the folder that the list is of
 */
export function asContents(
  listings: readonly Listing[],
  { within = '', limit = contentsLimit }: { within?: string; limit?: number } = {},
): ContentsPart {
  const rest = listings[limit];
  return {
    contents: nest(listings.slice(0, limit), within).map(({ document, folder, depth }) =>
      document ? lineOf(document, depth) : { ...folderLink(folder), depth },
    ),
    ...(rest ? { contentsContinue: asLink(rest) } : {}),
  };
}

function lineOf(listing: Listing, depth: number): ContentsEntry {
  const { status } = listing.fields;
  return {
    ...asLink(listing),
    depth,
    ...ordinalOf(listing.kind, listing.title, listing.fields.number),
    ...(listing.kind === 'commitment' ? { isCommitment: true } : {}),
    ...(status === undefined ? {} : { status }),
  };
}

/** The number of anything else than a commitment, unless the title states it already. */
export function ordinalOf(
  kind: DocumentKind,
  title: string,
  number: string | undefined,
): { readonly ordinal?: string } {
  if (kind === 'commitment' || number === undefined || tellsNumber(title, number)) return {};
  return { ordinal: number };
}

/** What a table of contents needs to know of a document. */
type Nested = Pick<Listing, 'path' | 'address' | 'parents'>;

/** A line of a table of contents: a document, or a folder that has no page of its own. */
export type NestedLine<Document> =
  | { readonly document: Document; readonly folder?: undefined; readonly depth: number }
  | { readonly document?: undefined; readonly folder: string; readonly depth: number };

/**
 * Tells of documents in their order how deep each hangs: below the nearest of those above it that is
 * in the list before it. A folder without a page of its own has a line, too, which leads to its page
 * of contents; else what is in it would hang below whatever comes before.
 *
 * @param within the folder that the list is of: it has no line, nor have those above it; `undefined`
 *   for the rest of a list, which does not tell which folders have pages
 */
export function nest<Document extends Nested>(
  documents: readonly Document[],
  within: string | undefined,
): NestedLine<Document>[] {
  const lines: NestedLine<Document>[] = [];
  const above: Above[] = [];
  for (const document of documents) {
    while (above.length > 0 && !above.at(-1)?.isOf(document.parents)) above.pop();
    for (const folder of foldersBetween(document, above, within)) {
      lines.push({ folder, depth: above.length });
      above.push(asAbove(readmeOf(folder), documentAddress(readmeOf(folder))));
    }
    lines.push({ document, depth: above.length });
    above.push(asAbove(planName(document), document.address));
  }
  return lines;
}

/** A line that others may hang below. */
interface Above {
  isOf(parents: readonly string[]): boolean;
}

/** `budget.md` stands for the folder `budget`, whose address it has. */
function asAbove(name: string, address: string): Above {
  return {
    isOf: (parents) =>
      parents.some((parent) => parent === name || documentAddress(parent) === address),
  };
}

/** Folders that a document is in, that have no page, and that the lines above do not tell of. */
function foldersBetween(
  { parents, path }: Nested,
  above: readonly Above[],
  within: string | undefined,
): string[] {
  if (within === undefined) return [];
  return parents.flatMap((parent) => {
    const folder = folderAbove(parent, path);
    const isTold = above.some((line) => line.isOf([parent]));
    return folder === undefined || isTold || !isInside(folder, within) ? [] : [folder];
  });
}

function isInside(folder: string, within: string): boolean {
  return within === '' || folder.startsWith(`${within}/`);
}
