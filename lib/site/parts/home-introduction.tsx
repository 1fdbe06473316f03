import type { VNode } from 'preact';
import type { Content } from '../../plan/model/content.ts';
import { frameWords } from '../../words/frame-words.ts';
import type { Words } from '../../words/words.ts';
import { ContentHtml } from '../html/content-html.tsx';
import type { DocumentPage, Site } from '../models.ts';
import { FactsMissing, HeldBack, ShownAsWritten } from './as-written.tsx';
import { FieldPanel } from './field-panel.tsx';
import { splitHeading } from './split-heading.ts';
import { VersionNotice } from './version-notice.tsx';

interface IntroductionProps {
  readonly page: DocumentPage;
  readonly words: Words;
}

/** How a plan's introduction opens: its heading, and the paragraph after it. */
export function HomeOpening({ page, words }: IntroductionProps): VNode {
  const { heading, lead } = partsOf(page);
  const { language, title } = page.document;
  return (
    <header class="heading opening">
      {heading.length > 0 ? (
        <ContentHtml content={heading} language={language} words={words} />
      ) : (
        <h1 dir="auto">{title}</h1>
      )}
      {lead.length > 0 && <ContentHtml content={lead} language={language} words={words} />}
    </header>
  );
}

/** The rest of it, which version it is, and its facts. */
export function HomeText({
  site,
  page,
  words,
}: IntroductionProps & { readonly site: Site }): VNode {
  const { rest } = partsOf(page);
  return (
    <section class="introduction" aria-labelledby="@introduction">
      <h2 id="@introduction">{frameWords(words.language).introduction}</h2>
      <VersionNotice site={site} page={page} words={words} />
      <HeldBack page={page} words={words} />
      <ShownAsWritten page={page} words={words} />
      <FactsMissing page={page} words={words} />
      <FieldPanel fields={page.fields} words={words} />
      {rest.length > 0 && (
        <ContentHtml content={rest} language={page.document.language} above={2} words={words} />
      )}
    </section>
  );
}

/** Only a paragraph that comes first leads: a list or a table needs what stands around it. */
function partsOf(page: DocumentPage): Readonly<Record<'heading' | 'lead' | 'rest', Content[]>> {
  const [heading, after] = splitHeading(page);
  const start = after.findIndex((node) => node.type === 'element' || node.value.trim() !== '');
  const first = after[start];
  const isLead = first?.type === 'element' && first.name === 'p';
  return isLead
    ? { heading, lead: [first], rest: after.slice(start + 1) }
    : { heading, lead: [], rest: after };
}
