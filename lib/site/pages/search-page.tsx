import type { ComponentChildren, VNode } from 'preact';
import { href, searchAddress } from '../../plan/addresses/addresses.ts';
import { type DocumentKind, statuses } from '../../plan/model/document.ts';
import type { ExcerptPart } from '../../plan/search/excerpt.ts';
import { languageName, languageTag } from '../../words/language.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { PageLink, Site } from '../models.ts';
import { StatusBadge, statusText } from '../parts/badges.tsx';
import { documentName } from '../parts/document-name.ts';
import { Layout } from './layout.tsx';

/** A document that answers a question. */
export interface SearchHit extends PageLink {
  readonly kind: DocumentKind;
  /** BCP 47 tag. */
  readonly language: string;
  readonly number?: string;
  readonly status?: string;
  readonly chapter?: PageLink;
  readonly excerpt: readonly ExcerptPart[];
}

/** A question and its filters, as they were asked. */
export interface SearchForm {
  readonly text: string;
  readonly language?: string | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
}

export interface SearchPage {
  readonly asked: SearchForm;
  /** BCP 47 tags of the languages of the plan. */
  readonly languages: readonly string[];
  /** Absent where nothing was asked. */
  readonly answer?: {
    readonly hits: readonly SearchHit[];
    readonly count: number;
    readonly isCut: boolean;
    readonly suggestion?: string;
  };
}

/** The form that asks for words, and what answers it. */
export function renderSearchPage(site: Site, page: SearchPage): string {
  const { asked, answer, languages } = page;
  const words = wordsFor(asked.language, site.language);
  const title = answer === undefined ? words.search : words.searchFor(asked.text);
  return htmlText(
    <Layout site={site} words={words} title={title}>
      <h1 dir="auto">{title}</h1>
      {answer === undefined && <p class="lead">{words.searchIntroduction}</p>}
      <Form asked={asked} languages={languages} words={words} />
      {answer && <Answer answer={answer} asked={asked} words={words} />}
    </Layout>,
  );
}

function Form(props: { asked: SearchForm; languages: readonly string[]; words: Words }): VNode {
  const { asked, languages, words } = props;
  const kinds = ['commitment', 'chapter', 'page', 'introduction'] as const;
  return (
    <form class="search" action={href(searchAddress())} method="get">
      <search>
        <p class="question">
          <label for="@q">{words.searchWords}</label>
          <input
            id="@q"
            type="search"
            name="q"
            value={asked.text}
            maxLength={100}
            required
            aria-describedby="@hint"
          />
          <button type="submit">{words.search}</button>
        </p>
        <p class="hint" id="@hint">
          {words.searchHint}
        </p>
        <p class="filters">
          {languages.length > 1 && (
            <Choice
              name="lang"
              label={words.searchIn}
              any={words.anyLanguage}
              chosen={asked.language}
            >
              {languages.map((language): [string, string] => [language, languageName(language)])}
            </Choice>
          )}
          <Choice name="kind" label={words.searchKind} any={words.anyKind} chosen={asked.kind}>
            {kinds.map((kind): [string, string] => [kind, words.kinds[kind]])}
          </Choice>
          <Choice
            name="status"
            label={words.searchStatus}
            any={words.anyStatus}
            chosen={asked.status}
          >
            {statuses.map((status): [string, string] => [status, statusText(status, words)])}
          </Choice>
        </p>
      </search>
    </form>
  );
}

/** A list to choose one value from, or any; a value that is none of them stays chosen. */
function Choice(props: {
  name: string;
  label: string;
  any: string;
  chosen: string | undefined;
  children: readonly (readonly [string, string])[];
}): VNode {
  const { name, label, any, chosen, children } = props;
  const isOther = chosen !== undefined && !children.some(([value]) => value === chosen);
  const options = isOther ? [...children, [chosen, chosen] as const] : children;
  return (
    <label>
      {label}{' '}
      <select name={name}>
        <option value="">{any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Answer(props: {
  answer: NonNullable<SearchPage['answer']>;
  asked: SearchForm;
  words: Words;
}): VNode {
  const { answer, asked, words } = props;
  const { hits, count, isCut, suggestion } = answer;
  return (
    <>
      {suggestion !== undefined && (
        <p class="suggestion">
          {words.didYouMean} <a href={questionHref({ ...asked, text: suggestion })}>{suggestion}</a>
          ?
        </p>
      )}
      {hits.length === 0 ? (
        <p>{words.foundNothing}</p>
      ) : (
        <p class="origin">
          {words.foundDocuments(count, isCut, !/\s/u.test(asked.text.trim()))}
          {(isCut || count > hits.length) && ` ${words.bestShown(hits.length)}`}
        </p>
      )}
      <ol class="hits">
        {hits.map((hit) => (
          <li key={hit.address}>
            <Hit hit={hit} words={words} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Hit({ hit, words }: { hit: SearchHit; words: Words }): VNode {
  const { address, language, status, chapter, excerpt } = hit;
  const name = documentName(hit, words);
  return (
    <article lang={languageTag(language)}>
      <h2 dir="auto">
        <a href={href(address)}>{name}</a>
      </h2>
      <p class="origin" lang={words.language}>
        {status !== undefined && <StatusBadge status={status} words={words} />}{' '}
        {words.kinds[hit.kind]}
        {chapter && (
          <>
            {' · '}
            <a href={href(chapter.address)}>
              <bdi>{chapter.title}</bdi>
            </a>
          </>
        )}
      </p>
      <p class="excerpt" dir="auto">
        {excerpt.map(
          ({ text, isMatch }): ComponentChildren => (isMatch ? <mark>{text}</mark> : text),
        )}
      </p>
    </article>
  );
}

function questionHref({ text, language, kind, status }: SearchForm): string {
  const query = new URLSearchParams({ q: text });
  const filters = { lang: language, kind, status };
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined) query.set(name, value);
  return `${href(searchAddress())}?${query}`;
}
