import { parseLanguages } from '../../plan/lists/languages.ts';
import { isSummary, parseSummary } from '../../plan/lists/summary.ts';
import type { Document } from '../../plan/model/document.ts';
import { parseDocument } from '../../plan/parse.ts';
import type { Trial, TrialText } from '../../ports/text-trials.ts';
import { redlineToFeedHtml } from '../../redline/feed/redline-to-feed-html.ts';
import type { Redline } from '../../redline/merged/redline-result.ts';
import { redline } from '../../redline/redline.ts';
import { describeSite } from '../../site/describe-site.ts';
import type { ChangeSetPage, DocumentHead, VersionLine } from '../../site/models.ts';
import { renderChangeSetPage } from '../../site/pages/change-set-page.tsx';
import { renderComparePage } from '../../site/pages/compare-page.tsx';
import { renderDocumentPage } from '../../site/pages/document-page.tsx';

/**
 * Does the work of a step that grows with the text. Returns the parsed document without its content.
 */
export function tryText({ step, after, before }: Trial): Document {
  const document = parse(after);
  if (step === 'parse') parseLists(after);
  else publish(document, before);
  return { ...document, content: [] };
}

function parse({ path, text, language }: TrialText): Document {
  return parseDocument(path, text, undefined, language);
}

/** What some texts say about others. */
function parseLists({ path, text }: TrialText): void {
  if (isSummary(path)) parseSummary(path, text);
  if (path === 'LANGS.md') parseLanguages(text);
}

/** Makes the same pages as render, for a plan that does not exist. */
function publish(document: Document, before: TrialText | undefined): void {
  const { fields, content, headings, kind } = document;
  const { title } = fields;
  const head: DocumentHead = { title, kind, address: '/', breadcrumbs: [], translations: [] };
  renderDocumentPage(site, {
    ...{ document: head, fields, content, headings, version, versionCount: 1 },
    ...{ view: 'current', contents: [] },
  });
  const difference = redline(before ? parse(before) : { ...document, content: [] }, document);
  // A first text has no page of its own for its comparison with nothing: that of its commit shows it.
  if (before)
    renderComparePage(site, {
      ...{ document: head, before: version, after: version, redline: difference },
    });
  else renderChangeSetPage(site, changeSetOf(title, difference));
  redlineToFeedHtml(difference, {
    maximumCharacters: 1000,
    language: 'en',
    baseUrl: site.baseUrl,
  });
}

const site = describeSite('', 'https://example.org', 'en');

/** The change set of a commit that brings one document. */
function changeSetOf(title: string, difference: Redline): ChangeSetPage {
  const { commit, date, author, note } = version;
  return {
    line: {
      ...{ address: '/', sequence: 1, commit, date, author, note, title, rewrite: false },
      documents: 1,
    },
    changes: [
      {
        document: { address: '/', title },
        ...{ change: 'created', summary: '', kinds: [], redline: difference },
      },
    ],
    problems: [],
  };
}

const version: VersionLine = {
  commit: '',
  date: '2000-01-01T00:00:00.000Z',
  author: '',
  note: '',
  change: 'amended',
  changeSetAddress: '/',
  summary: '',
};
