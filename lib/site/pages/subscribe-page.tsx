import type { VNode } from 'preact';
import {
  apiAddress,
  chapterListAddress,
  feedAddress,
  feedListAddress,
  href,
} from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import { type SubscribeWords, subscribeWords } from '../../words/subscribe-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import { absolute } from '../http/absolute.ts';
import type { Site, SubscribeFeed, SubscribePage } from '../models.ts';
import { dateText } from '../parts/date-text.tsx';
import { Layout } from './layout.tsx';

/** What one can subscribe to, and how; the page tells addresses, because browsers show no feeds. */
export function renderSubscribePage(site: Site, page: SubscribePage): string {
  const words = wordsFor(page.language, site.language);
  const own = subscribeWords(words.language);
  const feeds = (sort: SubscribeFeed['sort']) => page.feeds.filter((feed) => feed.sort === sort);
  const show = (feed: SubscribeFeed) => (
    <FeedSection key={feed.address} feed={feed} site={site} words={words} />
  );
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={own.title}
      description={own.introduction}
      canonical={page.address}
      translations={page.translations}
      breadcrumbs={[{ address: '/', title: site.title }]}
    >
      <h1>{own.title}</h1>
      <p class="lead">{own.introduction}</p>
      {feeds('main').map(show)}
      {feeds('time').map(show)}
      <section class="subscription">
        <h2>{own.calendar}</h2>
        <p>{own.calendarExplanation}</p>
        <p>
          {own.address}:{' '}
          <code class="address" dir="ltr">
            {absolute(site, page.calendar)}
          </code>{' '}
          (<a href={href(page.calendar)}>iCalendar</a>)
        </p>
        {!site.isPlainFiles && <p>{own.anyCalendar}</p>}
      </section>
      <Brief title={own.byStatus} feeds={feeds('status')} site={site} words={own} />
      <Brief title={own.byLead} feeds={feeds('lead')} site={site} words={own} />
      {page.isCut && <p>{own.moreLeads}</p>}
      <h2>{own.onePage}</h2>
      <p>{own.onePageExplanation}</p>
      <h2>{own.ways}</h2>
      <ul>
        <li>{own.inReader}</li>
        <li>{own.byMail}</li>
        <li>{own.inCalendar}</li>
        <li>{own.inChat}</li>
        <li>
          <a href={href(feedListAddress())}>{own.allFeeds}</a>
        </li>
        <li>
          <a href={href(chapterListAddress())}>{own.allChapters}</a>
        </li>
        {!site.isPlainFiles && (
          <li>
            <a href={href(apiAddress())}>{own.data}</a>
          </li>
        )}
      </ul>
    </Layout>,
  );
}

/** A feed with its address, what it is for, and what it said last. */
function FeedSection(props: { feed: SubscribeFeed; site: Site; words: Words }): VNode {
  const { feed, site, words } = props;
  const own = subscribeWords(words.language);
  return (
    <section class="subscription" id={`@${feed.address}`}>
      <h2 dir="auto">{feed.title}</h2>
      {feed.explanation && <p>{feed.explanation}</p>}
      <p>
        {own.address}: <Address feed={feed} site={site} />
      </p>
      <p class="origin">
        {own.formats}: <Formats feed={feed} />
        {feed.count > 0 && feed.since && (
          <> · {own.entriesSince(feed.count, dateText(feed.since, words))}</>
        )}
      </p>
      {feed.latest && (
        <p class="origin">
          {own.latest}:{' '}
          <a href={href(feed.latest.address)}>
            <bdi>{feed.latest.title}</bdi>
          </a>
          , {dateText(feed.latest.date, words)}
        </p>
      )}
    </section>
  );
}

function Brief(props: {
  title: string;
  feeds: readonly SubscribeFeed[];
  site: Site;
  words: SubscribeWords;
}): VNode | null {
  const { title, feeds, site } = props;
  if (feeds.length === 0) return null;
  return (
    <section class="subscription">
      <h2>{title}</h2>
      <ul>
        {feeds.map((feed) => (
          <li key={feed.address}>
            <bdi>{feed.title}</bdi>: <Address feed={feed} site={site} /> (
            <Formats feed={feed} />
            {feed.calendar && (
              <>
                , <a href={href(feed.calendar)}>iCalendar</a>
              </>
            )}
            )
          </li>
        ))}
      </ul>
    </section>
  );
}

/** No link: one click selects it whole. */
function Address({ feed, site }: { feed: SubscribeFeed; site: Site }): VNode {
  return (
    <code class="address" dir="ltr">
      {absolute(site, feedAddress(feed.address, 'atom'))}
    </code>
  );
}

function Formats({ feed }: { feed: SubscribeFeed }): VNode {
  return (
    <>
      <a type="application/atom+xml" href={href(feedAddress(feed.address, 'atom'))}>
        Atom
      </a>
      ,{' '}
      <a type="application/rss+xml" href={href(feedAddress(feed.address, 'xml'))}>
        RSS
      </a>
      ,{' '}
      <a type="application/feed+json" href={href(feedAddress(feed.address, 'json'))}>
        JSON Feed
      </a>
    </>
  );
}
