import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { describeSite } from '../../lib/site/describe-site.ts';
import { createWebSubHubs } from '../../lib/websub/websub-hubs.ts';
import { listen } from '../support/listen.ts';
import { openPlanSite } from '../support/plan-site.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A hub that answers every request with one status, and keeps what came. */
async function startHub(status: number | 'hangs') {
  const bodies: URLSearchParams[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    bodies.push(new URLSearchParams(Buffer.concat(parts).toString('utf8')));
    if (status !== 'hangs') response.writeHead(status).end();
  });
  const url = await listen(server);
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { url: `${url}/`, bodies };
}

describe('WebSub hubs', () => {
  it('hear of every feed that changed, and stand in the feeds', async () => {
    const hub = await startHub(204);
    const plan = await openPlanSite();
    open.push(plan.close);
    await plan.repository.commit({ message: 'One', files: { 'a/one.md': '# One\n' } });
    await plan.publish();
    await plan.repository.commit({ message: 'Two', files: { 'a/one.md': '# One\n\nMore.\n' } });
    const site = describeSite('Test plan', 'https://plan.example.org', 'en', [hub.url]);
    const log: unknown[] = [];
    const hubs = createWebSubHubs({ hubs: [hub.url], log: (entry) => log.push(entry) });
    await plan.publish(hubs, site);
    expect(log).toEqual([]);
    expect(hub.bodies).toHaveLength(1);
    expect(hub.bodies[0]?.get('hub.mode')).toBe('publish');
    expect(hub.bodies[0]?.getAll('hub.url')).toEqual(
      expect.arrayContaining([
        'https://plan.example.org/feed.xml',
        'https://plan.example.org/feed.atom',
        'https://plan.example.org/a/feed.json',
        'https://plan.example.org/a/one/feed.xml',
      ]),
    );
    const rss = new XMLParser({ ignoreAttributes: false }).parse(await plan.text('feed.xml'));
    expect(rss.rss.channel['atom:link']).toContainEqual({ '@_rel': 'hub', '@_href': hub.url });
    expect(JSON.parse(await plan.text('feed.json')).hubs).toEqual([
      { type: 'WebSub', url: hub.url },
    ]);
    expect(await plan.text('a/one/feed.atom')).toContain(`rel="hub" href="${hub.url}"`);
  });

  it('that hang are asked once in a run, and those beside them hear of everything', async () => {
    const [hanging, well] = [await startHub('hangs'), await startHub(204)];
    const log: unknown[] = [];
    const hubs = createWebSubHubs({
      hubs: [hanging.url, well.url],
      log: (entry) => log.push(entry),
      patience: 1_500,
    });
    const feeds = Array.from({ length: 120 }, (_, at) => `https://plan.example.org/${at}.xml`);
    const run = hubs.forRun();
    await run.publish(feeds);
    await run.publish(feeds);
    expect(log).toHaveLength(1);
    expect(hanging.bodies).toHaveLength(1);
    expect(well.bodies.flatMap((body) => body.getAll('hub.url'))).toHaveLength(240);
    // It may be well again by the next run.
    await hubs.forRun().publish(feeds.slice(0, 1));
    expect(hanging.bodies).toHaveLength(2);
  });

  it('that fail, or are not there, stop nothing', async () => {
    const failing = await startHub(500);
    const log: unknown[] = [];
    const hubs = createWebSubHubs({
      hubs: [failing.url, 'http://127.0.0.1:1/'],
      log: (entry) => log.push(entry),
    });
    await hubs.forRun().publish(['https://plan.example.org/feed.xml']);
    expect(log).toHaveLength(2);
    expect(log).toContainEqual({
      message: 'a hub was not told',
      hub: failing.url,
      reason: 'it answered 500',
    });
  });
});
