import { beforeAll, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { addDays } from '../../../lib/plan/standing/days.ts';
import { askedKey, datePart } from '../../../lib/site/http/asked-query.ts';
import { site } from '../../simulation/world.ts';
import { openPastPlan } from './past-plan.ts';

let plan: Awaited<ReturnType<typeof openPastPlan>>;
let versions: readonly string[];

beforeAll(async () => {
  plan = await openPastPlan([
    ['2016-02-10', { 'a.md': '# A\n\nOne.\n' }],
    ['2016-04-01', { 'a.md': '# A\n\nTwo.\n' }],
    ['2016-06-01', { 'b.md': '# B\n' }],
  ]);
  const changeSets = await plan.store.changeSets(1, 2);
  versions = changeSets.map(({ commit }) => `/a/@${commit.slice(0, 12)}/`);
});

/** What a Memento client is answered. */
function negotiate(address: string, date: string) {
  return plan.ask(`/${askedKey(`${address.slice(1)}@timegate/index.html`, datePart(date))}`);
}

describe('a TimeGate', () => {
  it.each([
    ['Thu, 31 Mar 2016 23:59:59 GMT', 0],
    ['Fri, 01 Apr 2016 11:59:59 GMT', 0],
    ['Fri, 01 Apr 2016 12:00:00 GMT', 1],
    ['Wed, 01 Jan 2042 00:00:00 GMT', 1],
    // Before the first, the first is the nearest.
    ['Mon, 01 Jan 1990 00:00:00 GMT', 0],
    ['2016-03-01', 0],
  ])('of a document leads at %s to version %i', async (date, number) => {
    expect(await negotiate('/a/', date)).toEqual({
      redirect: versions[number],
      cache: 'current',
      headers: {
        vary: 'accept-datetime',
        link: '<https://plan.example.org/a/>; rel="original", <https://plan.example.org/a/@timemap/>; rel="timemap"; type="application/link-format"',
      },
    });
  });

  it('leads to the newest version where no date is asked for', async () => {
    expect(await plan.text('/a/@timegate/')).toBe(`→ ${versions[1]}`);
  });

  it('of the plan leads to the newest day that has a change', async () => {
    const at = async (date: string) => {
      const answer = await negotiate('/', date);
      return answer && 'redirect' in answer ? answer.redirect : undefined;
    };
    expect(await at('Sun, 01 May 2016 00:00:00 GMT')).toBe('/@2016-04-01/');
    // A day's page shows how it ended: before its change, the day before it is the nearest.
    expect(await at('Fri, 01 Apr 2016 11:59:59 GMT')).toBe('/@2016-02-10/');
    expect(await at('Fri, 01 Apr 2016 12:00:00 GMT')).toBe('/@2016-04-01/');
    expect(await at('Wed, 10 Feb 2016 00:00:00 GMT')).toBe('/@2016-02-10/');
    expect(await at('Mon, 01 Jan 1990 00:00:00 GMT')).toBe('/@2016-02-10/');
    expect(await at('Wed, 01 Jan 2042 00:00:00 GMT')).toBe('/@2016-06-01/');
    expect(await plan.text('/@timegate/')).toBe('→ /@2016-06-01/');
  });

  it('refuses what is no date, and knows no other address', async () => {
    expect(await negotiate('/a/', 'yesterday')).toMatchObject({ status: 400 });
    expect(await negotiate('/none/', 'Sun, 01 May 2016 00:00:00 GMT')).toBeUndefined();
  });
});

describe('a TimeMap', () => {
  it('of a document lists its versions', async () => {
    expect(await plan.ask('/a/@timemap/')).toMatchObject({
      status: 200,
      contentType: 'application/link-format',
      text: expect.stringMatching(
        /@\w{12}\/>; rel="last memento"; datetime="Fri, 01 Apr 2016 12:00/u,
      ),
    });
    for (const none of ['/a/@timemap/2/', '/none/@timemap/'])
      expect(await plan.ask(none)).toBeUndefined();
  });

  it('of an address lists the versions of each document that it led to, as the TimeGate has them', async () => {
    const text = (subject: string) =>
      `# ${subject}\n\nAll about ${subject}, and about nothing else.\n`;
    const moved = await openPastPlan([
      ['2016-01-01', { 'a.md': text('rivers and lakes') }],
      ['2016-02-01', { 'a.md': null, 'b.md': text('rivers and lakes') }],
      ['2016-03-01', { 'b.md': `${text('rivers and lakes')}\nMore.\n` }],
      ['2016-04-01', { 'a.md': text('seventeen new railways') }],
    ]);
    const changeSets = await moved.store.changeSets(1, 4);
    const [first, second, third, fourth] = changeSets.map(({ commit }) => commit.slice(0, 12));
    const listed = async (address: string) =>
      (await moved.text(`${address}@timemap/`)).match(
        /\/\w+\/@\w{12}\/(?=>; rel="[a-z ]*memento")/gu,
      );
    expect(await listed('/a/')).toEqual([
      `/a/@${first}/`,
      `/b/@${second}/`,
      `/b/@${third}/`,
      `/a/@${fourth}/`,
    ]);
    expect(await listed('/b/')).toEqual([`/a/@${first}/`, `/b/@${second}/`, `/b/@${third}/`]);
  });

  it('reads the versions of its part alone, however many there are', async () => {
    const long = await openPastPlan(
      Array.from({ length: 12 }, (_, index) => [
        `2016-01-${String(index + 1).padStart(2, '0')}`,
        { 'a.md': `# A\n\nText ${index}.\n` },
      ]),
    );
    let reads = 0;
    const { store } = long;
    const version: typeof store.version = async (document, number) => {
      reads += 1;
      const one = await store.version(document, Math.min(number, 12));
      return one && { ...one, number, commit: String(number).padStart(12, '0').padEnd(40, 'a') };
    };
    const documents: typeof store.documents = async (ids) =>
      new Map(
        [...(await store.documents(ids))].map(([id, record]) => [
          id,
          { ...record, state: { ...record.state, version: 2500 } },
        ]),
      );
    const versionsOf = () => Promise.reject(new Error('reads all'));
    const stores = { ...store, version, documents, versionsOf };
    const found = await onDemand('/a/@timemap/3/', { ...long, store: stores }, site);
    const text = found && 'text' in found ? found.text : '';
    expect(text).toContain('/a/@timemap/2/>; rel="timemap"');
    expect(text.match(/memento"/gu)).toHaveLength(500);
    expect(text).toMatch(/@000000002500\/>; rel="last memento"/u);
    expect(text).not.toContain('/a/@timemap/4/');
    expect(reads).toBeLessThan(550);
  });

  it('of the plan lists the days on which it changed', async () => {
    const map = await plan.text('/@timemap/');
    expect(map.match(/\/@2016-\d\d-\d\d\/>; rel="(?:first |last )?memento"/gu)).toHaveLength(3);
  });

  it('of the plan has parts, and reads the days of each alone', async () => {
    const long = await openPastPlan([['2016-01-01', { 'a.md': '# A\n' }]]);
    const all = Array.from({ length: 2300 }, (_, nth) => addDays('2016-01-01', -nth)).toReversed();
    for (const day of all) await long.index.put('DAYS', day, '1', 1);
    const limits: (number | undefined)[] = [];
    const range: typeof long.index.range = (partition, options) => {
      if (partition === 'DAYS') limits.push(options?.limit);
      return long.index.range(partition, options);
    };
    const seen: string[] = [];
    const ways: (string | undefined)[] = [];
    for (let next: string | undefined = '/@timemap/'; next !== undefined; ) {
      const found = await onDemand(next, { ...long, index: { ...long.index, range } }, site);
      const text = found && 'text' in found ? found.text : '';
      const days = [...text.matchAll(/\/@([\d-]+)\/>; rel="[a-z ]*memento"/gu)].map(
        ([, day]) => day,
      );
      const parts = [...text.matchAll(/org(\S+)>; rel="timemap"/gu)].map(([, part]) => part);
      expect(text.includes('rel="first memento"')).toBe(seen.length === 0);
      expect(parts.includes(ways.at(-1))).toBe(ways.length > 0);
      const before: string = next;
      next = parts.find((part) => part !== undefined && part > before && !ways.includes(part));
      ways.push(before);
      seen.push(...days.flatMap((day) => day ?? []));
    }
    expect(seen).toEqual(all);
    expect(ways).toHaveLength(3);
    expect(Math.max(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY))).toBe(1001);
    for (const none of ['/@timemap/2/', '/@timemap/2016-02-30/', '/a/@timemap/2016-01-01/'])
      expect(await long.ask(none)).toBeUndefined();
  });

  it('names pages that say the same date', async () => {
    const page = await plan.ask('/@2016-04-01/');
    expect(page).toMatchObject({
      headers: { 'memento-datetime': 'Fri, 01 Apr 2016 23:59:59 GMT' },
    });
    // The last day is not over: more may come.
    expect(await plan.ask('/@2016-06-01/')).not.toMatchObject({
      headers: { 'memento-datetime': expect.anything() },
    });
  });
});
