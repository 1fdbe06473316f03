import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { periodOf } from '../../../lib/plan/standing/digest-periods.ts';
import { daysFrom, publishDated, withFacts } from './dated-plan.ts';

interface Item {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly date_published: string;
  readonly content_html: string;
}

const pave = (length: string, status: string) =>
  withFacts(`status: ${status}`, 'Commitment 1: Pave', `We pave ${length} km of roads.`);

/** A Monday, and what its week and the next ones bring. */
const weeks = {
  '2016-05-02': {
    'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
    'en/README.md': '# Plan\n',
    'en/ways/README.md': '# Ways\n',
    'en/ways/commitment-1.md': pave('500', 'limited'),
    'en/ways/commitment-2.md': withFacts('status: limited', 'Commitment 2: Light', 'We light.'),
    'en/water/notes.md': '# Notes\n\nA smal slip.\n',
    'fr/README.md': '# Plan\n',
  },
  '2016-05-09': { 'en/water/notes.md': '# Notes\n\nA small slip.\n' },
  '2016-05-10': { 'en/ways/commitment-1.md': pave('700', 'limited') },
  '2016-05-11': { 'en/ways/passing.md': '# Passing\n' },
  '2016-05-12': { 'en/ways/passing.md': undefined },
  '2016-05-15T23:59:59.000Z': { 'en/ways/commitment-1.md': pave('900', 'limited') },
  '2016-05-31': { 'en/ways/commitment-2.md': undefined },
};

describe('a digest', () => {
  let plan: Awaited<ReturnType<typeof publishDated>>;
  const itemsOn = async (day: string, name = 'weekly', folder = ''): Promise<readonly Item[]> =>
    JSON.parse((await plan.ask(`${folder}/@feeds/${name}.json`, day)) ?? '{"items":[]}').items;
  beforeAll(async () => {
    plan = await publishDated(weeks);
  });

  it('comes when its week is over, and is the same from then on', async () => {
    const known = new Map<string, Item>();
    const told: string[] = [];
    for (const day of daysFrom('2016-05-14', '2016-06-08'))
      for (const item of [...(await itemsOn(day))].reverse()) {
        if (known.has(item.id)) expect(item).toEqual(known.get(item.id));
        else if (day > '2016-05-14') told.push(`${day} ${item.title}`);
        known.set(item.id, item);
      }
    expect(told).toEqual([
      '2016-05-16 Week of 9 May 2016: Commitment 1: “500 km” became “900 km”; Notes: “smal” became “small”',
      '2016-06-06 Week of 30 May 2016: Commitment 2: withdrawn',
    ]);
  });

  it('of a folder tells what came from another one as moved, not as new', async () => {
    const here =
      '# Commitment 7: Trees\n\nWe plant a thousand trees in each town of the country.\n';
    const moved = await publishDated({
      '2016-05-02': { 'ways/commitment-7.md': here, 'woods/README.md': '# Woods\n' },
      '2016-05-10': { 'ways/commitment-7.md': undefined, 'woods/commitment-7.md': here },
      '2016-05-11': { 'woods/commitment-8.md': '# Commitment 8: Paths\n' },
    });
    const { items } = JSON.parse(
      (await moved.ask('/woods/@feeds/weekly.json', '2016-05-20')) ?? '',
    );
    expect(items[0].title).toMatch(/Commitment 7: moved/u);
    expect(items[0].title).toMatch(/Commitment 8: first published/u);
  });

  it('tells each document once, by chapter, with what came of it in the end', async () => {
    const [, item] = await itemsOn('2016-06-08');
    const html = item?.content_html ?? '';
    const headings = [...html.matchAll(/<h(\d) dir="auto">(.*?)<\/h\d>/gu)];
    expect(headings.map(([, level, text]) => [level, text?.replace(/<[^>]*>/gu, '')])).toEqual([
      ['2', 'Ways'],
      ['3', 'Commitment 1: Pave'],
      ['2', 'water'],
      ['3', 'Notes'],
    ]);
    expect(html).toContain('500');
    expect(html).toContain('900');
    expect(html).not.toMatch(/700|Passing/u);
  });

  it('shows what went as deleted, and leads to the pages of its days', async () => {
    const [item] = await itemsOn('2016-06-08');
    expect(item?.content_html).toContain('We light.');
    expect(item).toMatchObject({
      url: 'https://plan.example.org/@changes/2016-05-29..2016-06-05/',
      date_published: '2016-06-06T00:00:00Z',
    });
  });

  it('is there for a month, and for a language that had changes', async () => {
    expect((await itemsOn('2016-06-01', 'monthly')).map(({ title }) => title)).toEqual([
      expect.stringContaining('May 2016: '),
    ]);
    expect(await itemsOn('2016-06-08', 'weekly', '/en')).toHaveLength(3);
    expect(await itemsOn('2016-06-08', 'weekly', '/fr')).toMatchObject([
      { title: 'Semaine du 2 mai 2016 : Plan : première publication' },
    ]);
  });

  it('is read alike by independent parsers', async () => {
    const [rss = '', atom = ''] = [
      await plan.ask('/@feeds/weekly.xml', '2016-06-08'),
      await plan.ask('/@feeds/weekly.atom', '2016-06-08'),
    ];
    const ids = (await itemsOn('2016-06-08')).map(({ id }) => id);
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid?.value)).toEqual(ids);
    expect((await new RssParser().parseString(rss)).items.map(({ guid }) => guid)).toEqual(ids);
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids);
  });
});

describe('a digest of long documents', () => {
  it('compares as many as there is room for, and names the others with their numbers', async () => {
    const long = 'We pave one more road. '.repeat(1_000);
    const plan = await publishDated({
      '2016-05-02': {
        'README.md': '# Plan\n',
        'commitment-1.md': withFacts('number: 1', 'Pave', long),
        'commitment-2.md': withFacts('number: 2', 'Light', long),
        'commitment-3.md': withFacts('number: 3', 'Plant', 'We plant.'),
      },
      '2016-05-09': {
        'commitment-1.md': withFacts('number: 1', 'Pave', `${long}All 500 of them.`),
        'commitment-2.md': withFacts('number: 2', 'Light', `${long}All 500 of them.`),
        'commitment-3.md': withFacts('number: 3', 'Plant', 'We plant trees.'),
      },
    });
    const { items } = JSON.parse((await plan.ask('/@feeds/weekly.json', '2016-05-17')) ?? '');
    const html: string = items[0].content_html;
    expect(html).toContain('trees');
    expect(html).toContain('/commitment-1/@compare/');
    expect(html).toMatch(
      /@changes\/2016-05-08\.\.2016-05-15\/">One more document changed:<\/a><\/p>\s*<ul><li><a href="[^"]*\/commitment-2\/@\w+\/">Commitment 2: Light<\/a>/u,
    );
  });
});

describe('a week', () => {
  it('begins on Monday, also where a year ends in it', () => {
    expect(periodOf('2016-01-03', 'weekly')).toEqual({ first: '2015-12-28', last: '2016-01-03' });
    expect(periodOf('2016-01-04', 'weekly')).toEqual({ first: '2016-01-04', last: '2016-01-10' });
  });

  it('is no month, which ends with its last day', () => {
    expect(periodOf('2016-02-29', 'monthly')).toEqual({ first: '2016-02-01', last: '2016-02-29' });
    expect(periodOf('2016-12-31', 'monthly')).toEqual({ first: '2016-12-01', last: '2016-12-31' });
  });
});
