import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../functions/on-demand.ts';
import { httpEvent } from '../../lib/local/server/http-event.ts';
import { createSiteServer } from '../../lib/local/server/site-server.ts';
import { createMemoryPageStore } from '../../lib/memory/memory-page-store.ts';
import { href, pageKey } from '../../lib/plan/addresses/addresses.ts';
import type { PageStore } from '../../lib/ports/page-store.ts';
import { handle } from '../../lib/stack/edge/viewer-request.ts';
import { listen } from '../support/listen.ts';
import { openPlanSite, type PlanSite, testSite } from '../support/plan-site.ts';

/** Names that a path cannot hold as they are, and names that mean another thing when decoded twice. */
const names = [
  ...['plain', '100% renewable', 'rate-50%', '50%25 cut', '100%25', '100%2525', 'why?', 'a?b?c'],
  ...['C# report', 'a+b', 'déjà vu', 'a;b=c', '%2e%2e', 'x&y', "it's (here)!", '計画'],
];

/** Lambda: most bytes of an answer, as JSON. */
const lambdaTakes = 6 * 1024 * 1024;

/** Texts whose comparison is longer than that: in bytes, or only once it is JSON. */
const largeTexts: Readonly<Record<string, string>> = { 'long 50%': '<', backslashes: '\\' };

/** Lines that differ from those of any other round. */
function largeText(character: string, round: number): string {
  const lines = Array.from({ length: 900 }, (_, i) => `${character.repeat(1_000)}${i}${round}`);
  return `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
}

let plan: PlanSite;
let commits: readonly string[];

beforeAll(async () => {
  plan = await openPlanSite();
  for (const round of [1, 2]) {
    const files = names.map((name) => [`${name}.md`, `# ${name}\n\nText ${round}.\n`]);
    for (const [name, character] of Object.entries(largeTexts))
      files.push([`${name}.md`, largeText(character, round)]);
    files.push(['LANGS.md', '* [Français](fr/)\n']);
    const date = `201${4 + round}-05-01T00:00:00Z`;
    await plan.repository.commit({ message: `m${round}`, date, files: Object.fromEntries(files) });
  }
  await plan.publish();
  commits = (await plan.changeSets()).map(({ commit }) => commit.slice(0, 12));
});

const server = createSiteServer();

afterAll(async () => {
  server.http.closeAllConnections();
  server.http.close();
  await plan.close();
});

/** What CloudFront asks an HTTP API for an address, and what that hands over. */
function asked(address: string, query = {}): APIGatewayProxyEventV2 {
  const querystring = Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, { value: encodeURIComponent(`${value}`) }]),
  );
  const request = { method: 'GET', uri: href(address), querystring, headers: {} };
  const sent = handle({ request });
  if (!('uri' in sent)) throw new Error(`${address} is redirected`);
  const headers = Object.entries(sent.headers).map(([name, { value }]) => [name, value]);
  return httpEvent(sent.uri, { method: 'GET', headers: Object.fromEntries(headers) });
}

const answer = (event: APIGatewayProxyEventV2) => createHandler({ ...plan, site: testSite })(event);

describe('what is made on demand', () => {
  it('searches for what is called as files of pages are', async () => {
    const { body } = await answer(asked('/@search/', { q: 'index.html' }));
    expect(body).toContain('value="index.html"');
  });

  it.each(names)('is there for a document called “%s”, on AWS as on one machine', async (name) => {
    const [first, second] = commits;
    const pair = await answer(asked(`/${name}/@compare/${first}..${second}/`));
    expect(pair.statusCode).toBe(200);
    expect(pair.body).toContain('Text');
    const day = await answer(asked(`/${name}/@2015-06-01/`));
    expect(day).toMatchObject({
      statusCode: 302,
      headers: { location: href(`/${name}/@${first}/`) },
    });
  });

  it('is the stylesheet that its pages name, where no push has brought it since a deployment', async () => {
    const pages = createMemoryPageStore();
    const withoutIt = createHandler({ ...plan, pages, site: testSite });
    const { body, headers } = await withoutIt(asked(testSite.stylesheet));
    expect(body).toBe(await plan.text(testSite.stylesheet.slice(1)));
    expect(headers).toMatchObject({ 'content-type': 'text/css; charset=utf-8' });
    // Pages that are kept name it also after the next deployment.
    expect(await pages.has(testSite.stylesheet.slice(1))).toBe(true);
  });

  it('is found by the path of an HTTP API alone, which is decoded already', async () => {
    const [first, second] = commits;
    const event = httpEvent(href(`/rate-50%/@compare/${first}..${second}/`), { method: 'GET' });
    expect((await answer(event)).statusCode).toBe(200);
  });

  it('is nothing where the header is not percent-encoded', async () => {
    const event = httpEvent('/', { headers: { 'x-gazette-address': '/%zz/' }, method: 'GET' });
    expect((await answer(event)).statusCode).toBe(404);
  });
});

/** Lets the server of this file answer from a store; it listens once. */
let listening: Promise<string> | undefined;
function servedHere(pages: PageStore, onDemand: ReturnType<typeof createHandler>) {
  server.serve({
    ...{ url: testSite.baseUrl, pages, onDemand },
    receive: async () => ({ statusCode: 404 }),
    git: async () => {},
  });
  listening ??= listen(server.http);
  return listening;
}

describe('a form', () => {
  const [one, two] = ['0123456789ab', 'ba9876543210'];

  it.each([
    ['/@go/', { day: '2016-05-01' }, '/@2016-05-01/'],
    ['/fr/@go/', { day: '1 mai 2016' }, '/fr/@2016-05-01/'],
    ['/climate/@changes/since/', { date: '2016-05-01' }, '/climate/@changes/since/2016-05-01/'],
    ['/why?/@history/', { day: '2016-05-01' }, '/why%3F/@2016-05-01/'],
    ['/計画/@history/', { newer: two, older: one }, `/計画/@compare/${one}..${two}/`],
  ])('at %s leads %j to the permanent address', async (address, query, to) => {
    const { statusCode, headers } = await answer(asked(address, query));
    expect([statusCode, decodeURI(String(headers?.location))]).toEqual([302, to]);
  });

  it.each([
    ['/@go/', { day: '2016-02-30' }, '2016-02-30 does not exist: February 2016 has 29 days.'],
    ['/@changes/since/', { date: '<script>' }, 'no day of the calendar'],
    ['/plain/@history/', { older: one }, 'Two versions are needed'],
    ['/plain/@history/', { older: one, newer: '../../x' }, 'Two versions are needed'],
    ['/plain/@history/', { older: one, newer: one }, 'same version was chosen twice'],
    ['/fr/a/@history/', { older: one, newer: one }, 'La même version'],
  ])('at %s with %j is answered in words', async (address, query, text) => {
    const { statusCode, body } = await answer(asked(address, query));
    expect(statusCode).toBe(400);
    expect(body).toContain(text);
  });

  it.each([
    ['/@go/', 'The plan on a day'],
    ['/fr/@changes/since/', 'Ce qui a changé depuis une date'],
  ])('at %s stands alone where nothing was asked', async (address, title) => {
    const { statusCode, body } = await answer(asked(address, {}));
    expect(statusCode).toBe(200);
    expect(body).toContain(`<h1>${title}</h1>`);
    expect(body).toContain(`<form class="day" action="${address}"`);
  });

  it('leads on in the language of an address where there is nothing', async () => {
    const { statusCode, body } = await answer(asked('/fr/rien/', {}));
    expect(statusCode).toBe(404);
    expect(body).toMatch(/<html lang="fr".*\/fr\/#@contents.*action="\/@search\/"/su);
  });

  it('puts two versions in order, with the page they make', async () => {
    const [first, second] = commits;
    const turned = await answer(asked('/plain/@history/', { older: second, newer: first }));
    const pair = await answer(asked(String(turned.headers?.location)));
    expect(pair.headers).toMatchObject({ location: `/plain/@compare/${first}..${second}/` });
  });

  it('is answered on one machine as on AWS', async () => {
    const pages = createMemoryPageStore();
    const here = await servedHere(pages, createHandler({ ...plan, pages, site: testSite }));
    const found = await fetch(`${here}/@go?day=2016-05-01&x=1`, { redirect: 'manual' });
    expect([found.status, found.headers.get('location')]).toEqual([
      301,
      '/@go/?day=2016-05-01&x=1',
    ]);
    const then = await fetch(here + found.headers.get('location'), { redirect: 'manual' });
    expect([then.status, then.headers.get('location')]).toEqual([302, '/@2016-05-01/']);
  });
});

describe('a comparison that is more than a function may answer with', () => {
  const large = (name: string) => `/${name}/@compare/${commits[0]}..${commits[1]}/`;

  it.each(Object.keys(largeTexts))('is gone to where it is stored, “%s”', async (name) => {
    const address = large(name);
    const { body = '', ...found } = await answer(asked(address));
    expect({ ...found, length: body.length }).toEqual({
      statusCode: 302,
      headers: { location: `${testSite.baseUrl}${href(address)}`, 'cache-control': 'no-store' },
      length: 0,
    });
    const stored = await plan.text(pageKey(address));
    expect(Buffer.byteLength(JSON.stringify(stored))).toBeGreaterThan(lambdaTakes);
  });

  it('is made once, and served from there on one machine as well', async () => {
    const made: string[] = [];
    const pages = createMemoryPageStore();
    const handler = createHandler({ ...plan, pages, site: testSite });
    const here = await servedHere(pages, async (event) => {
      made.push(event.rawPath);
      return handler(event);
    });
    const first = await fetch(here + href(large('long 50%')), { redirect: 'manual' });
    const location = new URL(first.headers.get('location') ?? '');
    const then = await fetch(here + location.pathname, { redirect: 'manual' });
    const stored = await pages.get(pageKey(large('long 50%')));
    expect({ status: then.status, bytes: (await then.arrayBuffer()).byteLength }).toEqual({
      status: 200,
      bytes: stored?.body.length,
    });
    expect(made).toEqual([`${large('long 50%')}index.html`]);
  });
});
