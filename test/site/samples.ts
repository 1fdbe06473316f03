import { stylesheetAddress } from '../../lib/plan/addresses/addresses.ts';
import { type Content, element, text } from '../../lib/plan/model/content.ts';
import type { Fields } from '../../lib/plan/model/document.ts';
import { findKinds } from '../../lib/redline/changes/find-kinds.ts';
import { redline } from '../../lib/redline/redline.ts';
import type {
  ChangeSetLine,
  ChangeSetPage,
  ComparePage,
  DocumentHead,
  DocumentPage,
  HistoryPage,
  HomePage,
  Site,
  VersionLine,
} from '../../lib/site/models.ts';
import { stylesheet } from '../../lib/site/stylesheet.ts';

/** A site with pages as a government would publish them. */
export const site: Site = {
  title: 'Open Government Action Plan 2015–2017',
  baseUrl: 'https://plan.example.org',
  language: 'en',
  stylesheet: stylesheetAddress(stylesheet().hash),
};

export const commits = {
  first: '4a1f0c9be2d37c5518f6a0b3d9e8c7142536a7f1',
  second: '9d2b7e61c0a94f38b5d1e7f2a3c4d5e6f7081920',
  third: 'c3e58a7d9012b4f6a8c0d2e4f60718293a4b5c6d',
} as const;

export const fields: Fields = {
  title: 'Involve citizens further in the work of the Court of Auditors',
  number: '24',
  lead: [
    'Ministry of Ecology, Sustainable Development and Energy',
    'Etalab, Prime Minister’s Office',
  ],
  status: 'substantial',
  start: '2015-07',
  due: '2016-12-31',
  milestones: [
    { title: 'Publish the register of climate data', due: '2015-11-30', status: 'completed' },
    { title: 'Hold the COP21 open data workshop', due: '2015-12', status: 'completed' },
    { title: 'Open the models of the energy transition', due: '2016-12-31', status: 'limited' },
  ],
};

const p = (...children: Content[]) => element('p', {}, children);
const h = (level: number, anchor: string, value: string) =>
  element(`h${level}`, { id: anchor }, [text(value)]);
const cell = (name: 'th' | 'td', value: string, attributes = {}) =>
  element(name, attributes, [text(value)]);
const row = (name: 'th' | 'td', ...values: string[]) =>
  element(
    'tr',
    {},
    values.map((value, index) => cell(name, value, index > 1 ? { align: 'right' } : {})),
  );

/** The text of a commitment in one of two versions. */
export function commitmentText(due: string): Content[] {
  return [
    h(1, 'section-commitment-24', 'Commitment 24'),
    h(2, 'section-title', fields.title),
    h(3, 'section-stakes', 'Stakes'),
    p(
      text('The Court of Auditors has a constitutional task: to inform citizens. '),
      element('strong', {}, [text('More open data on public expenditure')]),
      text(' lets them follow how policies are carried out, and helps '),
      element('a', { href: 'https://www.ccomptes.fr/' }, [text('the Court')]),
      text(' to explain what it does'),
      element('sup', {}, [
        element('a', { href: '#footnote-1', id: 'footnote-reference-1', role: 'doc-noteref' }, [
          text('1'),
        ]),
      ]),
      text('.'),
    ),
    h(3, 'section-context', 'Context and aim'),
    p(
      text(
        'Since 2013 the Court has published the data behind its reports. Four datasets are downloaded more often than all others together:',
      ),
    ),
    element('table', {}, [
      element('thead', {}, [
        row('th', 'Dataset', 'First published', 'Downloads 2014', 'Downloads 2015'),
      ]),
      element('tbody', {}, [
        row('td', 'Local public finance', 'June 2013', '12,408', '31,977'),
        row('td', 'Social security accounts', 'September 2013', '8,114', '9,020'),
        row('td', 'State budget execution', 'May 2014', '4,310', '18,552'),
      ]),
    ]),
    element('blockquote', {}, [
      p(
        text(
          'Society has the right to require of every public agent an account of his administration.',
        ),
      ),
    ]),
    h(3, 'section-roadmap', 'Roadmap'),
    element('ul', {}, [
      element('li', {}, [text('Publish the data of all thematic reports with the report itself')]),
      element('li', {}, [text(`Invite associations to propose topics for audits by ${due}`)]),
      element('li', {}, [
        text('Hold a yearly open day, with '),
        element('code', {}, [text('data/reports.csv')]),
        text(' as its starting point'),
      ]),
    ]),
    h(3, 'section-follow-up', 'Follow-up'),
    p(text('Progress is reported every six months to the independent reviewer.')),
    element('section', { class: 'footnotes', role: 'doc-endnotes', 'aria-label': 'Footnotes' }, [
      element('ol', {}, [
        element('li', { id: 'footnote-1' }, [
          p(
            text('Article 47-2 of the Constitution. '),
            element(
              'a',
              {
                href: '#footnote-reference-1',
                role: 'doc-backlink',
                'aria-label': 'Back to text 1',
              },
              [text('↩')],
            ),
          ),
        ]),
      ]),
    ]),
  ];
}

export const head: DocumentHead = {
  title: fields.title,
  kind: 'commitment',
  language: 'en',
  address: '/en/climate/commitment-24/',
  breadcrumbs: [
    { address: '/', title: 'Open Government Action Plan 2015–2017' },
    { address: '/en/', title: 'English' },
    { address: '/en/climate/', title: 'Climate and sustainable development' },
  ],
  translations: [
    { address: '/fr/climat/engagement-24/', title: 'Mieux associer les citoyens', language: 'fr' },
  ],
};

/** A version of the commitment; `number` from 1. */
export function versionLine(number: 1 | 2 | 3): VersionLine {
  const commit = [commits.first, commits.second, commits.third][number - 1] ?? '';
  const before = number === 1 ? undefined : [commits.first, commits.second][number - 2];
  return {
    commit,
    date:
      ['2015-07-16T09:12:00.000Z', '2015-10-03T14:51:55.000Z', '2016-02-29T23:59:59.000Z'][
        number - 1
      ] ?? '',
    author: 'Pauline Lefèvre',
    note:
      [
        'Publish the plan',
        'Move the due date after the consultation\n\nThe associations asked for six more months.\nThe minister agreed on 1 October.',
        'Add the open day',
      ][number - 1] ?? '',
    change: number === 1 ? 'created' : 'amended',
    address: `/en/climate/commitment-24/@${commit.slice(0, 12)}/`,
    ...(before === undefined
      ? {}
      : {
          compareAddress: `/en/climate/commitment-24/@compare/${before.slice(0, 12)}..${commit.slice(0, 12)}/`,
        }),
    changeSetAddress: `/@changes/${commit.slice(0, 12)}/`,
    summary:
      [
        '',
        'Due date moved from 30 June 2016 to 31 December 2016',
        '2 words inserted, 1 list item added',
      ][number - 1] ?? '',
  };
}

/** The commitment as it stands. */
export const documentPage: DocumentPage = {
  document: head,
  fields,
  content: commitmentText('31 December 2016'),
  headings: [
    { level: 1, text: 'Commitment 24', anchor: 'section-commitment-24' },
    { level: 2, text: fields.title, anchor: 'section-title' },
    { level: 3, text: 'Stakes', anchor: 'section-stakes' },
    { level: 3, text: 'Context and aim', anchor: 'section-context' },
    { level: 3, text: 'Roadmap', anchor: 'section-roadmap' },
    { level: 3, text: 'Follow-up', anchor: 'section-follow-up' },
  ],
  version: versionLine(3),
  versionCount: 3,
  view: 'current',
  previousVersion: versionLine(2),
  previous: { address: '/en/climate/commitment-23/', title: 'Responsible digital administration' },
  next: { address: '/en/climate/commitment-25/', title: 'Open climate models and data for COP21' },
  contents: [],
};

/** The second version at its permanent address, since replaced. */
export const permanentPage: DocumentPage = {
  ...documentPage,
  document: { ...head, breadcrumbs: [], translations: [] },
  version: versionLine(2),
  versionCount: 2,
  view: 'permanent',
  previousVersion: versionLine(1),
  nextVersion: versionLine(3),
};

const { address: _noAddress, compareAddress: _noRedline, ...withdrawalBase } = versionLine(3);
export const withdrawal: VersionLine = {
  ...withdrawalBase,
  change: 'withdrawn',
  date: '2016-06-01T08:00:00.000Z',
  note: 'Withdraw commitment 24\n\nIt is now part of commitment 6.',
  summary: 'Withdrawn',
};

export const withdrawnPage: DocumentPage = { ...documentPage, view: 'withdrawn', withdrawal };

export const historyPage: HistoryPage = {
  document: head,
  versions: [withdrawal, versionLine(3), versionLine(2), versionLine(1)],
};

const difference = redline(
  { fields: { ...fields, due: '2016-06-30' }, content: commitmentText('30 June 2016') },
  { fields, content: commitmentText('31 December 2016') },
);

/** Ways to the other languages of a page that stays as it is. */
const doorsFrom = (page: string) => [
  { address: `${page}@language/fr/`, language: 'fr' },
  { address: `${page}@language/ar/`, language: 'ar' },
];

export const comparePage: ComparePage = {
  document: { ...head, translations: [], doors: doorsFrom(versionLine(2).compareAddress ?? '') },
  before: versionLine(1),
  after: versionLine(2),
  redline: difference,
};

export function changeSetLine(number: 1 | 2 | 3): ChangeSetLine {
  const { changeSetAddress, commit, date, author, note } = versionLine(number);
  return {
    address: changeSetAddress,
    sequence: number,
    commit,
    date,
    author,
    note,
    title:
      [
        '26 commitments, 9 chapters and 5 pages added',
        'Commitment 24: due date moved from 30 June 2016 to 31 December 2016',
        'Commitments 3, 7 and 12 amended; 1 page added',
      ][number - 1] ?? '',
    rewrite: false,
    documents: [40, 1, 4][number - 1] ?? 0,
  };
}

export const changeSetPage: ChangeSetPage = {
  line: changeSetLine(2),
  changes: [
    {
      document: head,
      change: 'amended',
      kinds: findKinds(difference),
      summary: versionLine(2).summary,
      versionAddress: versionLine(2).address ?? '',
      compareAddress: versionLine(2).compareAddress ?? '',
      redline: difference,
      doors: doorsFrom(versionLine(2).address ?? ''),
    },
    {
      document: { address: '/en/methodology/', title: 'Methodology' },
      change: 'withdrawn',
      kinds: [],
      summary: 'Withdrawn',
    },
  ],
  problems: [
    {
      path: 'en/climate/commitment-24.md',
      line: 12,
      severity: 'warning',
      message: 'the link "annex.md" leads nowhere',
      advice: 'Correct the path, or add the file.',
    },
  ],
  previous: { address: '/@changes/4a1f0c9be2d3/', title: 'Publish the plan' },
};

export const homePage: HomePage = {
  languages: [
    { address: '/fr/', title: 'Plan d’action national', language: 'fr' },
    { address: '/en/', title: 'National Action Plan', language: 'en' },
  ],
  contents: [
    { depth: 0, address: '/en/foreword/', title: 'Foreword' },
    { depth: 0, address: '/en/climate/', title: 'Climate and sustainable development' },
    {
      depth: 1,
      address: '/en/climate/commitment-24/',
      title: fields.title,
      number: '24',
      status: 'substantial',
    },
    {
      depth: 1,
      address: '/en/climate/commitment-25/',
      title: 'Open climate models and data',
      number: '25',
      status: 'completed',
    },
    {
      depth: 1,
      address: '/en/climate/commitment-26/',
      title: 'Engage new collaborations with civil society',
      number: '26',
      status: 'not-started',
    },
    { depth: 0, address: '/en/open/', title: 'Open public administration' },
    { depth: 1, address: '/en/open/citizens/', title: 'Citizens’ empowerment' },
    {
      depth: 2,
      address: '/en/open/citizens/commitment-19/',
      title: 'Empower civil society to support schools',
      number: '19',
      status: 'limited',
    },
  ],
  chapters: [
    {
      ...{ address: '/en/climate/', title: 'Climate and sustainable development', documents: 3 },
      isFolder: true,
      columns: {
        ...{ 'not-started': 1, limited: 0, substantial: 1, completed: 1, withdrawn: 0 },
        ...{ other: 0, none: 0 },
      },
    },
    { address: '/en/open/', title: 'Open public administration', documents: 2, isFolder: true },
  ],
  withdrawn: [
    {
      ...{ address: '/en/climate/commitment-9/@0123456789ab/', number: '9' },
      ...{ title: 'Count what is counted twice', date: '2016-01-20T10:00:00Z' },
    },
  ],
  asOf: { date: '2016-02-12T10:00:00Z', changeSets: 3 },
  latest: [changeSetLine(3), changeSetLine(2), changeSetLine(1)],
};
