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
import type { IndexStore } from '../../ports/index-store.ts';
import type { VersionStore } from '../../ports/version-store.ts';
import { absolute } from '../../site/http/absolute.ts';
import type { Site, SubscribeFeed, SubscribePage } from '../../site/models.ts';
import { renderSubscribePage } from '../../site/pages/subscribe-page.tsx';
import { languageName } from '../../words/language.ts';
import { subscribeWords } from '../../words/subscribe-words.ts';
import { topicName, topicTitle } from '../../words/topic-words.ts';
import { addressOfFolder } from '../render/index/folder-title.ts';
import {
  type FeedItem,
  type ListedFeed,
  readListedFeeds,
  readNewestEntries,
  topicOfScope,
} from '../render/kept/kept-entries.ts';

/** Feeds that are listed: more of them nobody reads. */
const mostListed = 500;

const opml = 'text/x-opml; charset=utf-8';

/** What is asked for: the page of a language's folder, or of the plan (`''`), or the list for readers. */
export interface SubscribeRequest {
  readonly folder: string;
  readonly part: 'page' | 'list';
}

/** What answering needs. */
export interface SubscribePorts {
  readonly store: Pick<VersionStore, 'cursor'>;
  readonly index: IndexStore;
}

/**
 * Parses a path below `@subscribe/`; `undefined` for every other path.
 *
 * @param path as names are written, not percent-encoded
 */
export function parseSubscribeRequest(path: string): SubscribeRequest | undefined {
  if (path === feedListAddress()) return { folder: '', part: 'list' };
  const [, folder = ''] = /^\/(?:([^/@]+)\/)?@subscribe\/$/u.exec(path) ?? [];
  return path === subscribeAddress(folder) ? { folder, part: 'page' } : undefined;
}

/**
 * How to subscribe, as a page or as a list that feed readers import, as of what was announced last.
 * Few ask for it, and it would change with every push: so it is made when it is asked for.
 *
 * @returns `undefined` for a folder that is no language with a feed, and before anything was announced
 */
export async function answerSubscribe(
  { folder, part }: SubscribeRequest,
  { store, index }: SubscribePorts,
  site: Site,
): Promise<{ status: 200; text: string; contentType?: string } | undefined> {
  const sequence = (await store.cursor('announced'))?.sequence;
  if (sequence === undefined) return undefined;
  const listed = await readListedFeeds(index, sequence, mostListed);
  if (part === 'list') return { status: 200, text: feedList(listed, site), contentType: opml };
  const languages = languagesOf(listed);
  const own = languages.find(([other]) => other === folder);
  if (folder !== '' && !own) return undefined;
  const language = own?.[1] ?? site.language;
  const newest = folder === '' ? await readNewest(listed, sequence, index) : new Map();
  const page: SubscribePage = {
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
  return { status: 200, text: renderSubscribePage(site, page) };
}

/** Every such address that a folder of files has. */
export async function subscribeAddresses({ store, index }: SubscribePorts): Promise<string[]> {
  const sequence = (await store.cursor('announced'))?.sequence ?? 0;
  const languages = languagesOf(await readListedFeeds(index, sequence, mostListed));
  const pages = ['', ...languages.map(([folder]) => folder)].map(subscribeAddress);
  return [...pages, feedListAddress()];
}

/** The newest entry of each feed that everyone may want. */
async function readNewest(
  listed: readonly ListedFeed[],
  sequence: number,
  index: IndexStore,
): Promise<ReadonlyMap<string, FeedItem | undefined>> {
  const main = listed.filter(({ scope }) => sortOf(scope) === 'main');
  const newest = await severalAtOnce(main, async ({ scope }) => {
    const [entry] = await readNewestEntries(scope, sequence, 1, index);
    return [scope, entry] as const;
  });
  return new Map(newest);
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
