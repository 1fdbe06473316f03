import { beforeAll, describe, expect, it } from '@jest/globals';
import { openPastPlan } from './past-plan.ts';

let plan: Awaited<ReturnType<typeof openPastPlan>>;

const many = Object.fromEntries(
  Array.from({ length: 310 }, (_, number) => [`many/chapter/${1000 + number}.md`, '# Small\n']),
);

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'README.md': '# The plan\n\nOld preface. [Climate](climate/README.md)\n',
        'climate/README.md':
          '# Climate\n\nSee [roads](../roads.md#how), [a](a.md) and [x](https://example.org/).\n',
        'climate/a.md': '# First\n\nOld words.\n\n## Part\n\n[Roads](../roads.md)\n',
        'climate/gone.md': '# Gone later\n\nGone words.\n',
        'roads.md': '# Roads\n\n## How\n\nRoad words.\n',
      },
    ],
    ['2016-04-01', { 'climate/a.md': '# First\n\nNew words.\n', 'climate/gone.md': null }],
    [
      '2016-06-01',
      {
        'many/README.md': '# Many\n\n[Why](../climate/README.md#why)\n',
        'climate/README.md': '# Climate\n\n## Why\n',
        'many/chapter/README.md': '# Chapter\n',
        ...many,
      },
    ],
  ]);
});

describe('the whole plan on a day', () => {
  it('leads to a place in the text of a folder, whose page of the day is a list', async () => {
    const page = await plan.text('/many/@2016-06-01/@whole/');
    const [, way = '', anchor = ''] = /href="(\/climate\/[^"#]*)#([^"]*)"/u.exec(page) ?? [];
    expect(anchor).toBe('section-why');
    const [, version = ''] = /^→ (\S+)$/u.exec(await plan.text(way)) ?? [];
    const text = await plan.pages.get(`${version.slice(1)}index.html`);
    expect(new TextDecoder().decode(text?.body)).toContain(`id="${anchor}"`);
  });

  it('has the texts of that day, and says the day', async () => {
    const page = await plan.text('/@2016-03-01/@whole/');
    expect(page).toContain('<h1 dir="auto">Plan on 1 March 2016</h1>');
    expect(page).toContain('In force on 1 March 2016');
    for (const words of ['Old preface.', 'Old words.', 'Gone words.', 'Road words.'])
      expect(page).toContain(words);
    expect(page).not.toContain('New words.');
    const later = await plan.text('/@2016-05-01/@whole/');
    expect(later).toContain('New words.');
    expect(later).not.toContain('Gone words.');
    expect(later).not.toContain('Old words.');
  });

  it('links texts within the page, and others as of the day', async () => {
    const main = mainOf(await plan.text('/climate/@2016-03-01/@whole/'));
    expect(main).toContain('href="/roads/@timegate/?at=2016-03-01#section-how"');
    expect(main).toContain('href="/roads/@2016-03-01/"');
    expect(main).toContain('href="https://example.org/"');
    expect(main).toContain('href="#@part-2"');
    expect(main).toContain('href="/climate/a/@2016-03-01/"');
    expect(main).not.toMatch(/href="\/(?:roads|climate\/a)\/"/u);
  });

  it('is of a folder alone, with the way to it on that day', async () => {
    const page = await plan.text('/climate/@2016-03-01/@whole/');
    expect(page).toContain('<h1 dir="auto">Climate on 1 March 2016</h1>');
    expect(page).not.toContain('Road words.');
    expect(page).toContain('href="/climate/@2016-03-01/"');
    expect(page).toContain('href="/climate/@whole/"');
  });

  it('is linked from the contents of the day, where they have documents', async () => {
    expect(await plan.text('/@2016-03-01/')).toContain('href="/@2016-03-01/@whole/"');
    const chapter = await plan.text('/climate/@2016-03-01/');
    expect(chapter).toContain('href="/climate/@2016-03-01/@whole/"');
  });

  it('ends where the page of today does, with links to its parts on that day', async () => {
    const parts = /<nav aria-label="Parts on one page each">.*?<\/nav>/su;
    const page = await plan.text('/many/@2016-07-01/@whole/');
    const [today = ''] = parts.exec(await plan.text('/many/@whole/')) ?? [];
    const [then = ''] = parts.exec(page) ?? [];
    expect(today).toContain('href="/many/chapter/@whole/"');
    expect(then).toBe(today.replaceAll('/@whole/', '/@2016-07-01/@whole/'));
  });

  it('leads to the other languages of the plan that had documents on that day', async () => {
    const french = { 'fr/README.md': '# Le plan\n', 'fr/a.md': '# Routes\n' };
    const languages = await openPastPlan([
      [
        '2016-02-10',
        {
          'LANGS.md': '# Languages\n\n- [English](en/)\n- [Français](fr/)\n',
          'en/README.md': '# The plan\n',
          'en/a.md': '# Roads\n',
        },
      ],
      ['2016-04-01', french],
    ]);
    const toFrench = 'href="/fr/@2016-05-01/@whole/"';
    for (const path of ['/@2016-05-01/@whole/', '/en/@2016-05-01/@whole/'])
      expect(await languages.text(path)).toContain(toFrench);
    expect(await languages.text('/fr/@2016-05-01/@whole/')).toContain(
      'href="/en/@2016-05-01/@whole/"',
    );
    const before = await languages.text('/@2016-03-01/@whole/');
    expect(before).toContain('In force on 1 March 2016');
    expect(before).not.toContain('/fr/@2016-03-01/@whole/');
  });

  it('says in words why there is none', async () => {
    expect(await plan.text('/@2016-01-01/@whole/')).toContain('There was no plan on that day yet');
    expect(await plan.text('/@2016-02-30/@whole/')).toContain('That is no day of the calendar');
    expect(await plan.text('/@2030-01-01/@whole/')).toContain('That day has not come yet');
    expect(await plan.text('/none/@2016-03-01/@whole/')).toContain(
      'There was nothing at this address on that day',
    );
  });

  it('is kept once its day is over, and listed by no search engine', async () => {
    expect(await plan.ask('/@2016-03-01/@whole/')).toMatchObject({
      ...{ status: 200, keptSeconds: 86_400 },
      headers: { 'x-robots-tag': 'noindex' },
    });
    expect(await plan.ask('/@2016-06-01/@whole/')).not.toHaveProperty('keptSeconds');
  });
});

function mainOf(page: string): string {
  return /<main.*<\/main>/su.exec(page)?.[0] ?? '';
}
