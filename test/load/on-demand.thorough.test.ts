import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../functions/on-demand.ts';
import { createSiteServer } from '../../lib/local/server/site-server.ts';
import { counting } from '../support/counting.ts';
import { listen } from '../support/listen.ts';
import { openPlanSite, type PlanSite, testSite } from '../support/plan-site.ts';
import { openReaders } from './readers.ts';

const versions = 12;
const crowd = 1_000;

let plan: PlanSite;
let counts: ReturnType<typeof counting>;
let url: string;
let commits: string[];
const server = createSiteServer();
/** Comparisons that are being made, and how many were at most. */
const making = { now: 0, most: 0, total: 0 };

beforeAll(async () => {
  plan = await openPlanSite();
  for (let round = 0; round < versions; round += 1) {
    const files = { 'en/a.md': `# A\n\nRound ${round}.\n`, 'en/b.md': '# B\n' };
    await plan.repository.commit({ message: `Round ${round}`, files });
  }
  await plan.publish();
  commits = (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
  counts = counting(plan);
  const answer = createHandler({ ...counts.ports, site: testSite });
  server.serve({
    url: 'http://localhost',
    pages: plan.pages,
    receive: async () => ({ statusCode: 404 }),
    git: async () => {},
    async onDemand(event) {
      making.now += 1;
      making.total += 1;
      making.most = Math.max(making.most, making.now);
      return answer(event).finally(() => {
        making.now -= 1;
      });
    },
  });
  url = await listen(server.http);
});

afterAll(async () => {
  server.http.closeAllConnections();
  server.http.close();
  await plan.close();
});

async function statuses(addresses: readonly string[]): Promise<number[]> {
  const { readers, close } = openReaders(url, addresses.length);
  Object.assign(making, { now: 0, most: 0, total: 0 });
  counts.reset();
  const answers = await Promise.all(
    readers.map((reader, index) => reader.read(addresses[index] ?? '/')),
  );
  close();
  return answers.map(({ status }) => status);
}

function pair(before: number, after: number): string {
  return `/en/a/@compare/${commits[before]}..${commits[after]}/`;
}

describe('the comparison function', () => {
  it('makes a pair once, however many ask for it at the same time', async () => {
    const asked = await statuses(Array.from({ length: crowd }, () => pair(2, 7)));
    expect(new Set(asked)).toEqual(new Set([200]));
    expect(making.total).toBe(1);
    expect(await statuses([pair(2, 7)])).toEqual([200]);
    expect(making.total).toBe(0);
  });

  it('makes every pair of a document when all are asked for at once, one after the other', async () => {
    const numbers = commits.map((_, index) => index);
    const pairs = numbers.flatMap((before) => numbers.map((after) => [before, after] as const));
    const asked = await statuses(pairs.map(([before, after]) => pair(before, after)));
    // Backwards they lead to the comparison that there is; a version is not compared with itself.
    const expected = pairs.map(([before, after]) =>
      before === after ? 404 : before < after ? 200 : 302,
    );
    expect(asked).toEqual(expected);
    expect(making.most).toBe(1);
    expect(await plan.text(`${pair(0, 11).slice(1)}index.html`)).toContain('Round');
  });

  it('reads no document for commits that were never published, and writes nothing', async () => {
    const unknown = Array.from({ length: crowd }, (_, index) => {
      const id = index.toString(16).padStart(12, '0');
      return index % 2 === 0
        ? `/en/a/@compare/${id}..${commits[1]}/`
        : `/en/b/@compare/${commits[1]}..${id}/`;
    });
    expect(new Set(await statuses(unknown))).toEqual(new Set([404]));
    expect(counts.writes()).toBe(0);
    // The cursor, the languages, the address's owners, at most two commits, and the languages again
    // for the page that says so.
    expect(counts.reads()).toBeLessThanOrEqual(crowd * 6);
  });

  it('writes nothing for a document that did not change in these commits, nor for malformed addresses', async () => {
    const other = `/en/b/@compare/${commits[3]}..${commits[4]}/`;
    const malformed = [
      '/en/a/@compare/',
      `/en/a/@compare/${commits[0]}/`,
      `/en/a/@compare/${commits[0]}..${commits[1]}x/`,
      `/en/a/@compare/${commits[0]}...${commits[1]}/`,
      `/en/a/@compare/${'0'.repeat(4_000)}..${commits[1]}/`,
      `/en/a/@compare/${commits[0]}..${commits[1]}/@compare/${commits[0]}..${commits[1]}/`,
      `/${'x/'.repeat(2_000)}@compare/${commits[0]}..${commits[1]}/`,
      '/en/a/@0000-00-00/',
      '/nowhere/@2016-01-01/',
    ];
    expect(new Set(await statuses([other, ...malformed]))).toEqual(new Set([404]));
    expect(counts.writes()).toBe(0);
  });
});
