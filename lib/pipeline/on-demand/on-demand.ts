import {
  commitName,
  compareAddress,
  historyAddress,
  pageAddress,
  pageKey,
  previewsAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfPath } from '../../plan/addresses/language-of-path.ts';
import type { IndexStore } from '../../ports/index-store.ts';
import type { Page, PageStore } from '../../ports/page-store.ts';
import type { Cursor, VersionStore } from '../../ports/version-store.ts';
import { stylesheetPage } from '../../site/describe-site.ts';
import type { Site } from '../../site/models.ts';
import { renderFormMistakePage } from '../../site/pages/form-mistake-page.tsx';
import { renderNotFoundPage } from '../../site/pages/not-found-page.tsx';
import type { RenderContext } from '../render/context/context.ts';
import { createPageWriter } from '../render/context/page-writer.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import { renderCompare } from '../render/pages/permanent-pages.ts';
import { createPlanStates } from '../render/standings/plan-states.ts';
import { createVersionReader } from '../render/texts/version-reader.ts';
import { readDocument } from '../render/versions/version-lines.ts';
import { type AskedForm, answerForm, parseForm } from './answer-form.ts';
import { answerOfDay } from './answer-of-day.ts';
import { answerApi } from './api-answer.ts';
import { answerData, parseDataRequest } from './data-answer.ts';
import { findPair } from './find-pair.ts';
import { answerLanguage, parseLanguageRequest } from './language-answer.ts';
import { latestChange, parseLatest } from './latest-change.ts';
import { answerMemento, parseMementoRequest } from './memento-answer.ts';
import { type PairRequest, parsePair } from './on-demand-request.ts';
import { answerDay, openPast, type PastPorts, parseDayRequest } from './past/answer-day.ts';
import type { OnDemandAnswer, OnDemandRedirect, OnDemandText } from './past/on-demand-answer.ts';
import { answerSearch } from './search/answer-search.ts';
import { answerChanges, parseChangesRequest } from './sections/changes-answer.ts';
import { answerFolder, parseFolderRequest } from './sections/folder-answer.ts';
import { answerWhole, parseWholeRequest } from './sections/whole-answer.ts';
import { answerWholeOnDay, parseWholeOnDay } from './sections/whole-on-day.ts';
import { answerSince, parseSinceRequest } from './since-answer.ts';
import { answerSitemap, parseSitemapRequest } from './sitemap-answer.ts';
import { parseStatusRequest } from './status/status-answer.ts';
import { answerStatusOnDay } from './status/status-on-day.ts';
import { answerSubscribe, parseSubscribeRequest } from './subscribe-answer.ts';

/** What answering on demand needs from outside. */
export interface OnDemandPorts {
  readonly store: VersionStore;
  readonly index: IndexStore;
  readonly pages: PageStore;
  /** The clock, for what is late today; without it nothing is said of today. */
  readonly now?: () => Date;
}

/**
 * Answers an address that has no page yet. A comparison of two versions is made and then kept. A
 * date leads to the version in force at the end of that day (UTC), or to the contents as they stood. Only real versions of a real
 * document cause work, and each pair only once. A form leads to the address that it asks for.
 *
 * @param path as names are written, not percent-encoded
 * @returns a page, an address to go to, or `undefined` when there is nothing
 */
export async function onDemand(
  path: string,
  ports: OnDemandPorts,
  site: Site,
): Promise<OnDemandAnswer | undefined> {
  // A preview has all of its pages.
  if (path.startsWith(previewsAddress())) return undefined;
  const form = parseForm(path);
  if (form) return answerAsked(form, ports, site);
  const ofPast = parsePast(path);
  if (ofPast) {
    const past = await openPast(ports, site);
    return past && unlisted(await ofPast(past));
  }
  const subscribe = parseSubscribeRequest(path);
  if (subscribe) return answerSubscribe(subscribe, ports, site);
  if (path === stylesheetPath) return putStylesheet(ports.pages);
  const sitemapPart = parseSitemapRequest(path);
  if (sitemapPart !== undefined) return answerSitemap(sitemapPart, ports, site);
  const ofDay = await answerOfDay(path, ports, site);
  if (ofDay) return ofDay;
  const api = await answerApi(path, ports, site);
  if (api) return api;
  const data = parseDataRequest(path);
  if (data) return answerData(data, ports, site);
  const whole = parseWholeRequest(path);
  if (whole !== undefined) return answerWhole(whole, ports, site);
  const folder = parseFolderRequest(path);
  if (folder !== undefined) return answerFolder(folder, ports, site);
  const changes = parseChangesRequest(path);
  if (changes) return answerChanges(changes, ports, site);
  const language = parseLanguageRequest(path);
  if (language) return unlisted(await answerLanguage(language, ports, site));
  const latest = parseLatest(path);
  if (latest !== undefined) return answerLatest(latest, ports);
  const pair = parsePair(path);
  const rendered = pair && (await ports.store.cursor('rendered'));
  return rendered && answerPair(pair, ports, await contextFor(ports, site, rendered));
}

const stylesheetPath = pageAddress(stylesheetPage().key);

/**
 * A push brings it. After a deployment with another one, what is made when asked names it before. It
 * is kept, because kept pages name it also when the next deployment has another one again.
 */
async function putStylesheet(pages: PageStore): Promise<Page> {
  const page = stylesheetPage();
  await pages.put(page);
  return page;
}

/** The page for an address where there is nothing, in the language of the address. */
export async function answerNothing(
  path: string,
  { index }: Pick<OnDemandPorts, 'index'>,
  site: Site,
): Promise<OnDemandText> {
  const folders = await createPlanIndex(index).languageFolders();
  const language = languageOfPath(path.slice(1), folders);
  return { status: 404, text: renderNotFoundPage(site, { language, path: path.slice(1) }) };
}

/** Days are without end: search engines are to list none of what is made of them, be it page or data. */
function unlisted(answer: OnDemandAnswer | undefined): OnDemandAnswer | undefined {
  if (!answer || !('text' in answer) || answer.status !== 200) return answer;
  return { ...answer, headers: { ...answer.headers, 'x-robots-tag': 'noindex' } };
}

type PastAnswer = (past: PastPorts) => Promise<OnDemandAnswer | undefined>;

/** What a path asks about the past of the plan; `undefined` where it asks nothing of it. */
function parsePast(path: string): PastAnswer | undefined {
  const day = parseDayRequest(path);
  if (day) return (past) => answerDay(day, past);
  const since = parseSinceRequest(path);
  if (since) return (past) => answerSince(since, past);
  const whole = parseWholeOnDay(path);
  if (whole) return (past) => answerWholeOnDay(whole, past);
  const memento = parseMementoRequest(path);
  if (memento) return (past) => answerMemento(memento, past);
  const status = parseStatusRequest(path);
  if (status?.day === undefined) return undefined;
  const onDay = { ...status, day: status.day };
  return (past) => answerStatusOnDay(onDay, past);
}

async function answerLatest(address: string, { store, index }: OnDemandPorts) {
  const rendered = await store.cursor('rendered');
  if (!rendered) return undefined;
  const { sequence } = rendered;
  return latestChange(address, { store, index: createPlanIndex(index), sequence });
}

async function answerAsked(
  form: AskedForm,
  { store, index }: OnDemandPorts,
  site: Site,
): Promise<OnDemandAnswer> {
  if (form.door === 'search')
    return { status: 200, text: await answerSearch(form.values, { store, index }, site) };
  const answer = answerForm(form);
  if ('redirect' in answer) return { ...answer, cache: 'permanent' };
  const { address, door, values } = form;
  const isAsked = values.size > 0 || (door !== 'go' && door !== 'since');
  const page = {
    ...{ address, door },
    ...(isAsked && { mistake: answer.mistake, written: values.get('day') ?? values.get('date') }),
    back: door === 'history' ? historyAddress(address) : address,
    language: languageOfPath(address.slice(1), await createPlanIndex(index).languageFolders()),
  };
  return { status: isAsked ? 400 : 200, text: renderFormMistakePage(site, page) };
}

/**
 * Each pair has one comparison, the older version first. A request with the newer version first is
 * redirected to it.
 */
async function answerPair(
  request: PairRequest,
  ports: OnDemandPorts,
  context: RenderContext,
): Promise<Page | OnDemandRedirect | undefined> {
  const pair = await findPair(request, context);
  if (!pair) return undefined;
  const { before, after } = pair;
  const address = compareAddress(request.address, before, after);
  if (commitName(before) !== request.before) return { redirect: address, cache: 'current' };
  const view = await readDocument(pair.document, context);
  if (!view) return undefined;
  await renderCompare(request.address, before, after, view, context);
  await context.pages.flush();
  return ports.pages.get(pageKey(address));
}

async function contextFor(
  { store, index, pages }: OnDemandPorts,
  site: Site,
  { sequence }: Cursor,
): Promise<RenderContext> {
  const planIndex = createPlanIndex(index);
  return {
    store,
    indexStore: index,
    index: planIndex,
    states: createPlanStates(index),
    pages: createPageWriter(pages, 1),
    reader: createVersionReader(store),
    site,
    languages: await planIndex.languages(),
    languageFolders: await planIndex.languageFolders(),
    base: sequence,
    sequence,
  };
}
