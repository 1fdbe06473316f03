import type { VNode } from 'preact';
import {
  betweenAddress,
  dayAddress,
  historyAddress,
  href,
  sinceAddress,
} from '../../plan/addresses/addresses.ts';
import { type PastWords, pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeDetail, PageLink, Site } from '../models.ts';
import { ChangeBadge } from '../parts/badges.tsx';
import { ChangeDetails } from '../parts/change-details.tsx';
import { dateText } from '../parts/date-text.tsx';
import { SinceDoor } from '../parts/doors.tsx';
import { titleClass } from '../parts/title-class.ts';
import { isOfSubstance } from '../parts/weigh-changes.ts';
import { Layout } from './layout.tsx';

/** What became of the plan's documents, or a folder's, between the ends of two days. */
export interface SincePage {
  /** Of the folder; `/` for the plan. */
  readonly address: string;
  /** Name of the folder; absent for the plan. */
  readonly title?: string;
  readonly from: string;
  /** Absent where it is compared with what is in force now. */
  readonly to?: string | undefined;
  readonly language?: string | undefined;
  readonly breadcrumbs: readonly PageLink[];
  readonly languages: readonly (PageLink & { readonly language: string })[];
  /** With their redlines. */
  readonly changes: readonly ChangeDetail[];
  /** Those there is no room for, with the way to their redlines. */
  readonly others: readonly ChangeDetail[];
  /** Those that were changed and have the same text again. */
  readonly back: readonly PageLink[];
  /** Those that came and were withdrawn in between. */
  readonly passing: readonly PageLink[];
  /** Where more documents changed than are listed: how many are. */
  readonly cut?: number | undefined;
  /** The day before the first one, where something was published on the first one itself. */
  readonly dayBefore?: string;
  /** Day of the first change set, where nothing had been published at the first day. */
  readonly first?: string | undefined;
}

/** Each document once, whatever happened in between, the gravest first. */
export function renderSincePage(site: Site, page: SincePage): string {
  const words = wordsFor(page.language, site.language);
  const own = pastWordsIn(words.language);
  const title = titleOf(page, words, own);
  const { changes, others, back, passing } = page;
  const isNothing = changes.length + others.length + back.length + passing.length === 0;
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      breadcrumbs={page.breadcrumbs}
      translations={page.languages}
    >
      <h1 dir="auto" class={titleClass(title)}>
        {title}
      </h1>
      <Lead page={page} words={words} own={own} />
      <SinceDoor site={site} words={words} address={page.address} day={page.from} />
      {page.cut !== undefined && <p class="hint">{own.cut(page.cut)}</p>}
      {isNothing && <p>{own.nothingChanged}</p>}
      <OfTheDayItself page={page} words={words} own={own} />
      <ChangeDetails changes={changes} words={words} />
      <Others changes={others} words={words} own={own} />
      <Documents title={own.changedBack} explanation={own.changedBackExplanation} links={back} />
      <Documents title={own.passing} explanation={own.passingExplanation} links={passing} />
    </Layout>,
  );
}

function titleOf({ from, to, title }: SincePage, words: Words, own: PastWords): string {
  const [start, end] = [dateText(from, words), to && dateText(to, words)];
  const about = end === undefined ? own.sinceDay(start) : own.betweenDays(start, end);
  return title === undefined
    ? about
    : `${about}${words.language === 'fr' ? '\u00A0' : ''}: ${title}`;
}

function Lead({ page, words, own }: { page: SincePage; words: Words; own: PastWords }): VNode {
  const { address, from, to, first, changes, others } = page;
  const shown = [...changes, ...others];
  const grave = shown.filter(isOfSubstance).length;
  const count = words.changesByWeight(grave, shown.length - grave);
  return (
    <>
      <p class="lead">
        {own.comparedFrom} <a href={href(dayAddress(address, from))}>{dateText(from, words)}</a>{' '}
        {to === undefined ? (
          <a href={href(address)}>{own.toNow}</a>
        ) : (
          <>
            {own.toDay} <a href={href(dayAddress(address, to))}>{dateText(to, words)}</a>
          </>
        )}
        .{shown.length > 0 && others.length === 0 && ` ${count}.`}
      </p>
      {first !== undefined && (
        <p>
          {own.noDay.before.explanation} {own.firstPublished}{' '}
          <a href={href(dayAddress(address, first))}>{dateText(first, words)}</a>.
        </p>
      )}
    </>
  );
}

/** What was published on the first day itself is in its text already: who means it, too, asks a day earlier. */
function OfTheDayItself(props: { page: SincePage; words: Words; own: PastWords }): VNode | null {
  const { page, words, own } = props;
  const { address, from, to, dayBefore } = page;
  if (dayBefore === undefined) return null;
  const earlier =
    to === undefined ? sinceAddress(address, dayBefore) : betweenAddress(address, dayBefore, to);
  return (
    <p class="hint">
      {own.ofTheDayItself(dateText(from, words))}{' '}
      <a href={href(earlier)}>{own.sinceDay(dateText(dayBefore, words))}</a>.
    </p>
  );
}

function Others(props: {
  changes: readonly ChangeDetail[];
  words: Words;
  own: PastWords;
}): VNode | null {
  const { changes, words, own } = props;
  if (changes.length === 0) return null;
  return (
    <section aria-labelledby="@others">
      <h2 id="@others">{own.others}</h2>
      <ul>
        {changes.map(({ document, change, compareAddress, versionAddress }) => (
          <li key={`${document.address} ${change}`}>
            <a href={href(compareAddress ?? versionAddress ?? document.address)}>
              <bdi>{document.title}</bdi>
            </a>{' '}
            <ChangeBadge change={change} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Documents(props: {
  title: string;
  explanation: string;
  links: readonly PageLink[];
}): VNode | null {
  if (props.links.length === 0) return null;
  return (
    <section>
      <h2>{props.title}</h2>
      <p>{props.explanation}</p>
      <ul>
        {props.links.map(({ address, title }) => (
          <li key={address}>
            <a href={href(historyAddress(address))}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
