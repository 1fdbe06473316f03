import { planName } from '../../../plan/addresses/addresses.ts';
import { tellsNumber } from '../../../plan/fields/names.ts';
import type { ContentsEntry, PageLink } from '../../../site/models.ts';
import { contentsLimit } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { isBelow, type Listing } from '../index/listing.ts';
import { asLink } from './document-head.ts';

/** The contents below a chapter, up to a limit; from there readers continue with "next". */
export async function contentsBelow(
  listing: Listing,
  { index }: RenderContext,
): Promise<{ contents: ContentsEntry[]; contentsContinue?: PageLink }> {
  if (listing.kind !== 'chapter' && listing.kind !== 'introduction') return { contents: [] };
  const after = await index.contents({ folder: '', after: listing.sort, limit: contentsLimit + 1 });
  const end = after.findIndex((other) => !isBelow(other, listing));
  return asContents(end < 0 ? after : after.slice(0, end));
}

/**
 * Listings as lines of contents, cut at the limit. Each hangs below the nearest of those above it
 * that is in the list before it; pages of a folder that has none hang below what the folder is in.
 */
export function asContents(
  listings: readonly Listing[],
  limit = contentsLimit,
): { contents: ContentsEntry[]; contentsContinue?: PageLink } {
  const rest = listings[limit];
  const depthOf = depths();
  return {
    contents: listings.slice(0, limit).map((listing) => ({
      ...asLink(listing),
      depth: depthOf(listing),
      ...numberUnlessTold(listing.title, listing.fields.number),
      ...(listing.fields.status === undefined ? {} : { status: listing.fields.status }),
    })),
    ...(rest ? { contentsContinue: asLink(rest) } : {}),
  };
}

/** Tells of documents in their order how deep each hangs below those before it. */
export function depths() {
  const above: string[] = [];
  return (document: Pick<Listing, 'path' | 'address' | 'parents'>): number => {
    while (above.length > 0 && !document.parents.includes(above.at(-1) ?? '')) above.pop();
    return above.push(planName(document)) - 1;
  };
}

/** The number, unless the title states it already, as in "Commitment 24: …". */
export function numberUnlessTold(
  title: string,
  number: string | undefined,
): { readonly number?: string } {
  return number === undefined || tellsNumber(title, number) ? {} : { number };
}
