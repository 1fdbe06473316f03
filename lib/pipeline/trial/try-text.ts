import { parseLanguages } from '../../plan/lists/languages.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type { Document } from '../../plan/model/document.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { Trial, TrialText } from '../../ports/text-trials.ts';
import { redlineToFeedHtml } from '../../redline/feed/redline-to-feed-html.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import { redline } from '../../redline/redline.ts';
import { describeSite } from '../../site/describe-site.ts';
import type { DocumentHead, VersionLine } from '../../site/models.ts';
import { renderComparePage } from '../../site/pages/compare-page.tsx';
import { renderDocumentPage } from '../../site/pages/document-page.tsx';

/**
 * Does all the work that render does for a text and that grows with the text. Returns the parsed
 * document without its content.
 */
export function tryText({ after, before }: Trial): Document {
  const document = parse(after);
  if (isSummary(after.path)) parseSummary(after.path, after.text);
  if (after.path === 'LANGS.md') parseLanguages(after.text);
  const old = before ? parse(before) : { ...document, content: [] };
  makePages(document, redline(old, document));
  return { ...document, content: [] };
}

function parse({ path, text, language }: TrialText): Document {
  return parseDocument(path, text, undefined, language);
}

/** Makes the same pages as render, for a plan that does not exist. */
function makePages({ fields, content, headings, kind }: Document, difference: Redline): void {
  const { title } = fields;
  const document: DocumentHead = { title, kind, address: '/', breadcrumbs: [], translations: [] };
  renderDocumentPage(site, {
    ...{ document, fields, content, headings, version, versionCount: 1 },
    ...{ view: 'current', contents: [] },
  });
  renderComparePage(site, { document, before: version, after: version, redline: difference });
  redlineToFeedHtml(difference, {
    maximumCharacters: 1000,
    language: 'en',
    baseUrl: site.baseUrl,
  });
}

const site = describeSite('', 'https://example.org', 'en');

const version: VersionLine = {
  commit: '',
  date: '2000-01-01T00:00:00.000Z',
  author: '',
  note: '',
  change: 'amended',
  changeSetAddress: '/',
  summary: '',
};
