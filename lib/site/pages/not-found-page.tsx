import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { DateText } from '../parts/date-text.tsx';
import { FindDoor } from '../parts/find-door.tsx';
import { languageFront } from '../parts/language-front.ts';
import { Layout } from './layout.tsx';

/** The first version of what is at an address now. */
export interface FirstVersion {
  readonly address: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** BCP 47 tag of its text. */
  readonly language?: string;
}

/** What is known of an address where there is nothing. */
export interface NotFound {
  /** Of a day before it. */
  readonly first?: FirstVersion;
  /** BCP 47 tag of the folder that the address begins with, where that is a language's. */
  readonly language?: string | undefined;
  /** The address, without slash at its start. */
  readonly path?: string;
}

/** What is shown where there is nothing: in the language of the address, with ways on. */
export function renderNotFoundPage(site: Site, { first, language, path }: NotFound = {}): string {
  const words = wordsFor(language, site.language);
  const title = first ? words.notYetPublished : words.notFound;
  const front = languageFront(language, path ?? '');
  return htmlText(
    <Layout site={site} words={words} title={title} textLanguage={language} feed={front}>
      <h1>{title}</h1>
      {first ? (
        <p class="lead">
          {words.notYetPublishedExplanation}{' '}
          <a href={href(first.address)}>
            <DateText date={first.date} words={words} />
          </a>
          .
        </p>
      ) : (
        <p class="lead">{words.notFoundExplanation}</p>
      )}
      {!site.isPlainFiles && <FindDoor isOfCommitments={false} words={words} />}
      <ul class="links">
        <li>
          <a href={`${href(front?.address ?? '/')}#@contents`}>{words.contents}</a>
        </li>
        <li>
          <a href="/">{words.home}</a>
        </li>
        <li>
          <a href={href(changesAddress())}>{words.allChanges}</a>
        </li>
      </ul>
    </Layout>,
  );
}
