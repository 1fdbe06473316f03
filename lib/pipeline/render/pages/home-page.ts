import { documentAddress, readmeOf, statusAddress } from '../../../plan/addresses/addresses.ts';
import { countColumns } from '../../../plan/standing/counts.ts';
import { planHeaders } from '../../../site/http/response-headers.ts';
import type { ChangeSetLine, HomePage } from '../../../site/models.ts';
import { renderHomePage } from '../../../site/pages/home-page.tsx';
import { homeContentsLimit, latestLimit } from '../../work/limits.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { mainFolder } from '../index/languages.ts';
import { folderSort, type Listing } from '../index/listing.ts';
import { readDocument } from '../versions/version-lines.ts';
import { latestOf } from './changes-pages.ts';
import { asContents } from './contents-below.ts';
import { currentPage } from './current-pages.ts';
import { homeChapters } from './home-chapters.ts';

const homeAddress = documentAddress(readmeOf(''));

/**
 * Makes the home page: the plan's introduction, languages, contents and latest changes.
 *
 * @param lines the newest change sets, newest first
 */
export async function renderHome(
  context: RenderContext,
  lines: readonly ChangeSetLine[],
): Promise<void> {
  const introduction = await readIntroduction(context);
  const [newest] = lines;
  const page: HomePage = {
    ...(introduction ? { introduction } : {}),
    languages: await languageLinks(context),
    ...(await homeContents(context)),
    ...(newest && { asOf: { date: newest.date, changeSets: newest.sequence } }),
    latest: latestOf(lines, latestLimit),
  };
  await putText(context, {
    address: homeAddress,
    body: renderHomePage(context.site, page),
    contentType: html,
    cache: 'current',
    headers: planHeaders(context.site),
  });
}

/**
 * The languages that have a front page of their own. LANGS.md may name folders that do not exist.
 */
async function languageLinks({ index, languages, sequence }: RenderContext) {
  const links = languages.map(({ folder, title, language }) => ({
    ...{ address: documentAddress(readmeOf(folder)), title, language },
  }));
  const owners = await Promise.all(links.map(({ address }) => index.owner(address, sequence)));
  return links.filter((_, position) => owners[position] !== undefined);
}

async function readIntroduction(context: RenderContext) {
  const document = await context.index.owner(homeAddress, context.sequence);
  const view = document === undefined ? undefined : await readDocument(document, context);
  if (!view || view.isWithdrawn || view.changes.at(-1)?.after.address !== homeAddress)
    return undefined;
  return currentPage(view, homeAddress, context);
}

/** The plan's contents. When the plan has several languages, those of the site's own or else of the first. */
async function homeContents({ index, languages, site }: RenderContext) {
  const folder = mainFolder(languages, site.language);
  const listings = await index.contents({
    folder: folderSort(folder),
    limit: homeContentsLimit + 2,
  });
  const below = listings.filter(({ address }) => address !== homeAddress);
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
