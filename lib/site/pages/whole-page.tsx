import type { VNode } from 'preact';
import {
  dayAddress,
  documentAddress,
  href,
  readmeOf,
  timeGateAddress,
  wholeAddress,
} from '../../plan/addresses/addresses.ts';
import type { Content } from '../../plan/model/content.ts';
import type { DocumentKind, Fields, Heading } from '../../plan/model/document.ts';
import { frameWords } from '../../words/frame-words.ts';
import { pastWordsIn } from '../../words/past-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { ContentHtml } from '../html/content-html.tsx';
import { htmlText } from '../html/html-text.ts';
import { joinParts, partId } from '../html/part-of-whole.ts';
import { absolute } from '../http/absolute.ts';
import type { PageLink, Site } from '../models.ts';
import { dateText } from '../parts/date-text.tsx';
import { linkName } from '../parts/document-name.ts';
import { FieldPanel } from '../parts/field-panel.tsx';
import { splitHeading } from '../parts/split-heading.ts';
import { Layout } from './layout.tsx';

/** One document on a page of many. */
export interface WholeDocument {
  readonly link: PageLink;
  readonly depth: number;
  readonly kind: DocumentKind;
  readonly fields: Fields;
  readonly headings: readonly Heading[];
  readonly content: readonly Content[];
  readonly language?: string | undefined;
  /** Permanent address of the version shown. */
  readonly version: string;
}

/** A folder with everything below it. */
export interface WholePage {
  /** `''` for the plan. */
  readonly folder: string;
  readonly title: string;
  /** UTC, `2026-11-29`: when it was read, or the day that it shows. */
  readonly day: string;
  /** Set where it shows how things stood at the end of the day; links then stay on that day. */
  readonly past?: {
    /** Whether nothing can be published of that day any more. */
    readonly isFinal: boolean;
  };
  readonly language?: string | undefined;
  readonly breadcrumbs: readonly PageLink[];
  /** The same in the plan's other languages. */
  readonly translations?: readonly (PageLink & { readonly language: string })[];
  readonly documents: readonly WholeDocument[];
  /** Set where the page does not hold all: where the rest is read. */
  readonly parts?: readonly PageLink[];
}

/** The page for who prints or searches a plan as one text. */
export function renderWholePage(site: Site, page: WholePage): string {
  const words = wordsFor(page.language, site.language);
  const own = frameWords(words.language);
  const { documents, past } = page;
  const day = dateText(page.day, words);
  const ofDay = past && page.day;
  const title = past ? pastWordsIn(words.language).onDay(page.title, day) : page.title;
  const texts = joinParts(
    documents.map((one) => ({
      href: href(one.link.address),
      title: linkName(one.link, words),
      content: splitHeading(one)[1],
    })),
    (led) => hrefOnDay(led, ofDay),
  );
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={own.wholeTitle(title)}
      breadcrumbs={page.breadcrumbs}
      translations={page.translations ?? []}
      feed={{ address: documentAddress(readmeOf(page.folder)), title: page.title }}
      textLanguage={page.language}
    >
      <div class="whole">
        <h1 dir="auto">{title}</h1>
        {!past && !(page.parts && documents.length === 0) && (
          <p class="lead">{own.wholeLead(day, documents.length)}</p>
        )}
        {past && <Past page={page} isFinal={past.isFinal} words={words} />}
        <p class="origin address">{absolute(site, wholeAddress(page.folder, ofDay))}</p>
        {page.parts && <Rest page={page} words={words} />}
        {documents.length > 0 && <Outline documents={documents} words={words} />}
        {documents.map((document, position) => (
          <Part
            key={document.link.address}
            {...{ site, document, position, words, ofDay }}
            content={texts[position] ?? []}
          />
        ))}
      </div>
    </Layout>,
  );
}

/**
 * Address of a document in a text, as of a day; every other one stays. On its day a folder shows its
 * contents: a place in its text is found by way of the TimeGate, which leads to the version.
 */
function hrefOnDay(led: string, day: string | undefined): string {
  if (day === undefined) return led;
  const [address = '', ...anchor] = led.split(/(?=#)/u);
  const isDocument = /^\/(?!\/)/u.test(address) && address.endsWith('/') && !address.includes('/@');
  if (!isDocument) return led;
  return anchor.length === 0 || address === '/'
    ? dayAddress(address, day)
    : `${timeGateAddress(address)}?at=${day}${anchor.join('')}`;
}

function Past(props: { page: WholePage; isFinal: boolean; words: Words }): VNode {
  const { page, isFinal, words } = props;
  const own = pastWordsIn(words.language);
  const contents = dayAddress(documentAddress(readmeOf(page.folder)), page.day);
  return (
    <>
      <p>
        {own.inForceOn(dateText(page.day, words))} {!isFinal && own.dayNotOver}
      </p>
      <ul class="links">
        <li>
          <a href={href(contents)}>{own.contentsThen}</a>
        </li>
        <li>
          <a href={href(wholeAddress(page.folder))}>{own.asItStandsNow}</a>
        </li>
      </ul>
    </>
  );
}

function Rest({ page, words }: { page: WholePage; words: Words }): VNode {
  const own = frameWords(words.language);
  const { parts = [] } = page;
  return (
    <>
      <p class="as-written">{own.wholeCut(page.documents.length)}</p>
      {parts.length > 0 && (
        <nav aria-label={own.wholeParts}>
          <ul>
            {parts.map((part) => (
              <li key={part.address}>
                <a href={href(part.address)}>
                  <bdi>{linkName(part, words)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}

function Outline(props: { documents: readonly WholeDocument[]; words: Words }): VNode {
  const { documents, words } = props;
  return (
    <nav class="contents" aria-labelledby="@contents">
      <h2 id="@contents">{words.contents}</h2>
      <ol>
        {documents.map(({ link, depth }, position) => (
          <li key={link.address} class={`depth-${Math.min(depth, 3)}`}>
            <a href={`#${partId(position)}`}>
              <bdi>{linkName(link, words)}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Part(props: {
  site: Site;
  document: WholeDocument;
  position: number;
  content: readonly Content[];
  words: Words;
  ofDay: string | undefined;
}): VNode {
  const { site, document, position, words, ofDay } = props;
  const { link, language } = document;
  const id = partId(position);
  return (
    <article class={`part part-${document.kind}`} id={id} aria-labelledby={`${id}-@title`}>
      <h2 id={`${id}-@title`} dir="auto">
        <a href={hrefOnDay(href(link.address), ofDay)}>{linkName(link, words)}</a>
      </h2>
      <FieldPanel fields={document.fields} words={words} prefix={`${id}-`} />
      <ContentHtml
        content={props.content}
        language={language}
        above={2}
        about={linkName(link, words)}
        words={words}
      />
      <p class="origin">
        {frameWords(words.language).permanentAddress}:{' '}
        <a class="address" href={href(document.version)}>
          {absolute(site, document.version)}
        </a>
      </p>
    </article>
  );
}
