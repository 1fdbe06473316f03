import {
  documentAddress,
  isReadme,
  readmeOf,
  statusAddress,
} from '../../../plan/addresses/addresses.ts';
import { countColumns } from '../../../plan/standing/counts.ts';
import type { HomePage, PageLink, WithdrawnPart } from '../../../site/models.ts';
import { homeContentsLimit } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { mainFolder } from '../index/languages.ts';
import { folderSort, type Listing } from '../index/listing.ts';
import { asContents } from './contents-below.ts';
import { homeChapters } from './home-chapters.ts';
import { withdrawnBelow } from './withdrawn-below.ts';

const homePage = documentAddress(readmeOf(''));

/** What home tells of the contents. */
export type HomeContents = WithdrawnPart &
  Pick<HomePage, 'contents' | 'contentsContinue' | 'chapters' | 'standing'>;

/** The plan's contents. When the plan has several languages, those of the site's own or else of the first. */
export async function homeContents(context: RenderContext): Promise<HomeContents> {
  const { index, languages, site } = context;
  const folder = mainFolder(languages, site.language);
  const listings = await index.contents({
    folder: folderSort(folder),
    limit: homeContentsLimit + 2,
  });
  const below = listings.filter(({ address }) => address !== homePage);
  const shown = asContents(below, { within: folder, limit: homeContentsLimit });
  const chapters = shown.contentsContinue ? [] : homeChapters(shown.contents);
  return {
    ...shown,
    chapters: chapters.map((chapter) => ({ ...chapter, isFolder: isFolder(chapter, below) })),
    ...homeStanding(folder, below),
    ...(await withdrawnBelow(folder, context)),
  };
}

/** A chapter that a SUMMARY.md made of a page and pages elsewhere has none. */
function isFolder({ address }: PageLink, listings: readonly Listing[]): boolean {
  return listings.some((listing) =>
    listing.address === address ? isReadme(listing.path) : listing.address.startsWith(address),
  );
}

/** Counts all commitments, where the contents are short enough to be read whole. */
function homeStanding(folder: string, listings: readonly Listing[]): Pick<HomePage, 'standing'> {
  const commitments = listings.filter(({ kind }) => kind === 'commitment');
  if (commitments.length === 0) return {};
  const address = statusAddress(folder);
  if (listings.length > homeContentsLimit) return { standing: { address } };
  return { standing: { address, columns: countColumns(commitments.map(({ fields }) => fields)) } };
}
