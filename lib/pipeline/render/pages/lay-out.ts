import type { Version } from '../../../plan/model/change.ts';
import type { DocumentPage } from '../../../site/models.ts';
import { renderDocumentPage } from '../../../site/pages/document-page.tsx';
import type { RenderContext } from '../context/context.ts';

/** Makes a document's page. When that fails, the page shows the text as written. */
export async function layOut(
  page: DocumentPage,
  version: Version | undefined,
  { site, reader }: RenderContext,
): Promise<string> {
  try {
    return renderDocumentPage(site, page);
  } catch (error) {
    if (!version) throw error;
    const { content } = await reader.asWritten(version, error);
    return renderDocumentPage(site, { ...page, content, headings: [], shown: 'source' });
  }
}
