import type { VNode } from 'preact';
import { documentAddress, href, isReadme, wholeAddress } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import { canonicalAddress, versionRelations } from '../http/page-relations.ts';
import type { DocumentPage, Site } from '../models.ts';
import { Citation } from '../parts/citation.tsx';
import { ContentsList } from '../parts/contents-list.tsx';
import { DocumentBody } from '../parts/document-body.tsx';
import { documentName } from '../parts/document-name.ts';
import { Neighbours } from '../parts/neighbours.tsx';
import { PromiseHistory } from '../parts/promise-history.tsx';
import { WithdrawnList } from '../parts/withdrawn-list.tsx';
import { describe, structuredData } from './head-data.ts';
import { Layout } from './layout.tsx';

/** The page of a document as it stands, of one of its versions, or of its last text when withdrawn. */
export function renderDocumentPage(site: Site, page: DocumentPage): string {
  const { document } = page;
  const words = wordsFor(document.language, site.language);
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={documentName(document, words)}
      description={describe(page.content)}
      canonical={canonicalAddress(page)}
      relations={versionRelations(page)}
      translations={document.translations}
      untranslated={document.untranslated}
      doors={document.doors}
      breadcrumbs={document.breadcrumbs}
      feed={document}
      textLanguage={document.language}
      path={page.view === 'current' ? document.path : undefined}
      data={structuredData(site, page)}
    >
      <DocumentBody site={site} page={page} words={words} />
      <PromiseHistory page={page} words={words} />
      {page.view !== 'withdrawn' && <Citation site={site} page={page} words={words} />}
      <ContentsList entries={page.contents} continuation={page.contentsContinue} words={words} />
      <WithdrawnList withdrawn={page.withdrawn ?? []} more={page.moreWithdrawn} words={words} />
      <WholeLink page={page} words={words} />
      <Neighbours
        label={words.readingOrder}
        previous={page.previous}
        next={page.next}
        previousLabel={words.previous}
        nextLabel={words.next}
        words={words}
      />
    </Layout>,
  );
}

/** A chapter and all that is below it, on one page; folders alone have such a page. */
function WholeLink({ page, words }: { page: DocumentPage; words: Words }): VNode | null {
  const { address, path } = page.document;
  const isFolder = path !== undefined && documentAddress(path) === address && isReadme(path);
  if (!isFolder || page.contents.length === 0) return null;
  const whole = wholeAddress(address.slice(1, -1));
  return (
    <p>
      <a href={href(whole)}>{frameWords(words.language).chapterWhole}</a>
    </p>
  );
}
