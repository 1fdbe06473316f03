import { dayAddress, href } from '../../plan/addresses/addresses.ts';
import { missingDateText } from '../../words/missing-date.ts';
import { type NoDay, pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { DateText } from '../parts/date-text.tsx';
import { DayDoor } from '../parts/doors.tsx';
import { Layout } from './layout.tsx';

/** A day of which there is nothing to show. */
export interface NoDayPage {
  readonly why: NoDay;
  /** Of the folder that was asked for. */
  readonly address: string;
  /** Absent where what was asked for is no day. */
  readonly day?: string;
  /** What was asked for where it is none. */
  readonly written?: string;
  readonly language: string | undefined;
  /** Day of the first change set, where there is one. */
  readonly first?: string | undefined;
}

/** Says why there is nothing of a day, with the ways on. */
export function renderNoDayPage(site: Site, page: NoDayPage): string {
  const { why, address, day, first } = page;
  const words = wordsFor(page.language, site.language);
  const own = pastWordsIn(words.language);
  const { title, explanation } = own.noDay[why];
  const missing = page.written && missingDateText(page.written, words.language);
  return htmlText(
    <Layout site={site} words={words} title={title}>
      <h1>{title}</h1>
      <p class="lead">
        {missing && `${missing} `}
        {explanation}
        {why === 'before' && first !== undefined && (
          <>
            {' '}
            {own.firstPublished}{' '}
            <a href={href(dayAddress(address, first))}>
              <DateText date={first} words={words} />
            </a>
            .
          </>
        )}
      </p>
      <DayDoor site={site} words={words} address={address} day={first ?? day} />
      <ul class="links">
        {why === 'nothing-here' && day !== undefined && address !== '/' && (
          <li>
            <a href={href(dayAddress('/', day))}>{own.planOnThatDay}</a>
          </li>
        )}
        <li>
          <a href="/">{words.home}</a>
        </li>
      </ul>
    </Layout>,
  );
}
