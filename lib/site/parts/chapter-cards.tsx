import type { VNode } from 'preact';
import { href, statusAddress } from '../../plan/addresses/addresses.ts';
import { statusColumns } from '../../plan/standing/counts.ts';
import { frameWords } from '../../words/frame-words.ts';
import { statusWordsIn } from '../../words/status-words.ts';
import type { Words } from '../../words/words.ts';
import type { HomeChapter, Site } from '../models.ts';
import { linkName } from './document-name.ts';

/** The chapters of a plan, each with what is in it and how that stands. */
export function ChapterCards(props: {
  site: Site;
  chapters: readonly HomeChapter[];
  words: Words;
}): VNode | null {
  const { site, chapters, words } = props;
  if (chapters.length === 0) return null;
  return (
    <section class="chapters" aria-labelledby="@chapters">
      <h2 id="@chapters">{frameWords(words.language).chapters}</h2>
      <ul>
        {chapters.map((chapter) => (
          <li key={chapter.address}>
            <h3>
              <a href={href(chapter.address)}>
                <bdi>{linkName(chapter, words)}</bdi>
              </a>
            </h3>
            <Counts site={site} chapter={chapter} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Counts(props: { site: Site; chapter: HomeChapter; words: Words }): VNode {
  const { site, chapter, words } = props;
  const own = frameWords(words.language);
  const { columns, documents, address, isFolder } = chapter;
  if (!columns) return <p class="origin">{own.documents(documents)}</p>;
  const { are, otherWords, noStatus } = statusWordsIn(words.language);
  const tell = { ...are, other: otherWords, none: noStatus };
  const shown = statusColumns.filter((column) => columns[column] > 0);
  const total = own.commitments(shown.reduce((sum, column) => sum + columns[column], 0));
  const parts = shown.map((column) => tell[column](columns[column]));
  return (
    <p class="origin">
      {/* Plain files have the status of the whole plan alone. */}
      {isFolder && !site.isPlainFiles ? (
        <a href={href(statusAddress(address.slice(1, -1)))}>{total}</a>
      ) : (
        total
      )}
      {`${own.colon}${parts.join(', ')}`}
    </p>
  );
}
