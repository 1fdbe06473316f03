import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import { canonicalAddress, versionRelations } from '../http/page-relations.ts';
import type { DocumentPage, Site } from '../models.ts';
import { Citation } from '../parts/citation.tsx';
import { ContentsList } from '../parts/contents-list.tsx';
import { DocumentBody } from '../parts/document-body.tsx';
import { Neighbours } from '../parts/neighbours.tsx';
import { PromiseHistory } from '../parts/promise-history.tsx';
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
      title={document.title}
      description={describe(page.content)}
      canonical={canonicalAddress(page)}
      relations={versionRelations(page)}
      translations={document.translations}
      breadcrumbs={document.breadcrumbs}
      feed={document}
      textLanguage={document.language}
      data={structuredData(site, page)}
    >
      <DocumentBody site={site} page={page} words={words} />
      <PromiseHistory page={page} words={words} />
      {page.view !== 'withdrawn' && <Citation site={site} page={page} words={words} />}
      <ContentsList entries={page.contents} continuation={page.contentsContinue} words={words} />
      <Neighbours
        label={words.readingOrder}
        previous={page.previous}
        next={page.next}
        previousLabel={words.previous}
        nextLabel={words.next}
      />
    </Layout>,
  );
}
