import type { VNode } from 'preact';
import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { languageName, languageTag } from '../../words/language.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import { absolute } from '../http/absolute.ts';
import { versionRelations } from '../http/page-relations.ts';
import type { ChangeSetLine, HomePage, Site } from '../models.ts';
import { ChangeSetList } from '../parts/change-set-list.tsx';
import { ContentsList } from '../parts/contents-list.tsx';
import { DocumentBody } from '../parts/document-body.tsx';
import { HomeCounts } from '../parts/home-counts.tsx';
import { describe, structuredData } from './head-data.ts';
import { Layout } from './layout.tsx';

/** The start page: what the plan says of itself, its languages, its contents and its latest changes. */
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
    >
      {introduction ? (
        <DocumentBody site={site} page={introduction} words={words} />
      ) : (
        <h1 dir="auto">{site.title}</h1>
      )}
      {page.standing && <HomeCounts standing={page.standing} words={words} />}
      <Languages languages={page.languages} words={words} />
      <div class="start">
        <ContentsList entries={page.contents} continuation={page.contentsContinue} words={words} />
        <Latest lines={page.latest} words={words} />
      </div>
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

function Latest({ lines, words }: { lines: readonly ChangeSetLine[]; words: Words }): VNode {
  return (
    <section class="latest" aria-labelledby="@latest">
      <h2 id="@latest">{words.latestChanges}</h2>
      {lines.length === 0 ? (
        <p>{words.noChangesYet}</p>
      ) : (
        <ChangeSetList lines={lines} brief words={words} />
      )}
      <p>
        <a href={href(changesAddress())}>{words.allChanges}</a>
      </p>
    </section>
  );
}
