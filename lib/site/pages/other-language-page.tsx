import { dayAddress, href } from '../../plan/addresses/addresses.ts';
import { languageTag } from '../../words/language.ts';
import { otherLanguageWords } from '../../words/other-language-words.ts';
import { pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { PageLink, Site } from '../models.ts';
import { LinkItem } from '../parts/link-item.tsx';
import { Layout } from './layout.tsx';

/** A document that was asked for in a language in which it is not. */
export interface OtherLanguagePage extends PageLink {
  /** BCP 47 tag of the language that was asked for. */
  readonly language: string;
  /** That of the document. */
  readonly textLanguage: string | undefined;
  /** Of the version that was asked about. */
  readonly day?: string;
  /** Where a text is that came after that version. */
  readonly later?: string;
}

/** Says, in the language that was asked for, that there is no such text, with the ways on. */
export function renderOtherLanguagePage(site: Site, page: OtherLanguagePage): string {
  const { address, title, day, later } = page;
  const words = wordsFor(page.language, site.language);
  const own = otherLanguageWords(words.language);
  return htmlText(
    <Layout site={site} words={words} title={own.title}>
      <h1>{own.title}</h1>
      <p class="lead">
        {later === undefined ? own.none(page.language) : own.laterOnly(page.language)}
      </p>
      <ul class="links">
        <LinkItem address={later}>{own.asItStands}</LinkItem>
        {day !== undefined && !site.isPlainFiles && (
          <LinkItem address={dayAddress('/', day)}>
            {pastWordsIn(words.language).planOnThatDay}
          </LinkItem>
        )}
        <li>
          <a href={href(address)} lang={languageTag(page.textLanguage)}>
            <bdi>{title}</bdi>
          </a>
        </li>
        <li>
          <a href="/">{words.home}</a>
        </li>
      </ul>
    </Layout>,
  );
}
