import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { Site } from '../models.ts';
import { Author } from '../parts/author.tsx';
import { DateText } from '../parts/date-text.tsx';
import { Layout } from './layout.tsx';

/** What watchers get of one change set. */
export interface EntryView {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  /** HTML fragment, safe. */
  readonly content: string;
  readonly language?: string;
}

/** A feed entry as it will appear, before it does. */
export function renderEntryPage(entry: EntryView, site: Site): string {
  const words = wordsFor(site.language);
  return htmlText(
    <Layout site={site} words={words} title={words.feedEntry}>
      <header class="heading">
        <p class="kicker">{words.feedEntry}</p>
        <h1 dir="auto">{entry.title}</h1>
        <p class="origin">
          <Author name={entry.author} />
          <DateText date={entry.date} words={words} />
        </p>
      </header>
      <div
        class="entry"
        lang={entry.language}
        dangerouslySetInnerHTML={{ __html: entry.content }}
      />
    </Layout>,
  );
}
