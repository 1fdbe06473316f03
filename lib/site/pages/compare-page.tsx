import type { VNode } from 'preact';
import { compareAddress, href } from '../../plan/addresses/addresses.ts';
import { capitalize } from '../../plan/source/capitalize.ts';
import { readTrailers } from '../../plan/trailers.ts';
import { findKinds } from '../../redline/changes/find-kinds.ts';
import { isByLines } from '../../redline/merged/redline-result.ts';
import { wordsFor } from '../../words/site-words.ts';
import { summarize } from '../../words/summarize.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ComparePage, Site, VersionLine } from '../models.ts';
import { Author } from '../parts/author.tsx';
import { ChangeBadge } from '../parts/badges.tsx';
import { ChangeList } from '../parts/change-list.tsx';
import { DateText, SaidDateText, timeText } from '../parts/date-text.tsx';
import { documentName } from '../parts/document-name.ts';
import { FieldChangeList } from '../parts/field-change-list.tsx';
import { AuthorSays, KindList } from '../parts/kind-list.tsx';
import { Note } from '../parts/note.tsx';
import { RedlineHtml } from '../parts/redline-html.tsx';
import { RedlineLegend } from '../parts/redline-legend.tsx';
import { SideBySide } from '../parts/side-by-side.tsx';
import { titleClass } from '../parts/title-class.ts';
import { Layout } from './layout.tsx';

/** The redline between two versions of a document. */
export function renderComparePage(site: Site, page: ComparePage): string {
  const { document, before, after } = page;
  const words = wordsFor(document.language, site.language);
  const title = words.changesTo(documentName(document, words));
  const summary = isStep(page) ? after.summary : summarize(page.redline, words.language);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      description={summary}
      // Pairs of distant versions are made on demand; search engines need only the steps.
      canonical={isStep(page) ? after.compareAddress : undefined}
      relations={[{ rel: 'latest-version', address: document.address }]}
      doors={document.doors}
      breadcrumbs={[...document.breadcrumbs, document]}
      feed={document}
      textLanguage={document.language}
    >
      <h1 dir="auto" class={titleClass(title)}>
        {title}
      </h1>
      <p class="lead">{words.compareExplanation}</p>
      {isByLines(page.redline) && (
        <p class="as-written">
          <strong>{words.comparedByLines}</strong> {words.comparedByLinesExplanation}
        </p>
      )}
      <dl class="sides">
        <Side label={words.before} version={before} words={words} />
        <Side label={words.after} version={after} words={words} />
      </dl>
      {summary !== '' && (
        <p class="summary" dir="auto">
          {capitalize(summary)}
        </p>
      )}
      {isStep(page) && (
        <>
          <Note of={after} words={words} />
          <AuthorSays trailers={readTrailers(after.note)} words={words} />
        </>
      )}
      <KindList kinds={findKinds(page.redline)} words={words} />
      <RedlineLegend words={words} />
      <FieldChangeList changes={page.redline.fields} words={words} />
      <ChangeList redline={page.redline} words={words} />
      <SideBySide redline={page.redline} language={document.language} words={words} />
      <RedlineHtml redline={page.redline} label={words.redline} language={document.language} />
    </Layout>,
  );
}

/** Whether the two versions follow one another, so that the summary and note of the later one apply. */
function isStep({ before, after }: ComparePage): boolean {
  const step = compareAddress('', before, after);
  return after.compareAddress?.endsWith(step) ?? false;
}

function Side(props: { label: string; version: VersionLine; words: Words }): VNode {
  const { version, words } = props;
  const date = <DateText date={version.date} words={words} />;
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {version.address === undefined ? date : <a href={href(version.address)}>{date}</a>}{' '}
        <ChangeBadge change={version.change} words={words} />
        <br />
        <span class="origin">
          <Author name={version.author} />
          {timeText(version.date)}
          <SaidDateText of={version} words={words} />
        </span>
      </dd>
    </div>
  );
}
