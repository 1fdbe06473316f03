import type { VNode } from 'preact';
import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { languageName, languageTag } from '../../words/language.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import { absolute } from '../http/absolute.ts';
import { versionRelations } from '../http/page-relations.ts';
import type { HomePage, Site } from '../models.ts';
import { ChapterCards } from '../parts/chapter-cards.tsx';
import { ContentsList } from '../parts/contents-list.tsx';
import { DateText } from '../parts/date-text.tsx';
import { DayDoor, SinceDoor } from '../parts/doors.tsx';
import { FindDoor } from '../parts/find-door.tsx';
import { HomeCounts } from '../parts/home-counts.tsx';
import { HomeOpening, HomeText } from '../parts/home-introduction.tsx';
import { LatestChanges } from '../parts/latest-changes.tsx';
import { WithdrawnList } from '../parts/withdrawn-list.tsx';
import { describe, structuredData } from './head-data.ts';
import { Layout } from './layout.tsx';

/**
 * The start page: what the plan is, how it stands, the doors into it, its chapters, what changed
 * last, and then the rest of what it says of itself and its contents.
 */
export function renderHomePage(site: Site, page: HomePage): string {
  const { introduction } = page;
  const words = wordsFor(introduction?.document.language, site.language);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={site.title}
      description={introduction && describe(introduction.content)}
      canonical="/"
      relations={introduction ? versionRelations(introduction) : []}
      // The list of languages below serves as the switch where there is one.
      translations={page.languages.length > 0 ? [] : (introduction?.document.translations ?? [])}
      data={introduction ? structuredData(site, introduction) : siteData(site)}
      path={introduction?.document.path}
    >
      {introduction ? (
        <HomeOpening page={introduction} words={words} />
      ) : (
        <h1 dir="auto">{site.title}</h1>
      )}
      <AsOf page={page} words={words} />
      <Languages languages={page.languages} words={words} />
      {page.standing && <HomeCounts standing={page.standing} words={words} />}
      <Doors site={site} page={page} words={words} />
      <div class="start">
        <div>
          <ChapterCards site={site} chapters={page.chapters} words={words} />
          {introduction && <HomeText site={site} page={introduction} words={words} />}
        </div>
        <LatestChanges lines={page.latest} words={words}>
          <p>
            <a href={href(changesAddress())}>{words.allChanges}</a>
          </p>
        </LatestChanges>
      </div>
      <ContentsList entries={page.contents} continuation={page.contentsContinue} words={words} />
      <WithdrawnList withdrawn={page.withdrawn} more={page.moreWithdrawn} words={words} />
    </Layout>,
  );
}

function siteData(site: Site): Readonly<Record<string, unknown>> {
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    name: site.title,
    url: absolute(site, '/'),
    inLanguage: site.language,
  };
}

/** The newest change, not the day of the reader: the page is made when something changes. */
function AsOf({ page, words }: { page: HomePage; words: Words }): VNode | null {
  const { asOf } = page;
  if (!asOf) return null;
  const { before, after } = frameWords(words.language).asOf(asOf.changeSets);
  return (
    <p class="lead">
      {before} <DateText date={asOf.date} words={words} />
      {after}
    </p>
  );
}

/** Forms that lead into the plan; a site of plain files answers none. */
function Doors(props: { site: Site; page: HomePage; words: Words }): VNode | null {
  const { site, page, words } = props;
  if (site.isPlainFiles || page.asOf === undefined) return null;
  const own = frameWords(words.language);
  const day = page.asOf.date.slice(0, 10);
  return (
    <section class="doors" aria-label={own.doors}>
      <FindDoor isOfCommitments={page.standing !== undefined} words={words} />
      <SinceDoor site={site} words={words} />
      <DayDoor site={site} words={words} day={day} />
    </section>
  );
}

function Languages(props: { languages: HomePage['languages']; words: Words }): VNode | null {
  if (props.languages.length === 0) return null;
  return (
    <nav class="editions" aria-labelledby="@languages">
      <h2 id="@languages">{props.words.languages}</h2>
      <ul>
        {props.languages.map(({ address, title, language }) => {
          const tag = languageTag(language);
          const name = languageName(language);
          return (
            <li key={address}>
              <a href={href(address)} hreflang={tag} lang={tag}>
                <span class="name">{name}</span> {title !== name && <bdi>{title}</bdi>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
