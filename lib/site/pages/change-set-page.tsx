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
import { ChangeSetOverview, type PlacedChange } from '../parts/change-set-overview.tsx';
import { DateText, SaidDateText, timeText } from '../parts/date-text.tsx';
import { FieldChangeList } from '../parts/field-change-list.tsx';
import { AuthorSays, KindList } from '../parts/kind-list.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { Note } from '../parts/note.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { RedlineHtml } from '../parts/redline-html.tsx';
import { RedlineLegend } from '../parts/redline-legend.tsx';
import { isOfSubstance } from '../parts/weigh-changes.ts';
import { Layout } from './layout.tsx';

/** Up to so many documents, a page says everything of each in turn; of more, an overview comes first. */
const fewDocuments = 3;

/** So many documents of substance have their redlines open below an overview; of more, none has. */
const mostOpen = 3;

/** Everything one commit changed, with all its redlines; of many documents the gravest first. */
export function renderChangeSetPage(site: Site, page: ChangeSetPage): string {
  const { line, changes } = page;
  const isLarge = changes.length > fewDocuments;
  const redlines = changes.filter(({ redline }) => redline !== undefined).length;
  const words = wordsFor(site.language);
  const placed = gravestFirst(
    changes.map((change, index) => ({
      change,
      id: `@change-${index + 1}`,
      scope: redlines > 1 ? `@${index + 1}-` : undefined,
    })),
    isLarge,
  );
  const grave = changes.filter(isOfSubstance);
  const isOpen = (change: ChangeDetail) => grave.length <= mostOpen && grave.includes(change);
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
      {isLarge && <ChangeSetOverview changes={placed} words={words} />}
      {placed.map(({ change, id, scope }) => {
        const detail = <Detail change={change} scope={scope} words={words} />;
        return (
          <article class="change" key={id}>
            {isLarge ? (
              <Foldable change={change} id={id} isOpen={isOpen(change)} words={words}>
                {detail}
              </Foldable>
            ) : (
              <>
                <DetailHeading change={change} words={words} />
                {detail}
              </>
            )}
          </article>
        );
      })}
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

function gravestFirst<Placed extends PlacedChange>(
  placed: readonly Placed[],
  isLarge: boolean,
): readonly Placed[] {
  const weight = ({ change }: Placed) => (isOfSubstance(change) ? 0 : 1);
  return isLarge ? placed.toSorted((one, other) => weight(one) - weight(other)) : placed;
}

/** A change below an overview, whose links lead to the id: a browser unfolds what it is in. */
function Foldable(props: {
  change: ChangeDetail;
  id: string;
  isOpen: boolean;
  words: Words;
  children: VNode;
}): VNode {
  const { change, id, words } = props;
  return (
    <details open={props.isOpen}>
      <summary>
        <h2>
          <bdi>{change.document.title}</bdi> <ChangeBadge change={change.change} words={words} />
        </h2>
      </summary>
      <div id={id}>
        <p class="quiet">
          <a href={href(change.document.address)}>{change.document.address}</a>
        </p>
        {props.children}
      </div>
    </details>
  );
}

function DetailHeading({ change, words }: { change: ChangeDetail; words: Words }): VNode {
  return (
    <h2>
      <a href={href(change.document.address)}>
        <bdi>{change.document.title}</bdi>
      </a>{' '}
      <ChangeBadge change={change.change} words={words} />
    </h2>
  );
}

function Detail(props: { change: ChangeDetail; scope: string | undefined; words: Words }): VNode {
  const { change, words } = props;
  const { document, summary, versionAddress, compareAddress, redline } = change;
  return (
    <>
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
            whole={versionAddress}
          />
        </>
      )}
    </>
  );
}
