import type { VNode } from 'preact';
import { href, sinceAddress, statusAddress, wholeAddress } from '../../plan/addresses/addresses.ts';
import { type PastWords, pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ContentsEntry, PageLink, Site, WithdrawnLine } from '../models.ts';
import { ContentsEntries } from '../parts/contents-list.tsx';
import { DateText, dateText } from '../parts/date-text.tsx';
import { DayDoor } from '../parts/doors.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { WithdrawnList } from '../parts/withdrawn-list.tsx';
import { Layout } from './layout.tsx';

/** `/@2016-05-01/` and `/climate/@2016-05-01/`: the plan, or a folder of it, as it stood at the end of a day. */
export interface PlanDayPage {
  /** `''` for the plan. */
  readonly folder: string;
  readonly address: string;
  /** UTC, `2016-05-01`. */
  readonly day: string;
  readonly title: string;
  readonly language?: string | undefined;
  /** Whether nothing can be published of that day any more. */
  readonly isFinal: boolean;
  /** The newest change set until then. */
  readonly newest?: PageLink & { readonly date: string };
  /** The folder's own text on that day. */
  readonly text?: PageLink & { readonly since: string };
  readonly hasCommitments: boolean;
  readonly languages: readonly (PageLink & { readonly language: string })[];
  readonly breadcrumbs: readonly PageLink[];
  /** Folders of contents that are too long for one page. */
  readonly folders: readonly (PageLink & { readonly count: number })[];
  /** Their addresses are those of the day. */
  readonly entries: readonly ContentsEntry[];
  /** What had been withdrawn until then; where the contents have several pages, on the first. */
  readonly withdrawn: readonly WithdrawnLine[];
  /** Number of the first entry among all, from 1. */
  readonly first: number;
  /** How many there are, where that is known. */
  readonly total?: number | undefined;
  readonly previous?: PageLink;
  readonly next?: PageLink;
}

/** The contents as they stood: titles, numbers, statuses and versions; what it links to is of that day. */
export function renderPlanDayPage(site: Site, page: PlanDayPage): string {
  const words = wordsFor(page.language, site.language);
  const own = pastWordsIn(words.language);
  const day = dateText(page.day, words);
  const title = own.onDay(page.title, day);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      breadcrumbs={page.breadcrumbs}
      translations={page.languages}
    >
      <h1 dir="auto">{title}</h1>
      <p class="lead">
        {own.inForceOn(day)} {!page.isFinal && own.dayNotOver}
      </p>
      <Newest page={page} words={words} own={own} />
      <Ways page={page} words={words} own={own} />
      <DayDoor site={site} words={words} address={page.address} day={page.day} />
      <Folders page={page} own={own} />
      <Contents page={page} words={words} own={own} />
      <WithdrawnList withdrawn={page.withdrawn} words={words} />
      <Neighbours
        label={words.contents}
        previous={page.previous}
        next={page.next}
        previousLabel={words.previous}
        nextLabel={words.next}
        words={words}
      />
    </Layout>,
  );
}

interface Props {
  readonly page: PlanDayPage;
  readonly words: Words;
  readonly own: PastWords;
}

function Newest({ page: { newest }, words, own }: Props): VNode | null {
  if (newest === undefined) return null;
  return (
    <p>
      {own.newestChange}{' '}
      <a href={href(newest.address)}>
        <bdi>{newest.title}</bdi>
      </a>
      , <DateText date={newest.date} words={words} />
    </p>
  );
}

function Ways({ page, words, own }: Props): VNode {
  const { folder, address, day, text } = page;
  return (
    <ul class="links">
      {text && (
        <li>
          <a href={href(text.address)}>{own.ownText}</a> (
          {words.versionOf(dateText(text.since, words))})
        </li>
      )}
      {page.entries.length > 0 && (
        <li>
          <a href={href(wholeAddress(folder, day))}>{own.wholeThen}</a>
        </li>
      )}
      {page.hasCommitments && (
        <li>
          <a href={href(statusAddress(folder, 'chapters', day))}>{own.statusThen}</a>
        </li>
      )}
      <li>
        <a href={href(sinceAddress(address, day))}>{own.changedSinceThen}</a>
      </li>
      <li>
        <a href={href(folder === '' ? '/' : address)}>{own.asItStandsNow}</a>
      </li>
    </ul>
  );
}

function Folders({ page, own }: Pick<Props, 'page' | 'own'>): VNode | null {
  if (page.folders.length === 0) return null;
  return (
    <section aria-labelledby="@folders">
      <h2 id="@folders">{own.byFolder}</h2>
      <ul>
        {page.folders.map(({ address, title, count }) => (
          <li key={address}>
            <a href={href(address)}>
              <bdi>{title}</bdi>
            </a>{' '}
            ({own.countDocuments(count)})
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contents({ page, words, own }: Props): VNode {
  const { entries, first, total, next, previous } = page;
  if (entries.length === 0) return <p>{own.noDocuments}</p>;
  const documents = entries.filter((entry) => entry.since !== undefined).length;
  return (
    <section class="contents" aria-labelledby="@contents">
      <h2 id="@contents">{words.contents}</h2>
      {(next ?? previous) && (
        <p class="hint">{own.documentsFrom(first, first + documents - 1, total)}</p>
      )}
      <ContentsEntries entries={entries} words={words} />
    </section>
  );
}
