import {
  dayAddress,
  documentAddress,
  lettersAddress,
  readmeOf,
} from '../../../plan/addresses/addresses.ts';
import { planHeaders } from '../../../site/http/response-headers.ts';
import type { ChangeSetLine, HomePage } from '../../../site/models.ts';
import { renderHomePage } from '../../../site/pages/home-page.tsx';
import { latestLimit } from '../../work/limits.ts';
import { html, putText, type RenderContext } from '../context/context.ts';
import { readDocument } from '../versions/version-lines.ts';
import { latestOf } from './changes-pages.ts';
import { currentPage } from './current-pages.ts';
import { homeContents } from './home-contents.ts';

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
    ...(await withdrawnList(newest, context)),
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

/** Where what was withdrawn is listed, where anything was: among plain files, from A to Z. */
async function withdrawnList(
  newest: ChangeSetLine | undefined,
  { states, sequence, site }: RenderContext,
): Promise<Pick<HomePage, 'withdrawn'>> {
  const state = await states.stateAt(sequence);
  if (state?.withdrawn === undefined || !newest) return {};
  const day = newest.date.slice(0, 10);
  return { withdrawn: site.isPlainFiles ? lettersAddress() : dayAddress(homeAddress, day) };
}
