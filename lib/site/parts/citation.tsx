import type { VNode } from 'preact';
import type { Words } from '../../words/words.ts';
import { absolute } from '../http/absolute.ts';
import type { DocumentPage, Site } from '../models.ts';
import { dateText } from './date-text.tsx';
import { documentName, unbroken } from './document-name.ts';

/** A sentence that cites a version, ready to be copied: it names what nobody can change. */
export function Citation(props: { site: Site; page: DocumentPage; words: Words }): VNode | null {
  const { site, page, words } = props;
  const { version, document } = page;
  if (version.address === undefined) return null;
  const date = dateText(version.date, words);
  return (
    <section class="citation" aria-labelledby="@cite">
      <h2 id="@cite">{words.cite}</h2>
      <p dir="auto">
        <bdi>{unbroken(documentName(document, words))}</bdi>. <bdi>{site.title}</bdi>,{' '}
        {words.versionOf(date)}. <span class="address">{absolute(site, version.address)}</span> (
        {words.commit} <code>{version.commit.slice(0, 12)}</code>)
      </p>
      <p class="quiet">{words.citeParagraph}</p>
    </section>
  );
}
