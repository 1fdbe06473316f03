import type { VNode } from 'preact';
import type { Words } from '../../words/words.ts';
import { ContentHtml } from '../html/content-html.tsx';
import type { DocumentPage, Site } from '../models.ts';
import { FactsMissing, HeldBack, ShownAsWritten } from './as-written.tsx';
import { FieldPanel } from './field-panel.tsx';
import { OnThisPage, outlineOf } from './on-this-page.tsx';
import { splitHeading } from './split-heading.ts';
import { titleClass } from './title-class.ts';
import { VersionNotice, VersionRecord } from './version-notice.tsx';

/** A document: its heading, which version it is, its facts, and its text. */
export function DocumentBody(props: { site: Site; page: DocumentPage; words: Words }): VNode {
  const { site, page, words } = props;
  const [heading, rest] = splitHeading(page);
  const language = page.document.language;
  const outline = outlineOf(page.headings.slice(heading.length));
  return (
    <article class={outline.length > 0 ? 'document with-outline' : 'document'}>
      <header class={titleClass(page.document.title) ? 'heading long' : 'heading'}>
        {heading.length > 0 && <ContentHtml content={heading} language={language} words={words} />}
        {heading.length === 0 && !showsTitle(page) && <h1 dir="auto">{page.document.title}</h1>}
        <VersionNotice site={site} page={page} words={words} />
        <VersionRecord page={page} words={words} />
      </header>
      <HeldBack page={page} words={words} />
      <ShownAsWritten page={page} words={words} />
      <FactsMissing page={page} words={words} />
      <FieldPanel fields={page.fields} words={words} />
      <OnThisPage headings={outline} words={words} />
      <ContentHtml
        content={rest}
        language={language}
        isPermanent={page.view === 'permanent'}
        words={words}
      />
    </article>
  );
}

/** Whether a heading further down is what the document is called by. */
function showsTitle({ headings, document: { title } }: DocumentPage): boolean {
  return headings.some(({ level, text }) => level === 1 && text !== '' && title.startsWith(text));
}
