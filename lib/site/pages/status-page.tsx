import type { VNode } from 'preact';
import {
  calendarAddress,
  dayAddress,
  documentAddress,
  feedAddress,
  href,
  readmeOf,
  type StatusList,
  statusAddress,
  statusDataAddress,
  statusLists,
  topicAddress,
  versionAddress,
} from '../../plan/addresses/addresses.ts';
import { type Counts, countStandings, statusColumns } from '../../plan/standing/counts.ts';
import type { CommitmentFacts } from '../../plan/standing/status-data.ts';
import { pastWordsIn } from '../../words/past-words.ts';
import { promiseWordsIn } from '../../words/promise-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import { type StatusWords, statusWordsIn } from '../../words/status-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { PageLink, Site } from '../models.ts';
import { dateText } from '../parts/date-text.tsx';
import { documentName } from '../parts/document-name.ts';
import { lastChangeOf, StandingTable, type StandingWords } from '../parts/standing-table.tsx';
import { statusGroups } from '../parts/status-groups.ts';
import { firstOfColumn, StatusOverview } from '../parts/status-overview.tsx';
import { Layout } from './layout.tsx';

/** How the commitments below a folder stand on a day. */
export interface StatusPage {
  /** The folder, `''` for the plan. */
  readonly folder: string;
  readonly list: StatusList;
  /** UTC, `2026-11-29`. */
  readonly day: string;
  readonly language?: string | undefined;
  /** In the order of the contents. */
  readonly commitments: readonly CommitmentFacts[];
  readonly breadcrumbs: readonly PageLink[];
  readonly translations: readonly (PageLink & { readonly language: string })[];
  /** Those that are no longer in the plan. */
  readonly withdrawn?: readonly CommitmentFacts[];
  /** Commitments whose text in another language (BCP 47 tag), of which they are translations, changed later. */
  readonly behind?:
    | {
        readonly language: string;
        readonly found: readonly {
          readonly facts: CommitmentFacts;
          readonly original: CommitmentFacts;
        }[];
      }
    | undefined;
  /** Where the plan is larger than the page covers: how many documents it covers. */
  readonly cut?: number | undefined;
  /** Where the commitments are more than fit into an answer: how many of them it covers. */
  readonly covers?: number;
  /** Of a day in the past: what it links to is of that day. */
  readonly isPast?: true;
}

/** The page that says how every commitment stands, and who is late. */
export function renderStatusPage(site: Site, page: StatusPage): string {
  const words = wordsFor(page.language, site.language);
  const own = statusWordsIn(words.language);
  const { folder, list, day, commitments } = page;
  const name = list === 'chapters' ? own.status : `${own.status}: ${own.lists[list]}`;
  const title = page.isPast ? pastWordsIn(words.language).onDay(name, dateText(day, words)) : name;
  const { withdrawn = [] } = page;
  const shared = { words, own, day, site, isPast: page.isPast };
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      canonical={page.isPast ? undefined : statusAddress(folder, list)}
      breadcrumbs={page.breadcrumbs}
      translations={page.translations}
      feed={folder === '' ? undefined : page.breadcrumbs.at(-1)}
      textLanguage={page.language}
    >
      <div class="standing-page">
        <h1>{title}</h1>
        <p class="lead">
          {commitments.length === 0
            ? own.noCommitments
            : sentence(countStandings(commitments, day), dateText(day, words), own)}
          {withdrawn.length > 0 && <> {own.gone(withdrawn.length)}</>}
        </p>
        {commitments.length > 0 && <Lists page={page} own={own} />}
        <OtherDays page={page} words={words} />
        {page.cut !== undefined && <p class="hint">{own.cut(page.cut)}</p>}
        {page.covers !== undefined && <p class="hint">{own.covers(page.covers)}</p>}
        {list === 'chapters' && commitments.length > 0 && (
          <StatusOverview {...shared} commitments={commitments} />
        )}
        {commitments.length > 0 && <Groups page={page} shared={shared} />}
        {list === 'chapters' && <Gone page={page} shared={shared} />}
        {list === 'chapters' && <Behind page={page} shared={shared} />}
        <p class="hint">{own.asOf(dateText(day, words))}</p>
      </div>
    </Layout>,
  );
}

/** "On 28 November 2026, of 26 commitments: 5 completed and 2 without a status. 16 are past the due date." */
function sentence({ total, late, columns }: Counts, day: string, own: StatusWords): string {
  const tell = { ...own.are, other: own.otherWords, none: own.noStatus };
  const parts = statusColumns
    .filter((column) => columns[column] > 0)
    .map((column) => tell[column](columns[column]));
  const end = parts.length > 1 ? `${own.and}${parts.at(-1)}` : (parts[0] ?? '');
  const start = parts.length > 1 ? parts.slice(0, -1).join(', ') : '';
  return `${own.of(day, total)}${start}${end}. ${own.pastDue(late)}`;
}

function Lists({ page, own }: { page: StatusPage; own: StatusWords }): VNode {
  const { folder, list: shown } = page;
  const day = page.isPast ? page.day : undefined;
  return (
    <>
      <nav aria-label={own.listsLabel}>
        <ul class="links">
          {statusLists.map((list) => (
            <li key={list}>
              <a
                href={href(statusAddress(folder, list, day))}
                aria-current={list === shown ? 'page' : undefined}
              >
                {own.lists[list]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="hint as-data">
        {own.asData}: <a href={href(statusDataAddress(folder, 'status.csv', day))}>CSV</a>
        {' · '}
        <a href={href(statusDataAddress(folder, 'status.json', day))}>JSON</a>
        {' · '}
        <a href={href(statusDataAddress(folder, 'schema.json', day))}>{own.schema}</a>
        {' · '}
        <a href={href(calendarAddress(documentAddress(readmeOf(folder))))}>iCalendar</a>
        {' · '}
        <a href={href(feedAddress(topicAddress('deadlines', folder), 'atom'))}>{own.deadlines}</a>
      </p>
    </>
  );
}

/** From a day in the past to the plan on that day, and to the status now; and to any other day. */
function OtherDays(props: { page: StatusPage; words: Words }): VNode | null {
  const { page, words } = props;
  if (!page.isPast) return null;
  const { folder, day } = page;
  const own = pastWordsIn(words.language);
  return (
    <ul class="links">
      <li>
        <a href={href(dayAddress(documentAddress(readmeOf(folder)), day))}>{own.planOnThatDay}</a>
      </li>
      <li>
        <a href={href(statusAddress(folder))}>{own.asItStandsNow}</a>
      </li>
    </ul>
  );
}

interface Shared {
  readonly page: StatusPage;
  readonly shared: StandingWords;
}

function Groups({ page, shared }: Shared): VNode {
  const groups = statusGroups(page.list, page.commitments, shared);
  if (groups.length === 0) return <p>{shared.own.nothingIn[page.list]}</p>;
  return (
    <>
      {groups.map(([title, commitments], index) => (
        <section key={title} aria-labelledby={`@chapter-${index}`}>
          <h2 id={`@chapter-${index}`}>
            <bdi>{title}</bdi>
          </h2>
          <StandingTable
            {...shared}
            caption={title}
            commitments={commitments}
            idOf={firstOfColumn(commitments, index)}
          />
        </section>
      ))}
    </>
  );
}

/** Those that are no longer in the plan: with the last text of each. */
function Gone({ page, shared: { own, words } }: Shared): VNode | null {
  const { withdrawn = [] } = page;
  if (withdrawn.length === 0) return null;
  return (
    <section aria-labelledby="@withdrawn">
      <h2 id="@withdrawn">{own.goneTitle}</h2>
      <ul>
        {withdrawn.map((facts) => (
          <li key={facts.document}>
            <a href={href(lastText(facts))}>
              <bdi>
                {documentName({ ...facts, number: facts.number, kind: 'commitment' }, words)}
              </bdi>
            </a>
            {facts.withdrawn && (
              <>
                {' – '}
                {own.goneOn(dateText(facts.withdrawn.date, words))}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function lastText({ address, withdrawn }: CommitmentFacts): string {
  return withdrawn ? versionAddress(address, withdrawn) : address;
}

/** Translations that are behind, each with the last change of its original. */
function Behind({ page, shared: { own, words, site } }: Shared): VNode | null {
  const { behind } = page;
  if (behind === undefined) return null;
  const promise = promiseWordsIn(words.language);
  return (
    <section aria-labelledby="@behind">
      <h2 id="@behind">{own.behindTitle}</h2>
      <ul>
        {behind.found.map(({ facts, original }) => (
          <li key={facts.document}>
            <a href={href(facts.address)}>
              <bdi>
                {documentName({ ...facts, number: facts.number, kind: 'commitment' }, words)}
              </bdi>
            </a>
            {' – '}
            <a href={href(lastChangeOf(original, site))}>
              {promise.behind(behind.language, dateText(original.since ?? '', words))}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
