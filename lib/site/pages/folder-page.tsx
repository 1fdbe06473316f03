import { documentAddress, readmeOf } from '../../plan/addresses/addresses.ts';
import { frameWords } from '../../words/frame-words.ts';
import { wordsFor } from '../../words/site-words.ts';
import { htmlText } from '../html/html-text.ts';
import type { ContentsEntry, PageLink, Site, WithdrawnPart } from '../models.ts';
import { ContentsList } from '../parts/contents-list.tsx';
import { WithdrawnList } from '../parts/withdrawn-list.tsx';
import { Layout } from './layout.tsx';

/** A folder that has no page of its own. */
export interface FolderPage extends WithdrawnPart {
  readonly folder: string;
  readonly title: string;
  readonly language?: string | undefined;
  readonly breadcrumbs: readonly PageLink[];
  readonly contents: readonly ContentsEntry[];
  readonly contentsContinue?: PageLink;
  /** Where the list that the folder is in is longer than what was looked through: how far that went. */
  readonly cut?: number;
}

/** The contents of a folder, where its author wrote no page for it. */
export function renderFolderPage(site: Site, page: FolderPage): string {
  const words = wordsFor(page.language, site.language);
  const address = documentAddress(readmeOf(page.folder));
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={page.title}
      canonical={address}
      breadcrumbs={page.breadcrumbs}
      feed={{ address, title: page.title }}
      textLanguage={page.language}
    >
      <h1 dir="auto">{page.title}</h1>
      {(page.cut === undefined || page.contents.length > 0) && (
        <p class="lead">{frameWords(words.language).folderLead(page.contents.length)}</p>
      )}
      {page.cut !== undefined && (
        <p class="hint">{frameWords(words.language).folderCut(page.cut)}</p>
      )}
      <ContentsList entries={page.contents} continuation={page.contentsContinue} words={words} />
      <WithdrawnList withdrawn={page.withdrawn} more={page.moreWithdrawn} words={words} />
    </Layout>,
  );
}
