import { parseDocument } from '../../lib/plan/parse.ts';
import { redline } from '../../lib/redline/redline.ts';
import type { SubscribePage } from '../../lib/site/models.ts';
import { renderApiPage } from '../../lib/site/pages/api-page.tsx';
import { renderChangeSetPage } from '../../lib/site/pages/change-set-page.tsx';
import { renderChangesPage } from '../../lib/site/pages/changes-page.tsx';
import { renderCommitmentStatusPage } from '../../lib/site/pages/commitment-status-page.tsx';
import { renderComparePage } from '../../lib/site/pages/compare-page.tsx';
import { renderDocumentPage } from '../../lib/site/pages/document-page.tsx';
import { renderEntryPage } from '../../lib/site/pages/entry-page.tsx';
import { renderFolderPage } from '../../lib/site/pages/folder-page.tsx';
import { renderFormMistakePage } from '../../lib/site/pages/form-mistake-page.tsx';
import { renderHistoryPage } from '../../lib/site/pages/history-page.tsx';
import { renderHomePage } from '../../lib/site/pages/home-page.tsx';
import { renderLettersPage } from '../../lib/site/pages/letters-page.tsx';
import { renderNoDayPage } from '../../lib/site/pages/no-day-page.tsx';
import { renderNotFoundPage } from '../../lib/site/pages/not-found-page.tsx';
import { renderOtherLanguagePage } from '../../lib/site/pages/other-language-page.tsx';
import { renderPlanDayPage } from '../../lib/site/pages/plan-day-page.tsx';
import { renderRedirectPage } from '../../lib/site/pages/redirect-page.tsx';
import { renderSearchPage } from '../../lib/site/pages/search-page.tsx';
import { renderSincePage } from '../../lib/site/pages/since-page.tsx';
import { renderStatusPage } from '../../lib/site/pages/status-page.tsx';

import { renderSubscribePage } from '../../lib/site/pages/subscribe-page.tsx';

import { renderWholePage } from '../../lib/site/pages/whole-page.tsx';

import {
  changeSetLine,
  changeSetPage,
  comparePage,
  documentPage,
  fields,
  head,
  historyPage,
  homePage,
  permanentPage,
  site,
  withdrawnPage,
} from './samples.ts';

const { content: formulas } = parseDocument(
  'a.md',
  [
    '# Formulas',
    ...['\\frac{a}{b}', '\\sqrt[3]{x} \\le \\hat y', '\\sum_{i=1}^n x_i \\text{ <b>}', "f'(x)"],
    ...['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{align}a&=b\\\\c&=d\\end{align}'],
    ...['\\binom{n}{k}\\tag{1}', '\\xrightarrow{ab} \\underbrace{a}_{b}', 'x + '.repeat(240)],
    ...['\\operatorname{lim} \\mathbb{R}', '\\begin{cases}1&x>0\\\\0&x<0\\end{cases}'],
  ]
    .map((tex, index) => (index === 0 ? tex : `Text with $\`${tex}\`$.\n\n$$\n${tex}y\n$$`))
    .join('\n\n'),
);

/** One page of every kind, by a name for it. */
export function everyPage(): Readonly<Record<string, string>> {
  const french = { ...documentPage, document: { ...head, language: 'fr' } };
  const arabic = { ...documentPage, document: { ...head, language: 'ar', title: 'خطة' } };
  const bare = { ...documentPage, content: [], headings: [], contents: homePage.contents };
  const again = changeSetPage.changes.map((change, index) => ({
    ...change,
    document: { address: `/en/${index}/`, title: `Document ${index}` },
  }));
  const long = 'x'.repeat(400);
  const longNames = {
    ...documentPage,
    document: { ...head, title: long, breadcrumbs: [{ address: '/a/', title: long }] },
    fields: { ...fields, title: long, lead: [long], due: long, milestones: [{ title: long }] },
    content: [],
    headings: [],
    contents: [{ depth: 0, address: '/b/', title: long, number: long, status: long }],
    next: { address: '/c/', title: long },
  };
  const fact = { document: 'f', path: 'a.md', address: '/en/a/', title: 'A promise' };
  const odd = {
    ...fields,
    due: '2016-Q3',
    status: 'En cours',
    unread: { start: 'someday <b>', number: '[a]' },
    others: [
      { name: 'category', values: ['water'] },
      { name: 'tags <b>', values: ['a', 'a', 'b'] },
    ],
    milestones: [{ title: 'A', unreadDue: 'soon', status: 'late' }],
  };
  const hit = {
    ...{
      address: '/en/a/',
      title: 'A <b>',
      kind: 'commitment' as const,
      language: 'fr',
      number: '7',
    },
    ...{ status: 'limited', chapter: { address: '/en/', title: 'Chapter' } },
    excerpt: [
      { text: 'some ', isMatch: false },
      { text: '<words>', isMatch: true },
    ],
  } as const;
  const asked = { text: 'a "b" <c>', status: 'own <word>' };
  const answer = { hits: [hit], count: 12, isCut: true, suggestion: 'a b' };
  const commitments = [
    {
      ...fact,
      document: 'a',
      number: '1',
      status: 'limited',
      due: '2016-Q2',
      chapter: 'Ways',
      lead: ['A', 'B'],
      milestones: [{ title: 'x', due: '2015' }],
    },
    { ...fact, document: 'b', title: long, status: 'En cours <b>', due: '2030', lead: [long] },
    { ...fact, document: 'c', status: 'withdrawn' },
    { ...fact, document: 'd', since: '2026-03-01T12:00:00Z', version: 3 },
  ];
  const status = {
    ...{
      folder: '',
      day: '2026-11-29',
      commitments,
      breadcrumbs: [{ address: '/', title: 'Plan' }],
    },
    translations: [{ address: '/fr/@status/', title: 'Plan', language: 'fr' }],
    withdrawn: [{ ...fact, withdrawn: { date: '2016-01-01T00:00:00Z', commit: 'a'.repeat(40) } }],
    behind: {
      language: 'de',
      found: [{ facts: fact, original: { ...fact, since: '2016-01-01T00:00:00Z', version: 2 } }],
    },
  };
  const subscribe: SubscribePage = {
    ...{ address: '/@subscribe/', language: 'en', calendar: '/@feeds/due.ics', isCut: false },
    translations: [{ address: '/fr/@subscribe/', title: 'S’abonner', language: 'fr' }],
    feeds: [
      {
        ...{ sort: 'main', title: 'Everything', explanation: 'Each change.', address: '/' },
        ...{ count: 2, since: '2016-01-01T00:00:00Z' },
        latest: { address: '/@changes/a/', title: long, date: '2016-01-02T00:00:00Z' },
      },
      { sort: 'time', title: 'Deadlines', address: '/@feeds/deadlines', count: 0 },
      { sort: 'status', title: 'Completed', address: '/@feeds/status/completed', count: 1 },
      {
        ...{ sort: 'lead', title: '<Roads>', address: '/@feeds/lead/roads', count: 1 },
        calendar: '/@feeds/lead/roads.ics',
      },
    ],
  };
  const shownWhole = {
    ...{ depth: 1, kind: 'commitment' as const, fields, language: 'en' },
    ...{ headings: documentPage.headings, content: documentPage.content },
    version: '/en/a/@4a1f0c9be2d3/',
  };
  const whole = {
    ...{ folder: '', title: 'Plan', day: '2026-11-29', breadcrumbs: [] },
    documents: [
      { ...shownWhole, link: { address: '/en/a/', title: 'A', number: '7' } },
      { ...shownWhole, link: { address: '/en/b/', title: long }, kind: 'chapter' as const },
    ],
  };
  const letters = {
    withdrawn: [],
    folder: '',
    documents: homePage.contents,
    terms: [{ name: 'Édit <b>', address: '/en/glossary/', anchor: 'a b' }],
    leads: [{ name: 'Etalab', documents: homePage.contents }],
  };
  const withdrawn = [
    {
      ...{ address: '/en/a/@0123456789ab/', title: 'A note <b>' },
      ...{ number: '9', date: '2016-03-01T00:00:00Z' },
    },
  ];

  const otherLanguage = {
    ...{ language: 'fr', textLanguage: 'en', address: '/en/climate/commitment-24/' },
    title: 'Involve civil society in the COP21',
  };

  const planDay = {
    ...{ folder: '', address: '/', day: '2016-05-01', title: 'Plan', isFinal: true, first: 1 },
    newest: {
      address: '/@changes/0123456789ab/',
      title: 'A note <b>',
      date: '2016-04-01T00:00:00Z',
    },
    text: { address: '/@0123456789ab/', title: 'Plan', since: '2016-04-01T00:00:00Z' },
    hasCommitments: true,
    languages: [{ address: '/fr/@2016-05-01/', title: 'Plan', language: 'fr' }],
    breadcrumbs: [{ address: '/@2016-05-01/', title: 'Plan' }],
    withdrawn,
    folders: [],
    entries: homePage.contents.map((entry) => ({
      ...entry,
      address: `${entry.address}@2016-05-01/`,
      since: '2016-04-01T00:00:00Z',
    })),
  };
  const since = {
    ...{ address: '/', from: '2016-01-01', breadcrumbs: [{ address: '/', title: 'Plan' }] },
    languages: planDay.languages,
    changes: [],
    others: again.map(({ redline: _, ...change }) => ({ ...change, summary: '', kinds: [] })),
    back: [{ address: '/en/back/', title: 'Back <b>' }],
    passing: [{ address: '/en/passing/', title: 'Passing' }],
  };
  return {
    homeWithCounts: renderHomePage(site, {
      ...homePage,
      standing: {
        address: '/en/@status/',
        columns: {
          'not-started': 1,
          limited: 2,
          substantial: 0,
          completed: 3,
          withdrawn: 1,
          other: 1,
          none: 4,
        },
      },
    }),
    homeOfMany: renderHomePage(site, { ...homePage, standing: { address: '/en/@status/' } }),
    status: renderStatusPage(site, { ...status, list: 'chapters', cut: 2000 }),
    statusByDue: renderStatusPage(site, { ...status, list: 'due', language: 'fr' }),
    statusChanged: renderStatusPage(site, { ...status, list: 'changed' }),
    statusThisYear: renderStatusPage(site, { ...status, list: 'this-year', language: 'fr' }),
    statusOfOne: renderCommitmentStatusPage(site, {
      ...{ day: '2026-11-29', whole: '/en/@status/', language: 'en' },
      facts: {
        ...fact,
        status: 'limited',
        due: '2016',
        milestones: [{ title: long, due: '2015' }],
      },
    }),
    statusByLead: renderStatusPage(site, { ...status, list: 'lead' }),
    statusLate: renderStatusPage(site, { ...status, list: 'late' }),
    statusNoneLate: renderStatusPage(site, { ...status, list: 'late', commitments: [fact] }),
    search: renderSearchPage(site, { asked: { text: '' }, languages: ['en', 'fr'] }),
    searchAnswer: renderSearchPage(site, { asked, languages: ['en', 'fr'], answer }),
    planOnDay: renderPlanDayPage(site, planDay),
    planOnDayCut: renderPlanDayPage(site, {
      ...{ ...planDay, folder: 'fr', address: '/fr/', language: 'fr', isFinal: false, first: 251 },
      ...{ total: 600, entries: planDay.entries.slice(0, 1) },
      folders: [{ address: '/fr/a/@2016-05-01/', title: 'A <b>', count: 1 }],
      previous: { address: '/fr/@2016-05-01/', title: '' },
      next: { address: '/fr/@2016-05-01/@from/501/', title: '' },
    }),
    planOnDayEmpty: renderPlanDayPage(site, { ...planDay, entries: [] }),
    statusOnDay: renderStatusPage(site, { ...status, list: 'chapters', isPast: true }),
    since: renderSincePage(site, { ...since, changes: [...changeSetPage.changes, ...again] }),
    sinceFew: renderSincePage(site, {
      ...{ ...since, address: '/fr/', title: 'A <b>', language: 'fr', to: '2016-07-01', cut: 500 },
      ...{ first: '2016-02-10', changes: changeSetPage.changes.slice(0, 1) },
    }),
    sinceNothing: renderSincePage(site, { ...since, others: [], back: [], passing: [] }),
    noDayBefore: renderNoDayPage(site, {
      ...{ why: 'before', address: '/fr/', day: '2015-01-01', language: 'fr', first: '2016-02-10' },
    }),
    noDayHere: renderNoDayPage(site, {
      ...{ why: 'nothing-here', address: '/a/', day: '2016-01-01', language: undefined },
    }),
    formMistake: renderFormMistakePage(site, {
      ...{ mistake: 'no-day', door: 'since', address: '/fr/', back: '/fr/', language: 'fr' },
    }),
    formOfDays: renderFormMistakePage(site, {
      ...{ door: 'go', address: '/', back: '/', language: undefined },
    }),
    oddFacts: renderDocumentPage(site, { ...documentPage, fields: odd }),
    oddChanges: renderComparePage(site, {
      ...comparePage,
      redline: redline({ fields, content: [] }, { fields: odd, content: [] }),
    }),
    longNames: renderDocumentPage(site, longNames),
    current: renderDocumentPage(site, documentPage),
    entry: renderEntryPage(
      {
        ...{
          title: 'Due date moved <b>',
          author: 'Ana',
          date: '2016-01-01T00:00:00Z',
          language: 'fr',
        },
        content: '<p>Texte <ins>[ajouté : nouveau]</ins></p>',
      },
      site,
    ),
    formulas: renderDocumentPage(site, { ...documentPage, content: formulas, headings: [] }),
    french: renderDocumentPage(site, french),
    arabic: renderDocumentPage(site, arabic),
    withoutText: renderDocumentPage(site, bare),
    permanent: renderDocumentPage(site, permanentPage),
    withdrawn: renderDocumentPage(site, withdrawnPage),
    history: renderHistoryPage(site, historyPage),
    compare: renderComparePage(site, comparePage),
    changes: renderChangesPage(site, {
      lines: [
        { ...changeSetLine(3), kinds: ['obligation', 'typography'], languages: ['en', 'fr'] },
        { ...changeSetLine(2), kinds: ['typography'], languages: ['fr'], isForm: true },
        changeSetLine(1),
      ],
    }),
    changesArchive: renderChangesPage(site, {
      lines: [],
      newer: { address: '/@changes/', title: '' },
    }),
    changeSet: renderChangeSetPage(site, changeSetPage),
    changeSetOfSeveral: renderChangeSetPage(site, {
      ...changeSetPage,
      line: { ...changeSetLine(3), rewrite: true },
      changes: [...changeSetPage.changes, ...again],
    }),
    changeSetOfMany: renderChangeSetPage(site, {
      ...changeSetPage,
      line: { ...changeSetLine(3), documents: 4 },
      changes: [...changeSetPage.changes, ...again, ...again],
    }),
    home: renderHomePage(site, homePage),
    homeWithIntroduction: renderHomePage(site, {
      ...homePage,
      introduction: { ...documentPage, document: { ...head, kind: 'introduction', address: '/' } },
    }),
    api: renderApiPage(site, { document: 'en/a', commit: 'c'.repeat(12), day: '2016-05-01' }),
    subscribe: renderSubscribePage(site, subscribe),
    subscribeFrench: renderSubscribePage(site, {
      ...subscribe,
      ...{ address: '/fr/@subscribe/', language: 'fr', isCut: true },
    }),
    notFound: renderNotFoundPage(site),
    notFoundInFrench: renderNotFoundPage(site, { language: 'fr', path: 'fr/none/' }),
    notInLanguage: renderOtherLanguagePage(site, otherLanguage),
    laterInLanguage: renderOtherLanguagePage(site, {
      ...otherLanguage,
      ...{ day: '2016-05-01', later: '/fr/climat/engagement-24/' },
    }),
    folder: renderFolderPage(site, {
      ...{ folder: 'en/open', title: 'Open', breadcrumbs: [], contents: homePage.contents },
      ...{ withdrawn: homePage.withdrawn, moreWithdrawn: '/en/open/@changes/' },
    }),
    folderCut: renderFolderPage(site, {
      ...{ folder: 'b', title: 'B', breadcrumbs: [], contents: [], cut: 1500 },
      withdrawn: [],
    }),
    folderOfNothing: renderFolderPage(site, {
      ...{ folder: 'fr', title: 'Français', language: 'fr', breadcrumbs: [], contents: [] },
      withdrawn: [],
    }),
    whole: renderWholePage(site, { ...whole, parts: [{ address: '/en/b/@whole/', title: 'B' }] }),
    wholeOnDay: renderWholePage(site, {
      ...whole,
      ...{ day: '2016-05-01', past: { isFinal: false }, breadcrumbs: planDay.breadcrumbs },
    }),
    wholeOfNothing: renderWholePage(site, { ...whole, documents: [] }),
    letters: renderLettersPage(site, letters),
    redirect: renderRedirectPage(site, '/en/climate/'),
  };
}
