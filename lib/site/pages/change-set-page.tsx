import type { VNode } from 'preact';
import { changesAddress, href } from '../../plan/addresses/addresses.ts';
import { shorten } from '../../plan/model/text-of.ts';
import { readNote } from '../../plan/note.ts';
import { readTrailers } from '../../plan/trailers.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ChangeDetail, ChangeSetPage, Site } from '../models.ts';
import { Author } from '../parts/author.tsx';
import { ChangeBadge } from '../parts/badges.tsx';
import { DateText, SaidDateText, timeText } from '../parts/date-text.tsx';
import { FieldChangeList } from '../parts/field-change-list.tsx';
import { AuthorSays, KindList } from '../parts/kind-list.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { RedlineHtml } from '../parts/redline-html.tsx';
import { RedlineLegend } from '../parts/redline-legend.tsx';
import { Layout } from './layout.tsx';

/** Everything one commit changed, with all its redlines. */
export function renderChangeSetPage(site: Site, page: ChangeSetPage): string {
  const { line, changes } = page;
  const redlines = changes.filter(({ redline }) => redline !== undefined).length;
  const words = wordsFor(site.language);
  const sequence = words.changeSet(new Intl.NumberFormat(words.dates).format(line.sequence));
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
        <h1 dir="auto">{line.title}</h1>
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
      {redlines > 0 && <RedlineLegend words={words} />}
      {changes.some(({ compareAddress }) => compareAddress) && (
        <p class="quiet">{words.unchangedLeftOut}</p>
      )}
      {changes.map((change, index) => (
        <Detail
          key={change.document.address}
          change={change}
          scope={redlines > 1 ? `@${index + 1}-` : undefined}
          words={words}
        />
      ))}
      <ProblemList problems={page.problems} words={words} />
      <Neighbours
        label={words.allChanges}
        previous={page.previous}
        next={page.next}
        previousLabel={words.previous}
        nextLabel={words.next}
      />
    </Layout>,
  );
}

function Detail(props: { change: ChangeDetail; scope: string | undefined; words: Words }): VNode {
  const { change, words } = props;
  const { document, summary, versionAddress, compareAddress, redline } = change;
  return (
    <article class="change">
      <h2>
        <a href={href(document.address)}>
          <bdi>{document.title}</bdi>
        </a>{' '}
        <ChangeBadge change={change.change} words={words} />
      </h2>
      {summary !== '' && (
        <p class="summary" dir="auto">
          {summary}
        </p>
      )}
      <KindList kinds={change.kinds} words={words} />
      <ul class="links">
        {versionAddress !== undefined && (
          <li>
            <a href={href(versionAddress)}>{words.readThisVersion}</a>
          </li>
        )}
        {compareAddress !== undefined && (
          <li>
            <a href={href(compareAddress)}>{words.seeRedline}</a>
          </li>
        )}
      </ul>
      {redline && (
        <>
          <FieldChangeList changes={redline.fields} words={words} />
          <RedlineHtml
            redline={redline}
            label={`${words.redline} – ${document.title}`}
            scope={props.scope}
            folded={change.compareAddress !== undefined}
          />
        </>
      )}
    </article>
  );
}
