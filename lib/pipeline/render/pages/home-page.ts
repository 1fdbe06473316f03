import { documentAddress, readmeOf } from '../../../plan/addresses/addresses.ts';
import { planHeaders } from '../../../site/http/response-headers.ts';
import type { ChangeSetLine, HomePage } from '../../../site/models.ts';
import { renderHomePage } from '../../../site/pages/home-page.tsx';
import { latestLimit } from '../../work/limits.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { readDocument } from '../versions/version-lines.ts';
import { latestOf, renderChanges } from './changes-pages.ts';
import { currentPage } from './current-pages.ts';
import { type HomeContents, homeContents } from './home-contents.ts';

const homeAddress = documentAddress(readmeOf(''));

/** Makes the pages that every change set changes: the list of changes, and the home page. */
export async function renderPlanPages(context: RenderContext): Promise<void> {
  const contents = await homeContents(context);
  const chapters = contents.chapters.filter(({ isFolder }) => isFolder);
  await renderHome(contents, await renderChanges(chapters, context), context);
}

/** The plan's introduction, languages, contents and latest changes. */
async function renderHome(
  contents: HomeContents,
  lines: readonly ChangeSetLine[],
  context: RenderContext,
): Promise<void> {
  const introduction = await readIntroduction(context);
  const [newest] = lines;
  const page: HomePage = {
    ...(introduction ? { introduction } : {}),
    languages: await languageLinks(context),
    ...contents,
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
