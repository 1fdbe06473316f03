import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { DateText } from '../parts/date-text.tsx';
import { Layout } from './layout.tsx';

/** The first version of what is at an address now. */
export interface FirstVersion {
  readonly address: string;
  /** ISO 8601 in UTC. */
  readonly date: string;
  /** BCP 47 tag of its text. */
  readonly language?: string;
}

/**
 * What is shown where there is nothing, with two ways on.
 *
 * @param first of a day before it
 */
export function renderNotFoundPage(site: Site, first?: FirstVersion): string {
  const words = wordsFor(first?.language, site.language);
  const title = first ? words.notYetPublished : words.notFound;
  return htmlText(
    <Layout site={site} words={words} title={title}>
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
      <ul class="links">
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
