import { beforeAll, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { site } from '../../simulation/world.ts';
import { openPastPlan } from './past-plan.ts';

const promise = (number: number, status: string) =>
  `---\nstatus: ${status}\ndue: 2016-06-30\n---\n# Commitment ${number}: Promise ${number}\n`;

const long = Object.fromEntries(
  Array.from({ length: 300 }, (_, number) => [
    `en/long/part-${number % 3}/page-${number}.md`,
    `# Page ${number}\n`,
  ]),
);

let plan: Awaited<ReturnType<typeof openPastPlan>>;

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
        'en/README.md': '# The plan\n',
        'en/SUMMARY.md':
          '# Summary\n\n* [Climate](climate/README.md)\n  * [First](climate/commitment-1.md)\n* [Bare](bare/one.md)\n* [Closing](closing.md)\n',
        'en/climate/README.md': '# Climate\n',
        'en/climate/commitment-1.md': promise(1, 'limited'),
        'en/closing.md': '# Closing\n',
        'en/loose/a.md': '# Loose\n',
        'en/bare/one.md': '# Bare one\n',
        'en/leaf/README.md': '# Leaf\n',
        'fr/README.md': '# Le plan\n',
        'fr/climat/engagement-1.md': '# Engagement 1: Promesse\n',
      },
    ],
    ['2016-04-01', { 'en/climate/commitment-1.md': promise(1, 'completed') }],
    [
      '2016-06-01',
      { 'en/climate/commitment-1.md': null, 'en/later/README.md': '# Later\n', ...long },
    ],
  ]);
});

describe('the plan on a day', () => {
  it('has the contents, statuses and versions as they stood', async () => {
    const page = await plan.text('/en/@2016-03-01/');
    expect(page).toContain('<h1 dir="auto">Plan on 1 March 2016</h1>');
    expect(page).toContain('Limited progress');
    expect(page).toContain('version of 10 February 2016');
    expect(await plan.text('/en/@2016-05-01/')).toContain('version of 1 April 2016');
    expect(await plan.text('/en/@2016-06-01/')).not.toContain('Promise 1');
  });

  it('ends with what had been withdrawn until then, as the start page does', async () => {
    const [, second] = (await plan.store.changeSets(1, 3)).map(({ commit }) => commit.slice(0, 12));
    const page = await plan.text('/en/@2016-06-01/');
    const list = page.slice(page.indexOf('id="@withdrawn"'));
    expect(list).toMatch(/^id="@withdrawn">Withdrawn from the plan</u);
    expect(list).toContain(`href="/en/climate/commitment-1/@${second}/"`);
    expect(list).toContain('1 June 2016');
    for (const none of ['/en/@2016-05-01/', '/fr/@2016-06-01/'])
      expect(await plan.text(none)).not.toContain('@withdrawn');
    const home = new TextDecoder().decode((await plan.pages.get('index.html'))?.body);
    expect(home).toMatch(/id="@withdrawn">Withdrawn from the plan</u);
    expect(home).toContain(`href="/en/climate/commitment-1/@${second}/"`);
  });

  it('stays on that day: documents, folders, languages, status and changes', async () => {
    const page = await plan.text('/en/@2016-05-01/');
    expect(page).toContain('href="/en/climate/commitment-1/@2016-05-01/"');
    expect(page).toContain('href="/en/climate/@2016-05-01/"');
    expect(page).toContain('href="/fr/@2016-05-01/"');
    expect(page).toContain('href="/en/@2016-05-01/@status/"');
    expect(page).toContain('href="/en/@changes/since/2016-05-01/"');
    const chapter = await plan.text('/en/climate/@2016-05-01/');
    expect(chapter).toContain('href="/@2016-05-01/"><bdi>The plan on 1 May 2016</bdi>');
  });

  it('is there for a chapter that a SUMMARY.md lists, and has nothing of the next one', async () => {
    const page = await plan.text('/en/climate/@2016-05-01/');
    expect(page).toContain('Climate on 1 May 2016');
    expect(page).toContain('First');
    expect(page).not.toContain('Closing');
  });

  it('is there for a folder without a page of its own', async () => {
    expect(await plan.text('/en/loose/@2016-05-01/')).toContain('Loose on 1 May 2016');
    // A SUMMARY.md lists what is in it, among pages of other folders.
    const bare = await plan.text('/en/bare/@2016-05-01/');
    expect(bare).toContain('href="/en/bare/one/@2016-05-01/"');
    expect(bare).not.toContain('Closing');
  });

  it('has its texts on one page, those of the first language where the plan has several', async () => {
    const page = await plan.text('/@2016-05-01/@whole/');
    expect(page).toContain('href="/en/closing/@2016-05-01/"');
    expect(page).not.toContain('Promesse');
    const chapter = await plan.text('/en/climate/@2016-05-01/@whole/');
    expect(chapter).toMatch(/<article class="part part-commitment"[^>]*>.*First<\/a><\/h2>/u);
    expect(chapter).not.toContain('Closing');
    const french = await plan.text('/fr/@2016-05-01/@whole/');
    expect(french).toContain('<h1 dir="auto">Plan au 1er mai 2016</h1>');
    expect(french).toContain('Promesse');
  });

  it('speaks the language of its address', async () => {
    expect(await plan.text('/fr/@2016-05-01/')).toContain('Le plan au 1er mai 2016');
    expect(await plan.text('/fr/@2016-01-01/')).toContain('Il n’y avait pas encore de plan');
  });

  it('leads from a document, and from a page with nothing below it, to the version', async () => {
    expect(await plan.text('/en/closing/@2016-05-01/')).toMatch(/^→ \/en\/closing\/@\w{12}\/$/u);
    expect(await plan.text('/en/leaf/@2016-05-01/')).toMatch(/^→ \/en\/leaf\/@\w{12}\/$/u);
  });

  it('is of the first language where the plan has several', async () => {
    const page = await plan.text('/@2016-05-01/');
    expect(page).toContain('<h1 dir="auto">Plan on 1 May 2016</h1>');
    expect(page).toContain('Closing');
    expect(page).not.toContain('Promesse');
    expect(page).toContain('href="/fr/@2016-05-01/"');
  });

  it('is kept by caches once nothing can come for the day any more', async () => {
    expect(await plan.ask('/@2016-05-31/')).toMatchObject({ status: 200, keptSeconds: 86_400 });
    expect(await plan.ask('/@2016-06-01/')).not.toHaveProperty('keptSeconds');
    expect(await plan.text('/@2016-06-01/')).toContain('More may still be published');
  });

  it('says when the plan was first published, of a day before', async () => {
    expect(await plan.ask('/@2016-01-01/')).toMatchObject({
      status: 404,
      text: expect.stringMatching(/first published on <a href="\/@2016-02-10\/">/u),
    });
  });

  it('says that a day has not come, and that what is written is no day', async () => {
    const future = await plan.ask('/en/@2017-01-02/');
    expect(future).toMatchObject({ status: 404, text: expect.stringContaining('not come yet') });
    expect(await plan.text('/en/@2016-02-30/')).toContain(
      '2016-02-30 does not exist: February 2016 has 29 days. A day is written as year-month-day, as in 2016-05-01.',
    );
    const none = await plan.ask('/en/@2016-02-30/');
    expect(none).toMatchObject({ status: 404, text: expect.stringContaining('no day of the cal') });
    expect(await plan.text('/en/@2016-2-30/')).toContain('A day is written as year-month-day');
    expect(await plan.ask('/en/none/@2016-05-01/')).toMatchObject({ status: 404 });
    expect(await plan.text('/en/long/@2016-05-01/')).toContain('nothing at this address on that');
  });

  it.each([
    ['/@2016-5-1/', '/@2016-05-01/'],
    ['/en/@2016-05-1/', '/en/@2016-05-01/'],
    ['/en/long/@2016-5-01/', '/en/long/@2016-05-01/'],
  ])('has the address of a day that is written with fewer digits: %s', async (short, address) => {
    expect(await plan.ask(short)).toEqual({ redirect: address, cache: 'permanent' });
  });

  it('goes over several pages where it is long, with its folders and their counts', async () => {
    const page = await plan.text('/en/long/@2016-06-01/');
    expect(page).toContain('Documents 1 to 250 of 300');
    expect(page).toMatch(
      /href="\/en\/long\/part-2\/@2016-06-01\/"><bdi>Part 2<\/bdi><\/a> \(100 doc/u,
    );
    expect(page).toContain('href="/en/long/@2016-06-01/@from/251/"');
    const rest = await plan.text('/en/long/@2016-06-01/@from/251/');
    expect(rest).toContain('Documents 251 to 300 of 300');
    expect(rest).toContain('rel="prev" href="/en/long/@2016-06-01/"');
    expect(await plan.ask('/en/long/@2016-06-01/@from/301/')).toMatchObject({ status: 404 });
  });
});

describe('the status on a day', () => {
  it('says how commitments stood then, and who was late then', async () => {
    const early = await plan.text('/en/@2016-03-01/@status/');
    expect(early).toContain('<h1>Status on 1 March 2016</h1>');
    expect(early).toContain('of 1 commitment: 1 with limited progress. None is past the due date.');
    expect(early).toContain('href="/en/climate/commitment-1/@2016-03-01/"');
    expect(await plan.text('/en/@2016-05-01/@status/')).toContain('1 completed');
  });

  it('has its lists and data on that day, of folders, languages and the plan', async () => {
    const page = await plan.text('/@2016-03-01/@status/late/');
    expect(page).toContain('href="/en/@2016-03-01/@status/due/"');
    expect(page).toContain('href="/en/@2016-03-01/@status/status.csv"');
    const data = await plan.ask('/en/climate/@2016-03-01/@status/status.json');
    expect(data).toMatchObject({
      ...{ contentType: 'application/json', keptSeconds: 86_400 },
      headers: { 'x-robots-tag': 'noindex' },
    });
    expect(
      JSON.parse(await plan.text('/en/climate/@2016-03-01/@status/status.json')),
    ).toMatchObject({
      day: '2016-03-01',
      commitments: [{ status: 'limited', chapter: 'Climate' }],
    });
    expect(await plan.text('/fr/@2016-03-01/@status/')).toContain('Le 1er mars 2016, sur 1');
  });

  it('is not where no commitment was, and says why of other days', async () => {
    expect(await plan.ask('/en/loose/@2016-03-01/@status/')).toBeUndefined();
    expect(await plan.ask('/@2016-02-30/@status/')).toMatchObject({ status: 404 });
    expect(await plan.text('/@2016-01-01/@status/')).toContain('first published on');
    expect(await plan.text('/@2099-01-01/@status/status.csv')).toContain('not come yet');
  });

  it('is there today for a chapter that a SUMMARY.md lists', async () => {
    const some = await openPastPlan([
      [
        '2016-02-10',
        {
          'SUMMARY.md':
            '* [Ways](ways/README.md)\n  * [Pave](ways/commitment-1.md)\n* [End](end.md)\n',
          'ways/README.md': '# Ways\n',
          'ways/commitment-1.md': promise(1, 'limited'),
          'end.md': '# End\n',
        },
      ],
    ]);
    const { commitments } = JSON.parse(await some.text('/ways/@status/status.json'));
    expect(commitments).toMatchObject([{ number: '1', chapter: 'Ways' }]);
  });
});

describe('pages of the plan whose site speaks its second language', () => {
  const inFrench = async (path: string) => {
    const now = () => new Date('2017-01-01T12:00:00Z');
    const found = await onDemand(path, { ...plan, now }, { ...site, language: 'fr' });
    return found && 'text' in found ? found.text : '';
  };

  it.each([
    '/@2016-05-01/',
    '/@2016-05-01/@whole/',
    '/@2016-05-01/@status/',
    '/@status/',
    '/@whole/',
  ])('have what is in that language: %s', async (path) => {
    const page = await inFrench(path);
    expect(page).toContain('<html lang="fr"');
    expect(page).toContain('Promesse');
    expect(page).not.toContain('Promise 1');
  });

  it('lead to the same in the other language', async () => {
    expect(await inFrench('/@whole/')).toContain('href="/en/@whole/" hreflang="en"');
    expect(await plan.text('/en/@whole/')).toContain('href="/fr/@whole/" hreflang="fr"');
    expect(await plan.text('/en/climate/@whole/')).not.toContain('hreflang=');
  });
});
