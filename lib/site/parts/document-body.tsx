import type { VNode } from 'preact';
import { href } from '../../plan/addresses/addresses.ts';
import type { Content } from '../../plan/model/content.ts';
import { promiseWordsIn } from '../../words/promise-words.ts';
import type { Words } from '../../words/words.ts';
import { ContentHtml } from '../html/content-html.tsx';
import type { DocumentPage, Site } from '../models.ts';
import { dateText } from './date-text.tsx';
import { FieldPanel } from './field-panel.tsx';
import { OnThisPage, outlineOf } from './on-this-page.tsx';
import { VersionNotice, VersionRecord } from './version-notice.tsx';

/** A document: its heading, which version it is, its facts, and its text. */
export function DocumentBody(props: { site: Site; page: DocumentPage; words: Words }): VNode {
  const { site, page, words } = props;
  const [heading, rest] = splitHeading(page);
  const language = page.document.language;
  const outline = outlineOf(page.headings.slice(heading.length));
  return (
    <article class={outline.length > 0 ? 'document with-outline' : 'document'}>
      <header class="heading">
        {heading.length > 0 && <ContentHtml content={heading} language={language} words={words} />}
        {heading.length === 0 && !showsTitle(page) && <h1 dir="auto">{page.document.title}</h1>}
        <VersionNotice site={site} page={page} words={words} />
        <VersionRecord page={page} words={words} />
      </header>
      <HeldBack page={page} words={words} />
      {page.shown === 'source' && (
        <p class="as-written">
          <strong>{words.shownAsWritten}</strong> {words.shownAsWrittenExplanation}
        </p>
      )}
      {page.fields.frontMatter !== undefined && (
        <p class="as-written">
          <strong>{words.factsMissing}</strong> {words.factsMissingExplanation}
        </p>
      )}
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

/** Says that there is a newer text which is not shown. */
function HeldBack({ page, words }: { page: DocumentPage; words: Words }): VNode | null {
  const { heldBack } = page;
  if (heldBack === undefined) return null;
  const own = promiseWordsIn(words.language);
  return (
    <p class="as-written held-back">
      <strong>{own.heldBack(dateText(heldBack.date, words))}</strong> {own.lastShown}{' '}
      <a href={href(heldBack.address)}>{own.whyHeldBack}</a>
    </p>
  );
}

/**
 * Parts the heading that opens a text from the rest, so that the facts can stand between them; a
 * lower one that is the title is the page's heading all the same.
 * "Commitment 24" alone is half a heading; the next one completes it, as it does the title.
 */
function splitHeading(page: DocumentPage): [Content[], Content[]] {
  const { content, fields, headings } = page;
  const solid = content.filter((node) => node.type === 'element' || node.value.trim() !== '');
  const [opening, second] = solid;
  const isTitle = !hasTop(page) && headings[0]?.text === fields.title;
  if (opening?.type !== 'element' || !isHeading(opening, isTitle ? /^h[1-6]$/u : /^h1$/u))
    return [[], [...content]];
  const first = { ...opening, name: 'h1' };
  const completion = headings[1];
  const isHalf =
    isHeading(second, /^h[2-6]$/u) &&
    completion !== undefined &&
    completion.text !== '' &&
    fields.title.includes(completion.text);
  return [[first, ...solid.slice(1, isHalf ? 2 : 1)], solid.slice(isHalf ? 2 : 1)];
}

/** Whether a heading further down is what the document is called by. */
function showsTitle({ headings, document: { title } }: DocumentPage): boolean {
  return headings.some(({ level, text }) => level === 1 && text !== '' && title.startsWith(text));
}

function hasTop({ headings }: DocumentPage): boolean {
  return headings.some(({ level }) => level === 1);
}

function isHeading(node: Content | undefined, name: RegExp): boolean {
  return node?.type === 'element' && name.test(node.name);
}
