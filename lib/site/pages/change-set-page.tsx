import { changesAddress } from '../../plan/addresses/addresses.ts';
import { shorten } from '../../plan/model/text-of.ts';
import { readNote } from '../../plan/note.ts';
import { readTrailers } from '../../plan/trailers.ts';
import { numberFormat } from '../../words/formats.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeSetPage, Site } from '../models.ts';
import { Author } from '../parts/author.tsx';
import { ChangeDetails } from '../parts/change-details.tsx';
import { DateText, SaidDateText, timeText } from '../parts/date-text.tsx';
import { AuthorSays } from '../parts/kind-list.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { titleClass } from '../parts/title-class.ts';
import { Layout } from './layout.tsx';

/** Everything one commit changed, with all its redlines; of many documents the gravest first. */
export function renderChangeSetPage(site: Site, page: ChangeSetPage): string {
  const { line, changes } = page;
  const words = wordsFor(site.language);
  const sequence = words.changeSet(numberFormat(words.dates).format(line.sequence));
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={line.title}
      description={shorten(readNote(line.note).text.split('\n', 1)[0] ?? '', 500)}
      canonical={line.address}
      breadcrumbs={[
        { address: '/', title: site.title },
        { address: changesAddress(), title: words.allChanges },
      ]}
    >
      <header class="heading">
        <p class="kicker">{sequence}</p>
        <h1 dir="auto" class={titleClass(line.title)}>
          {line.title}
        </h1>
        <p class="origin">
          <DateText date={line.date} words={words} /> · {timeText(line.date)}
          <SaidDateText of={line} words={words} /> · <Author name={line.author} />
          {words.commit} <code>{line.commit}</code>
        </p>
        {line.rewrite && <p class="version version-withdrawn">{words.rewriteExplanation}</p>}
        <Note of={line} whole words={words} />
        <AuthorSays trailers={readTrailers(line.note)} words={words} />
      </header>
      {changes.length === 0 && <p class="lead">{words.nothingPublished}</p>}
      <ChangeDetails changes={changes} words={words} />
      <ProblemList problems={page.problems} words={words} />
      <Neighbours
        label={words.allChanges}
        previous={page.previous}
        next={page.next}
        previousLabel={words.previous}
        nextLabel={words.next}
        words={words}
      />
    </Layout>,
  );
}
