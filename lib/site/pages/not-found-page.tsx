import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { Layout } from './layout.tsx';

/** What is shown where there is nothing, with two ways on. */
export function renderNotFoundPage(site: Site): string {
  const words = wordsFor(site.language);
  return htmlText(
    <Layout site={site} words={words} title={words.notFound}>
      <h1>{words.notFound}</h1>
      <p class="lead">{words.notFoundExplanation}</p>
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
