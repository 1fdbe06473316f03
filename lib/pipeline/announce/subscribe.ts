import { severalAtOnce } from '../../concurrency/several-at-once.ts';
import { writeOpml } from '../../feed/opml.ts';
import {
  calendarAddress,
  feedAddress,
  feedListAddress,
  leadCalendarAddress,
  subscribeAddress,
  topicAddress,
} from '../../plan/addresses/addresses.ts';
import { languageOfFolder } from '../../plan/addresses/language-of-path.ts';
import type { ChangeSet } from '../../plan/model/change.ts';
import { absolute } from '../../site/http/absolute.ts';
import type { Site, SubscribeFeed } from '../../site/models.ts';
import { renderRedirectPage } from '../../site/pages/redirect-page.tsx';
import { renderSubscribePage } from '../../site/pages/subscribe-page.tsx';
import { languageName } from '../../words/language.ts';
import { subscribeWords } from '../../words/subscribe-words.ts';
import { topicName, topicTitle } from '../../words/topic-words.ts';
import { html, putText } from '../render/context/context.ts';
import { addressOfFolder } from '../render/index/folder-title.ts';
import { createPlanIndex } from '../render/index/plan-index.ts';
import {
  type FeedItem,
  type ListedFeed,
  readListedFeeds,
  readNewestEntries,
  topicOfScope,
} from '../render/kept/kept-entries.ts';
import { foldersOf } from './feed-places.ts';
import { firstRead } from './feed-window.ts';
import type { FeedContext } from './feeds.ts';
import { topicScopesOf } from './topic-places.ts';

/** Feeds that are listed: more of them nobody reads, and the page is made for every change. */
const mostListed = 500;

/** What blogs call their feeds, and readers try. */
const conventionalAddress = '/feed/';

/**
 * Writes the page that says how to subscribe. Those of the languages and the list for readers tell
 * nothing of single changes, and are written when there is a new feed.
 */
export async function announceSubscribe(
  batch: readonly ChangeSet[],
  context: FeedContext,
): Promise<void> {
  const { index, base, sequence, site } = context;
  const listed = await readListedFeeds(index, sequence, mostListed);
  const fresh = new Set([...foldersOf(batch), ...(await topicScopesOf(batch, index))]);
  const main = listed.filter(({ scope }) => sortOf(scope) === 'main');
  const newest = await severalAtOnce(main, async ({ scope }) => {
    // What was read when the feed was written is remembered.
    const limit = fresh.has(scope) ? firstRead : 1;
    return [scope, (await readNewestEntries(scope, sequence, limit, index)).at(-1)] as const;
  });
  await putPage('', site.language, listed, new Map(newest), context);
  if (base > 0 && listed.every(({ since }) => since <= base)) return;
  for (const [folder, language] of languagesOf(listed))
    await putPage(folder, language, listed, new Map(), context);
  await putText(context, {
    address: feedListAddress(),
    body: feedList(listed, site),
    contentType: 'text/x-opml; charset=utf-8',
    cache: 'current',
  });
  if (base === 0) await putConventional(context);
}

async function putPage(
  folder: string,
  language: string,
  listed: readonly ListedFeed[],
  newest: ReadonlyMap<string, FeedItem | undefined>,
  context: FeedContext,
): Promise<void> {
  const languages = languagesOf(listed);
  const page = {
    address: subscribeAddress(folder),
    language,
    translations: languages.map(([other, tag]) => ({
      address: subscribeAddress(other),
      title: subscribeWords(tag).title,
      language: tag,
    })),
    feeds: [
      ...listed.map((feed) => describe(feed, language, newest.get(feed.scope))),
      ...feedsOfTime(folder, language),
    ],
    calendar: calendarAddress(addressOfFolder(folder)),
    isCut: listed.length >= mostListed,
  };
  await putText(context, {
    address: page.address,
    body: renderSubscribePage(context.site, page),
    contentType: html,
    cache: 'current',
  });
}

/** Feeds that speak as days pass: they are made when they are asked for, and are always there. */
function feedsOfTime(folder: string, language: string): SubscribeFeed[] {
  const { asDaysPass } = subscribeWords(language);
  return (['deadlines', 'weekly', 'monthly'] as const).map((topic) => ({
    ...{ sort: 'time', ...asDaysPass[topic], count: 0 },
    address: topicAddress(topic, folder),
  }));
}

/** Folders of languages that have feeds, each with its tag. */
function languagesOf(listed: readonly ListedFeed[]): (readonly [string, string])[] {
  return listed
    .filter(({ scope }) => isLanguage(scope))
    .map(({ scope }) => [scope, languageOfFolder(scope)] as const);
}

/** Of folders, only those of languages are listed. */
function isLanguage(scope: string): boolean {
  return scope !== '' && !scope.startsWith('@');
}

function describe(
  { scope, name, date }: ListedFeed,
  language: string,
  newest: FeedItem | undefined,
): SubscribeFeed {
  const sort = sortOf(scope);
  const lead = topicOfScope(scope).slice('lead/'.length);
  const latest = newest && {
    address: newest.entry.links.page,
    title: newest.entry.title,
    date: newest.entry.date,
  };
  return {
    sort,
    ...told(scope, name, language),
    address: addressOf(scope),
    count: newest?.position ?? 0,
    since: date,
    ...(latest ? { latest } : {}),
    ...(sort === 'lead' ? { calendar: leadCalendarAddress(lead) } : {}),
  };
}

function told(
  scope: string,
  name: string,
  language: string,
): Pick<SubscribeFeed, 'title' | 'explanation'> {
  const words = subscribeWords(language);
  const { explanations } = words;
  if (scope === '') return { title: words.everything, explanation: explanations.plan };
  if (isLanguage(scope)) {
    const title = words.inLanguage(languageName(languageOfFolder(scope)));
    return { title, explanation: explanations.language };
  }
  const topic = topicOfScope(scope);
  if (topic === 'substance' || topic === 'facts')
    return { title: topicTitle(topic, name, language), explanation: explanations[topic] };
  return { title: topicName(topic, name, language) };
}

function sortOf(scope: string): SubscribeFeed['sort'] {
  if (scope.startsWith('@status/')) return 'status';
  return scope.startsWith('@lead/') ? 'lead' : 'main';
}

function addressOf(scope: string): string {
  return scope.startsWith('@') ? topicAddress(topicOfScope(scope)) : addressOfFolder(scope);
}

function feedList(listed: readonly ListedFeed[], site: Site): string {
  const outlines = listed.map(({ scope, name }) => ({
    title: scope.startsWith('@')
      ? `${topicTitle(topicOfScope(scope), name, site.language)} · ${site.title}`
      : told(scope, name, site.language).title,
    feed: absolute(site, feedAddress(addressOf(scope), 'xml')),
    page: absolute(site, scope.startsWith('@') ? '/' : addressOf(scope)),
  }));
  const ofTime = feedsOfTime('', site.language).map(({ title, address }) => ({
    title: `${title} · ${site.title}`,
    feed: absolute(site, feedAddress(address, 'xml')),
    page: absolute(site, '/'),
  }));
  return writeOpml(site.title, [...outlines, ...ofTime]);
}

/** Where no document has that address. */
async function putConventional(context: FeedContext): Promise<void> {
  const { index, sequence, site } = context;
  const owner = await createPlanIndex(index).owner(conventionalAddress, sequence);
  if (owner !== undefined) return;
  const redirect = feedAddress('/', 'xml');
  await putText(context, {
    address: conventionalAddress,
    body: renderRedirectPage(site, redirect),
    contentType: html,
    cache: 'current',
    redirect,
  });
}
