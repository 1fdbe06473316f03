import { beforeAll, describe, expect, it } from '@jest/globals';
import { openPastPlan } from './past-plan.ts';

const long = 'What is said here is long enough to be known again when its file moves elsewhere.\n';
const promise = (number: number, due: string, more = '') =>
  `---\nstatus: limited\ndue: ${due}\n---\n# Commitment ${number}: Promise ${number}\n\n${long}${more}`;

let plan: Awaited<ReturnType<typeof openPastPlan>>;

beforeAll(async () => {
  plan = await openPastPlan([
    [
      '2016-02-10',
      {
        'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
        'en/SUMMARY.md':
          '# Summary\n\n* [Climate](climate/README.md)\n  * [First](climate/commitment-1.md)\n  * [Fourth](climate/commitment-4.md)\n* [Water](water/README.md)\n',
        'en/README.md': '# The plan\n',
        'en/climate/README.md': '# Climate\n',
        'en/climate/commitment-1.md': promise(1, '2016-06-30'),
        'en/climate/commitment-4.md': promise(4, '2016-06-30'),
        'en/water/README.md': '# Water\n',
        'en/water/commitment-2.md': promise(2, '2016-06-30', 'Rivers are clean.\n'),
        'en/water/commitment-3.md': promise(3, '2016-06-30', 'Lakes are clear.\n'),
        'fr/README.md': '# Le plan\n',
      },
    ],
    [
      '2016-03-01',
      {
        'en/climate/commitment-1.md': promise(1, '2016-09-30'),
        'en/climate/README.md': '# Climate and air\n',
        'en/water/passing.md': '# For a while\n',
      },
    ],
    [
      '2016-04-01',
      {
        'en/climate/commitment-1.md': promise(1, '2016-12-31'),
        'en/climate/README.md': '# Climate\n',
        'en/water/passing.md': null,
        'en/water/commitment-2.md': null,
        'en/air/commitment-2.md': promise(2, '2016-06-30', 'Rivers are clean.\n'),
        'en/water/commitment-3.md': null,
      },
    ],
    ['2016-05-01', { 'en/later.md': '# Later\n' }],
    ['2016-05-02', { 'en/later.md': null }],
    [
      '2016-05-03',
      {
        'en/later.md': '# Later\n',
        'en/water/commitment-3.md': promise(3, '2016-06-30', 'Lakes are clear.\n'),
      },
    ],
    ['2016-05-04', { 'en/water/commitment-3.md': promise(3, '2016-12-31', 'Lakes are clear.\n') }],
  ]);
});

describe('what changed since a day', () => {
  it('has each document once, from its text then to its text now', async () => {
    const page = await plan.text('/@changes/since/2016-02-10/');
    expect(page).toContain('<h1 dir="auto">What changed since 10 February 2016</h1>');
    expect(page.match(/<h2><bdi>Commitment 1: Promise 1/gu)).toHaveLength(1);
    expect(page).toContain('from 30 June 2016 to 31 December 2016');
    expect(page).not.toContain('30 September 2016');
  });

  it('tells what was changed back, what came and went, what moved and what was withdrawn', async () => {
    const page = await plan.text('/@changes/since/2016-02-10/');
    const back = page.slice(page.indexOf('Changed, and changed back'));
    expect(back).toContain('href="/en/climate/@history/"');
    expect(back.slice(back.indexOf('Published and withdrawn'))).toContain('For a while');
    expect(page).toMatch(/Promise 2<\/bdi> <span[^>]*>Moved/u);
  });

  it('says that what came on the day itself is not counted, and where it is', async () => {
    const page = await plan.text('/@changes/since/2016-05-04/', '2016-05-04');
    expect(page).toContain('Nothing changed.');
    expect(page).toContain('What was published on 4 May 2016 itself is not among these:');
    expect(page).toContain('href="/@changes/since/2016-05-03/"');
    const quiet = await plan.text('/@changes/since/2016-05-05/', '2016-05-05');
    expect(quiet).not.toContain('is not among these');
  });

  it('tells of what was withdrawn in between, and of what was taken back, as seen from the day', async () => {
    const until = await plan.text('/@changes/2016-02-10..2016-05-01/');
    expect(until).toMatch(/Promise 3<\/bdi> <span[^>]*>Withdrawn/u);
    const since = await plan.text('/@changes/since/2016-05-01/');
    expect(since).toMatch(/Promise 3<\/bdi><\/a> <span[^>]*>Reinstated/u);
    const before = await plan.text('/@changes/since/2016-02-01/');
    expect(before).toMatch(/Later<\/bdi> <span[^>]*change-created/u);
    expect(before).toMatch(/Promise 3<\/bdi> <span[^>]*change-created/u);
  });

  it('is of a folder, also of one that a SUMMARY.md above lists', async () => {
    const climate = await plan.text('/en/climate/@changes/since/2016-02-10/');
    expect(climate).toContain('What changed since 10 February 2016: Climate');
    expect(climate).toContain('Promise 1');
    expect(climate).not.toContain('Promise 3');
  });

  it('tells of a folder what went to another one, and what came from there', async () => {
    const water = await plan.text('/en/water/@changes/since/2016-02-10/');
    expect(water).toMatch(/[Mm]oved from “Water” to “air”/u);
    const air = await plan.text('/en/air/@changes/since/2016-02-10/');
    expect(air).toMatch(/[Mm]oved from “Water” to “air”/u);
  });

  it('is of two days, and for ever once the later one is over', async () => {
    const page = await plan.ask('/@changes/2016-02-10..2016-03-01/');
    expect(page).toMatchObject({
      text: expect.stringContaining('30 September 2016'),
      keptSeconds: 86_400,
    });
    expect(await plan.ask('/@changes/since/2016-03-01/')).not.toHaveProperty('keptSeconds');
  });

  it('puts days in order, and says that nothing changed', async () => {
    const turned = await plan.text('/@changes/2016-03-01..2016-02-10/');
    expect(turned).toBe('→ /@changes/2016-02-10..2016-03-01/');
    expect(await plan.text('/@changes/2016-03-01..2016-03-31/')).toContain('Nothing changed.');
    expect(await plan.text('/fr/@changes/since/2016-03-01/')).toContain('Rien n’a changé.');
  });

  it('is of no address where the plan never had a folder', async () => {
    expect(await plan.ask('/en/nowhere/@changes/since/2016-02-10/')).toBeUndefined();
    expect(await plan.ask('/en/nowhere/@changes/2016-02-10..2016-03-01/')).toBeUndefined();
  });

  it('asks for a day, without feeds that are not there', async () => {
    const page = await plan.text('/en/nowhere/@changes/since/');
    expect(page).toContain('action="/en/nowhere/@changes/since/"');
    expect(page).not.toContain('/en/nowhere/feed.');
    expect(page).toContain('href="/en/feed.atom"');
  });

  it('leads from a document to what became of its text', async () => {
    const at = '/en/climate/commitment-1/';
    expect(await plan.text(`${at}@changes/since/2016-02-10/`)).toMatch(
      /^→ \/en\/climate\/commitment-1\/@compare\/[0-9a-f]{12}\.\.[0-9a-f]{12}\/$/u,
    );
    expect(await plan.text(`${at}@changes/2016-04-02..2016-04-03/`)).toMatch(
      /^→ \/en\/climate\/commitment-1\/@[0-9a-f]{12}\/$/u,
    );
  });

  it('says of a day before the plan that all is new, and that other days are none', async () => {
    const page = await plan.text('/@changes/since/2016-01-01/');
    expect(page).toContain('first published on <a href="/@2016-02-10/"');
    expect(page).toContain('Promise 1');
    for (const none of ['since/2016-02-30', 'since/2020-01-01', '2016-03-01..2020-01-01'])
      expect(await plan.ask(`/@changes/${none}/`)).toMatchObject({ status: 404 });
  });

  it('leads to the redlines that it has no room for', async () => {
    const texts = (word: string) =>
      Object.fromEntries(
        Array.from({ length: 45 }, (_, number) => [
          `page-${number}.md`,
          `# Page ${number}\n\n${word}\n`,
        ]),
      );
    const many = await openPastPlan([
      ['2016-02-10', texts('One')],
      ['2016-03-01', texts('Two')],
    ]);
    const page = await many.text('/@changes/since/2016-02-10/');
    const others = page.slice(page.indexOf('Further documents that changed'));
    expect(others.match(/href="\/page-\d+\/@compare\/\w{12}\.\.\w{12}\/"/gu)).toHaveLength(5);
    expect(page.match(/<details/gu)).toHaveLength(40);
  });
});
