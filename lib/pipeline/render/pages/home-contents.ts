import { documentAddress, readmeOf, statusAddress } from '../../../plan/addresses/addresses.ts';
import { countColumns } from '../../../plan/standing/counts.ts';
import type { HomePage } from '../../../site/models.ts';
import { homeContentsLimit } from '../../work/limits.ts';
import type { RenderContext } from '../context/context.ts';
import { mainFolder } from '../index/languages.ts';
import { folderSort, type Listing } from '../index/listing.ts';
import { asContents } from './contents-below.ts';
import { homeChapters } from './home-chapters.ts';

const homePage = documentAddress(readmeOf(''));

/** The plan's contents. When the plan has several languages, those of the site's own or else of the first. */
export async function homeContents({ index, languages, site }: RenderContext) {
  const folder = mainFolder(languages, site.language);
  const listings = await index.contents({
    folder: folderSort(folder),
    limit: homeContentsLimit + 2,
  });
  const below = listings.filter(({ address }) => address !== homePage);
  const shown = asContents(below, { within: folder, limit: homeContentsLimit });
  const chapters = shown.contentsContinue ? [] : homeChapters(shown.contents);
  return { ...shown, chapters, ...homeStanding(folder, below) };
}

/** Counts all commitments, where the contents are short enough to be read whole. */
function homeStanding(folder: string, listings: readonly Listing[]): Pick<HomePage, 'standing'> {
  const commitments = listings.filter(({ kind }) => kind === 'commitment');
  if (commitments.length === 0) return {};
  const address = statusAddress(folder);
  if (listings.length > homeContentsLimit) return { standing: { address } };
  return { standing: { address, columns: countColumns(commitments.map(({ fields }) => fields)) } };
}
