import type { VNode } from 'preact';
import { historyAddress } from '../../plan/addresses/addresses.ts';
import { wordsFor } from '../../words/site-words.ts';
import type { Words } from '../../words/words.ts';
import { htmlText } from '../html/html-text.ts';
import { absolute } from '../http/absolute.ts';
import type { HistoryPage, Site } from '../models.ts';
import { documentName } from '../parts/document-name.ts';
import { CompareForm, DayForm } from '../parts/history-forms.tsx';
import { titleClass } from '../parts/title-class.ts';
import { VersionList } from '../parts/version-list.tsx';
import { WithdrawnNotice } from '../parts/version-notice.tsx';
import { Layout } from './layout.tsx';

/** All versions of a document, with what changed and why. */
export function renderHistoryPage(site: Site, page: HistoryPage): string {
  const { document, versions } = page;
  const words = wordsFor(document.language, site.language);
  const title = words.historyOf(documentName(document, words));
  // A day on which the document was there.
  const day = versions[0]?.date.slice(0, 10) ?? 'YYYY-MM-DD';
  const isChoice =
    !site.isPlainFiles && versions.filter(({ address }) => address !== undefined).length > 1;
  const address = site.isPlainFiles ? undefined : document.address;
  const list = (
    <VersionList versions={versions} isChoice={isChoice} address={address} words={words} />
  );
  return htmlText(
    <Layout
      site={site}
      words={words}
      title={title}
      canonical={historyAddress(document.address)}
      relations={[{ rel: 'latest-version', address: document.address }]}
      translations={document.translations.map((one) => ({
        ...one,
        address: historyAddress(one.address),
      }))}
      untranslated={document.untranslated}
      doors={document.doors}
      breadcrumbs={[...document.breadcrumbs, document]}
      feed={document}
      textLanguage={document.language}
    >
      <h1 dir="auto" class={titleClass(title)}>
        {title}
      </h1>
      <Withdrawn page={page} words={words} />
      <p class="lead">{words.historyExplanation}</p>
      {!site.isPlainFiles && (
        <DayForm address={document.address} first={versions.at(-1)?.date ?? ''} words={words} />
      )}
      {isChoice ? (
        <CompareForm address={document.address} words={words}>
          {list}
        </CompareForm>
      ) : (
        list
      )}

      {!site.isPlainFiles && (
        <aside class="hint">
          <p>
            {words.onADay} <code>{`${absolute(site, document.address)}@${day}/`}</code>
          </p>
        </aside>
      )}
    </Layout>,
  );
}

/** Of a withdrawn document: that it was. */
function Withdrawn({ page, words }: { page: HistoryPage; words: Words }): VNode | null {
  const { document, versions } = page;
  const [withdrawal, ...others] = versions;
  const texts = others.filter(({ address }) => address !== undefined);
  const [version] = texts;
  if (withdrawal?.change !== 'withdrawn' || version === undefined) return null;
  return (
    <WithdrawnNotice
      page={{ document, version, versionCount: texts.length, withdrawal }}
      words={words}
    />
  );
}
