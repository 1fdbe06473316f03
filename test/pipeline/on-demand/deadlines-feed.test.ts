import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { daysFrom, publishDated, story, withFacts } from './dated-plan.ts';

interface Item {
  readonly id: string;
  readonly title: string;
  readonly date_published: string;
  readonly content_html: string;
}

describe('the feed of deadlines', () => {
  let plan: Awaited<ReturnType<typeof publishDated>>;
  const itemsOn = async (day: string, folder = ''): Promise<readonly Item[]> =>
    JSON.parse((await plan.ask(`${folder}/@feeds/deadlines.json`, day)) ?? '{"items":[]}').items;
  beforeAll(async () => {
    plan = await publishDated(story);
  });

  it('tells each deadline once on its day, and always in the same words', async () => {
    const said = new Map<string, Item>();
    const told: string[] = [];
    for (const day of daysFrom('2016-01-01', '2017-01-10'))
      for (const item of [...(await itemsOn(day))].reverse()) {
        const known = said.get(item.id);
        if (known) expect(item).toEqual(known);
        else {
          expect(item.date_published).toBe(`${day}T00:00:00Z`);
          told.push(`${day} ${item.title}`);
        }
        said.set(item.id, item);
      }
    expect(told).toEqual([
      '2016-03-01 Commitment 1: Pave: 2 milestones due on 31 March 2016 (in 30 days)',
      '2016-04-01 Commitment 1: Pave: milestone “Report” past its due date, 31 March 2016',
      '2016-05-31 Commitment 3: Talk, listen; ask: no new version since 1 June 2015',
      '2016-06-11 Commitment 4: Haste: due on 20 June 2016 (in 9 days)',
      '2016-06-21 Commitment 4: Haste: past its due date, 20 June 2016',
      '2016-12-01 Commitment 1: Pave: due on 31 December 2016 (in 30 days)',
      '2017-01-01 Commitment 1: Pave: past its due date, 31 December 2016',
    ]);
  });

  it('keeps ninety days, newest first', async () => {
    const dates = (await itemsOn('2016-06-28')).map((item) => item.date_published.slice(0, 10));
    expect(dates).toEqual(['2016-06-21', '2016-06-11', '2016-05-31', '2016-04-01']);
    expect(await itemsOn('2016-06-29')).toHaveLength(4);
    expect(await itemsOn('2016-06-30')).toHaveLength(3);
  });

  it('is read alike by independent parsers', async () => {
    const [rss = '', atom = ''] = [
      await plan.ask('/@feeds/deadlines.xml', '2016-06-28'),
      await plan.ask('/@feeds/deadlines.atom', '2016-06-28'),
    ];
    const other = await new RssParser().parseString(rss);
    const ids = (await itemsOn('2016-06-28')).map(({ id }) => id);
    expect(parseRssFeed(rss).items?.map(({ guid }) => guid?.value)).toEqual(ids);
    expect(other.items.map(({ guid }) => guid)).toEqual(ids);
    expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual(ids);
  });

  it('speaks the language of its folder, and is there for a chapter', async () => {
    const [french] = await itemsOn('2016-05-31', '/fr');
    expect(french?.title).toBe('Engagement 1: Paver : échéance le 30 juin 2016 (dans 30 jours)');
    expect(await itemsOn('2016-06-28', '/en/ways')).toEqual(await itemsOn('2016-06-28'));
    expect(await plan.ask('/nowhere/@feeds/deadlines.xml', '2016-06-28')).toBeUndefined();
  });

  it('of a chapter that a SUMMARY.md above lists has what is in its folder', async () => {
    const listed = await publishDated({
      '2016-06-01': {
        'SUMMARY.md':
          '* [Other](b/commitment-2.md)\n* [Ways](a/README.md)\n  * [One](a/commitment-1.md)\n',
        'a/README.md': '# Ways\n',
        'a/commitment-1.md': withFacts('due: 2016-06-30', 'Commitment 1: One'),
        'b/commitment-2.md': withFacts('due: 2016-06-30', 'Commitment 2: Other'),
      },
    });
    const feed = JSON.parse((await listed.ask('/a/@feeds/deadlines.json', '2016-07-01')) ?? '');
    const titles = feed.items.map(({ title }: Item) => title.slice(0, 12));
    expect(titles).toEqual(['Commitment 1', 'Commitment 1']);
    const calendar = (await listed.ask('/a/@feeds/due.ics', '2016-07-01')) ?? '';
    expect(calendar.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
  });

  it('is there, and empty, where nothing is promised', async () => {
    const bare = await publishDated({ '2016-01-01': { 'a.md': '# A\n' } });
    for (const name of ['deadlines.xml', 'weekly.atom', 'monthly.json', 'due.ics'])
      expect(await bare.answer(`/@feeds/${name}`, '2016-01-02')).toMatchObject({ status: 200 });
    expect(await bare.ask('/@feeds/chapters.opml', '2016-01-02')).toContain('<opml');
  });

  it('may be kept for a quarter of an hour', async () => {
    expect(await plan.answer('/@feeds/deadlines.xml', '2016-06-28')).toMatchObject({
      contentType: 'application/rss+xml; charset=utf-8',
      keptSeconds: 900,
    });
  });
});

describe('a date that was near', () => {
  const facts = 'status: limited\ndue: 2016-06-30\nlead: Ministry of Roads';
  const promise = (title: string, more = facts) => withFacts(more, title);

  it('and is taken out, moved or withdrawn is told as dropped, in the chapter as well', async () => {
    const plan = await publishDated({
      '2016-01-01': {
        'a/commitment-1.md': promise('Commitment 1: One'),
        'a/commitment-2.md': promise('Commitment 2: Two'),
        'a/commitment-3.md': promise('Commitment 3: Three'),
        'b/commitment-4.md': promise('Commitment 4: Four'),
      },
      '2016-06-08': {
        'a/commitment-1.md': promise('Commitment 1: One', 'status: limited'),
        'a/commitment-2.md': undefined,
        'a/commitment-3.md': promise('Commitment 3: Three', facts.replace('06-30', '12-31')),
      },
    });
    const items = async (folder: string): Promise<readonly Item[]> =>
      JSON.parse((await plan.ask(`${folder}/@feeds/deadlines.json`, '2016-06-10')) ?? '').items;
    const told = (await items('')).filter(({ title }) => title.includes('no longer'));
    expect(
      told.map(({ title, date_published }) => `${date_published.slice(0, 10)} ${title}`),
    ).toEqual([
      '2016-06-09 Commitment 1: One: no longer due on 30 June 2016',
      '2016-06-09 Commitment 3: Three: no longer due on 30 June 2016',
      '2016-06-09 Commitment 2: Two: no longer due on 30 June 2016',
    ]);
    const [one, three, two] = told.map(({ content_html }) => content_html);
    expect(one).not.toContain('Due: ');
    expect(three).toContain('Due: 31 December 2016');
    expect(two).toContain('Status: Withdrawn');
    expect(two).not.toContain('Due: ');
    const ofChapters = [await items('/a'), await items('/b')];
    expect(ofChapters.map((each) => each.length)).toEqual([6, 1]);
  });

  it('or past when the plan was first published is not told', async () => {
    const plan = await publishDated({
      '2016-06-08': {
        'commitment-1.md': promise('Commitment 1: One', 'due: 2016-03-31'),
        'commitment-2.md': promise('Commitment 2: Two'),
      },
    });
    const feed = JSON.parse((await plan.ask('/@feeds/deadlines.json', '2016-06-10')) ?? '');
    expect(feed.items.map(({ title }: Item) => title)).toEqual([
      'Commitment 2: Two: due on 30 June 2016 (in 21 days)',
    ]);
  });
});

describe('deadlines of many commitments at once', () => {
  it('share one entry', async () => {
    const many = Array.from({ length: 60 }, (_, number) => [
      `commitment-${number}.md`,
      withFacts('due: 2016-06-30', `Commitment ${number}: Do`),
    ]);
    const plan = await publishDated({ '2016-06-01': Object.fromEntries(many) });
    const feed = JSON.parse((await plan.ask('/@feeds/deadlines.json', '2016-07-01')) ?? '');
    expect(feed.items.map(({ title }: Item) => title)).toEqual([
      '60 commitments have something past its due date',
      '60 commitments have something that falls due soon',
    ]);
    expect(feed.items[0].content_html.match(/<li/gu)).toHaveLength(60);
  });
});
