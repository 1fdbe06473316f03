import { href } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { missingDateText } from '../../words/missing-date.ts';
import { pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { FormMistake } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { DayDoor, SinceDoor } from '../parts/doors.tsx';
import { languageFront } from '../parts/language-front.ts';
import { Layout } from './layout.tsx';

/** A form that led nowhere, or that was not filled in yet. */
export interface FormPage {
  /** Absent where nothing was asked: then the form stands alone. */
  readonly mistake?: FormMistake;
  /** The day that was asked for, as it was written. */
  readonly written?: string | undefined;
  /** Address of the page that the form is about. */
  readonly address: string;
  /** Which form it is; only those of days are shown again. */
  readonly door: 'go' | 'since' | 'history' | 'search';
  readonly back: string;
  readonly language: string | undefined;
}

/** Says why a form led nowhere, with the form itself and the way back. */
export function renderFormMistakePage(site: Site, page: FormPage): string {
  const { mistake, written = '', address, door, language } = page;
  const words = wordsFor(language, site.language);
  const missing = mistake === 'unread-day' && missingDateText(written, words.language);
  const reason = missing && `${missing} ${pastWordsIn(words.language).noDay['no-day'].explanation}`;
  const own = frameWords(words.language);
  const name = door === 'since' ? own.changesSince : own.day;
  const title = mistake === undefined ? name : words.formNotAnswered;
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      textLanguage={language}
      feed={languageFront(language, address.slice(1))}
    >
      <h1>{title}</h1>
      {mistake && <p class="lead">{reason || words.formMistakes[mistake]}</p>}
      {door === 'go' && <DayDoor site={site} words={words} address={address} />}
      {door === 'since' && <SinceDoor site={site} words={words} address={address} />}
      <ul class="links">
        <li>
          <a href={href(page.back)}>{words.back}</a>
        </li>
      </ul>
    </Layout>,
  );
}
