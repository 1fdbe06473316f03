import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseRssFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { createMailRecipient } from '../../lib/mail/mail-recipient.ts';
import { createSmtpSender } from '../../lib/mail/smtp-sender.ts';
import type { Recipient } from '../../lib/ports/deliveries.ts';
import { createWebhook } from '../../lib/webhooks/webhook.ts';
import { listen } from '../support/listen.ts';
import { startMailServer } from '../support/mail-server.ts';
import { openToldPlan } from './deliver/told-plan.ts';
import { publishDated, withFacts } from './on-demand/dated-plan.ts';

/** An entry as the second of two independent parsers has it; both must agree. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly categories: readonly string[];
}

const site = 'https://plan.example.org';

const roads = (length: string, due = '2016-06-30', lead = 'Ministry of Roads') =>
  withFacts(
    `status: limited\ndue: ${due}\nlead: ${lead}`,
    'Commitment 1: Pave',
    `We pave ${length} km of roads.`,
  );
const light = (text: string) =>
  withFacts('status: limited\nlead: Ministry of Light', 'Commitment 2: Light', text);

const begin = {
  'README.md': '# Plan\n',
  'ways/README.md': '# Ways\n',
  'ways/commitment-1.md': roads('500'),
  'lamps/README.md': '# Lamps\n',
  'lamps/commitment-2.md': light('We “light” streets.'),
};

/** Two weeks of a plan; a commit without files changes nothing that is published. */
const weeks = {
  '2016-05-02': begin,
  '2016-05-09': { 'ways/commitment-1.md': roads('700') },
  '2016-05-10': { 'lamps/commitment-2.md': light('We *“light”* streets.') },
  '2016-05-11': { 'notes.txt': 'Not published.' },
  '2016-05-12': { 'ways/commitment-1.md': roads('700', '2016-12-31') },
  '2016-05-13': { 'lamps/commitment-2.md': light('We *“light”* all streets.') },
};

/** What a reader sees who shows no markup. */
function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/gu, '').replaceAll('&nbsp;', ' ');
}

/** The ids of a page of the log, and where the one before it is (RFC 5005). */
function parseArchive(xml: string): {
  readonly ids: string[];
  readonly before?: string | undefined;
} {
  const { items = [], atom } = parseRssFeed(xml);
  const ids = items.map(({ guid }) => guid?.value ?? '');
  return { ids, before: atom?.links?.find((link) => link.rel === 'prev-archive')?.href };
}

describe('what watchers ask for', () => {
  let plan: Awaited<ReturnType<typeof publishDated>>;
  const fetchText = async (path: string, day = '2016-05-16'): Promise<string> => {
    const stored = await plan.pages.get(path.slice(1));
    return stored ? new TextDecoder().decode(stored.body) : ((await plan.ask(path, day)) ?? '');
  };
  const poll = async (path: string, day?: string): Promise<readonly Entry[]> => {
    const xml = await fetchText(path, day);
    const first = parseRssFeed(xml).items ?? [];
    const { items } = await new RssParser<
      object,
      { readonly 'content:encoded': string }
    >().parseString(xml);
    expect(items.map(({ guid, title }) => [guid, title])).toEqual(
      first.map(({ guid, title }) => [guid?.value, title]),
    );
    return items.map(({ guid = '', title = '', categories = [], ...more }) => ({
      ...{ id: guid, title, html: more['content:encoded'] },
      categories: (categories as unknown as readonly (string | { readonly _: string })[]).map(
        (one) => (typeof one === 'string' ? one : one._),
      ),
    }));
  };
  const titles = async (path: string, day?: string) =>
    (await poll(path, day)).map(({ title }) => title);
  beforeAll(async () => {
    plan = await publishDated(weeks);
  });

  it('1: the change itself in the message, true also where no markup is shown', async () => {
    const entry = (await poll('/feed.xml')).find(({ title }) => title.includes('700'));
    expect(plain(entry?.html ?? '')).toContain('[-500-]{+700+}');
  });

  it('2: only the changed parts', async () => {
    const long = Array.from({ length: 40 }, (_, at) => `Paragraph ${at} stays as it is.\n`);
    const other = await publishDated({
      '2016-05-02': { 'a.md': `# A\n\nOne.\n\n${long.join('\n')}` },
      '2016-05-03': { 'a.md': `# A\n\nTwo.\n\n${long.join('\n')}` },
    });
    const feed = await other.pages.get('feed.json');
    const [{ content_html: html }] = JSON.parse(new TextDecoder().decode(feed?.body)).items;
    expect(html).toContain('Two');
    expect(html.match(/stays as it is/gu)?.length ?? 0).toBeLessThan(3);
  });

  it('3: a feed for one document, and for one area', async () => {
    expect(await titles('/ways/commitment-1/feed.xml')).toHaveLength(3);
    const area = await titles('/ways/feed.xml');
    expect(area).toHaveLength(3);
    expect(area.join()).not.toContain('Commitment 2');
  });

  it('4: the reason with the alert, in the content, which is what readers show', async () => {
    const [newest] = await poll('/feed.xml');
    expect(newest?.html).toMatch(/<blockquote.*On 2016-05-13/su);
  });

  it('5: only changes of substance, as a feed and as a category that filters can use', async () => {
    const formatted = (await poll('/feed.xml')).filter(
      ({ categories }) => !categories.includes('substance'),
    );
    expect(formatted).toHaveLength(1);
    expect(await titles('/@feeds/substance.xml')).toEqual(
      (await titles('/feed.xml')).filter((title) => title !== formatted[0]?.title),
    );
  });

  it('6: a digest, which comes when its week is over', async () => {
    expect(await titles('/@feeds/weekly.xml', '2016-05-15')).toHaveLength(1);
    const [newest, older] = await titles('/@feeds/weekly.xml', '2016-05-16');
    expect([newest, older].map((title) => title?.slice(0, 13))).toEqual([
      'Week of 9 May',
      'Week of 2 May',
    ]);
    expect(await titles('/@feeds/monthly.xml', '2016-06-01')).toHaveLength(1);
  });

  it('7: e-mail without a feed reader', async () => {
    const server = await startMailServer();
    const mail = createMailRecipient({
      ...{ from: 'plan@example.org', to: 'list@example.org' },
      sender: createSmtpSender(server.url),
      site: { title: 'Plan', baseUrl: site },
    });
    await tell(mail);
    await server.close();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.raw).toContain('We pave [-500-]{+700+} km of roads.');
  });

  it('8: a digest grouped by chapter, the gravest first, each document once', async () => {
    const [digest] = await poll('/@feeds/weekly.xml');
    const headings = digest?.html.matchAll(/<h[23] dir="auto">(.*?)<\/h[23]>/gu) ?? [];
    expect([...headings].map(([, text = '']) => plain(text))).toEqual([
      'Ways',
      'Commitment 1: Pave',
      'Lamps',
      'Commitment 2: Light',
    ]);
  });

  it('9: no entry of a large push falls between two polls', async () => {
    const commits = Array.from({ length: 45 }, (_, at) => ({
      ...begin,
      'ways/commitment-1.md': roads(`${at + 1_000}`),
    }));
    const told = openToldPlan([]);
    await told.push(begin);
    const before = (await told.feed()).map(({ id }) => id);
    await told.push(...commits);
    const after = (await told.feed()).map(({ id }) => id);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(new Set(after).size).toBe(46);
  });

  it('10: no duplicates, and nothing of a commit that changed nothing published', async () => {
    const entries = await poll('/feed.xml');
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries).toHaveLength(Object.keys(weeks).length - 1);
    expect(entries.filter(({ html }) => plain(html).trim() === '')).toEqual([]);
  });

  it('11: by institution', async () => {
    expect(await titles('/@feeds/lead/ministry-of-light.xml')).toHaveLength(3);
    expect((await titles('/@feeds/lead/ministry-of-roads.xml')).join()).not.toContain(
      'Commitment 2',
    );
  });

  it('12: a webhook, signed, that says what changed', async () => {
    const heard: { readonly body: string; readonly signature: unknown }[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      heard.push({ body, signature: request.headers['x-hub-signature-256'] });
      response.writeHead(204).end();
    });
    const secret = 'at least sixteen signs';
    await tell(createWebhook({ name: 'press', url: await listen(server), secret }));
    server.closeAllConnections();
    server.close();
    const [{ body, signature } = { body: '{}', signature: '' }] = heard;
    expect(signature).toBe(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
    expect(JSON.parse(body).data.documents[0].redline).toContain('[-500-]{+700+}');
  });

  it('13: due dates as a calendar', async () => {
    const calendar = await fetchText('/@feeds/due.ics');
    expect(calendar.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    expect(calendar).toContain('DTSTART;VALUE=DATE:20161231');
  });

  it('14: a subject line that says what changed, of figures and of several documents', async () => {
    expect(await titles('/feed.xml')).toContain('Commitment 1: “500 km” became “700 km”');
    const told = openToldPlan([]);
    await told.push(begin);
    await told.push({
      ...begin,
      'ways/commitment-1.md': roads('900'),
      'lamps/commitment-2.md': light('We “light” some streets.'),
    });
    const newest = (await told.feed()).at(-1)?.title;
    expect(newest).toMatch(/Commitment 1: “500 km” became “900 km”; Commitment 2: /u);
  });

  it('15: the whole log, page by page', async () => {
    const told = openToldPlan([]);
    const commits = Array.from({ length: 85 }, (_, at) => ({
      ...begin,
      'ways/commitment-1.md': roads(`${at + 1_000}`),
    }));
    await told.push(...commits.slice(0, 50));
    told.dated('2016-03-01T00:00:00.000Z');
    await told.push(...commits.slice(50));
    const seen = new Set<string>();
    let read = 0;
    let next: string | undefined = `${site}/feed.xml`;
    while (next !== undefined) {
      const page = parseArchive(await told.text(next.slice(site.length + 1)));
      read += 1;
      for (const id of page.ids) seen.add(id);
      next = page.before;
    }
    expect(seen.size).toBe(85);
    expect(read).toBeGreaterThan(1);
  });

  /** Publishes a change of a figure, and tells it. */
  async function tell(recipient: Recipient): Promise<void> {
    const told = openToldPlan([recipient]);
    await told.push(begin);
    await told.push({ ...begin, 'ways/commitment-1.md': roads('700') });
    await told.work();
  }
});
