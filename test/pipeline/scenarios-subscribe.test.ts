import { afterEach, describe, expect, it } from '@jest/globals';
import { parseOpml } from 'feedsmith';
import { answerOfDay, isOfDay } from '../../lib/pipeline/on-demand/answer-of-day.ts';
import {
  answerSubscribe,
  parseSubscribeRequest,
  subscribeAddresses,
} from '../../lib/pipeline/on-demand/subscribe-answer.ts';
import { type PlanSite, testSite } from '../support/plan-site.ts';
import { openScenarios } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

function commitment(lead: string, text: string): string {
  return `---\nnumber: 7\nstatus: limited\nlead: ${lead}\n---\n\n# Water\n\n${text}\n`;
}

/** What is answered at an address; empty where nothing is. */
async function answerAt(address: string, plan: PlanSite): Promise<string> {
  const request = parseSubscribeRequest(address);
  return (request && (await answerSubscribe(request, plan, testSite)))?.text ?? '';
}

describe('the page that says how to subscribe', () => {
  it('has each feed with an address to copy and its latest entry', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment('Ministry of Water', 'One.') },
      { 'a.md': commitment('Ministry of Water', 'Two.') },
    );
    const page = await answerAt('/@subscribe/', plan);
    for (const feed of [
      'feed',
      '@feeds/substance',
      '@feeds/facts',
      '@feeds/lead/ministry-of-water',
    ])
      expect(page).toContain(`>https://plan.example.org/${feed}.atom</code>`);
    expect(page).toContain('Commitment 7: 1 paragraph reworded');
    expect(page).toContain('2 changes since 16 July 2015');
  });

  it('has what speaks as days pass, and calendars, of its language', async () => {
    const plan = await scenarios.publish({
      'LANGS.md': '* [Français](fr/)\n',
      'fr/a.md': commitment('Ministry of Water', 'Un.'),
    });
    const addresses = (page: string) =>
      [...page.matchAll(/>https:\/\/plan\.example\.org(\/[^<]*)<\/code>/gu)].map(([, one]) => one);
    const own = ['deadlines.atom', 'weekly.atom', 'monthly.atom', 'due.ics'];
    const [all, french] = [
      await answerAt('/@subscribe/', plan),
      await answerAt('/fr/@subscribe/', plan),
    ];
    expect(addresses(all)).toEqual(expect.arrayContaining(own.map((name) => `/@feeds/${name}`)));
    expect(addresses(french)).toEqual(
      expect.arrayContaining(own.map((name) => `/fr/@feeds/${name}`)),
    );
    expect(all).toContain('href="/@feeds/lead/ministry-of-water.ics"');
    const ports = { ...plan, now: () => new Date('2016-01-01T00:00:00Z') };
    for (const [, address = ''] of all.matchAll(/href="(\/@feeds\/[^"]*)"/gu))
      if (!(await plan.page(address.slice(1))))
        expect(await answerOfDay(address, ports, testSite)).toMatchObject({ status: 200 });
  });

  it('is there in each language of the plan', async () => {
    const plan = await scenarios.publish(
      { 'en/a.md': '# A\n', 'fr/a.md': '# A\n' },
      { 'fr/b.md': commitment('Ministère de l’Eau', 'Un.') },
      { 'en/a.md': '# A, amended\n' },
    );
    const french = await answerAt('/fr/@subscribe/', plan);
    expect(french).toContain('<html lang="fr"');
    expect(french).toContain('Adresse à copier');
    expect(french).toContain('https://plan.example.org/fr/feed.atom');
    expect(french).toContain('href="/en/@subscribe/"');
    expect(await plan.text('fr/a/index.html')).toContain('href="/fr/@subscribe/"');
  });

  it('of a language is there as soon as its folder is one', async () => {
    const plan = await scenarios.publish(
      { 'fr/a.md': '# A\n' },
      { 'LANGS.md': '* [Français](fr/)\n' },
      { 'b.md': '# B\n' },
    );
    expect(await answerAt('/fr/@subscribe/', plan)).toContain('<html lang="fr"');
    expect(await subscribeAddresses(plan)).toContain('/fr/@subscribe/');
    expect(await plan.text('fr/a/index.html')).toContain('href="/fr/@subscribe/"');
  });

  it('is nowhere else, and nowhere before anything was announced', async () => {
    const plan = await scenarios.publish({ 'fr/a.md': '# A\n' });
    for (const address of ['/x/@subscribe/', '/a/fr/@subscribe/', '/fr/@subscribe/feeds.opml'])
      expect(await answerAt(address, plan)).toBe('');
    const { index } = plan;
    const store = { cursor: async () => undefined };
    expect(await answerSubscribe({ folder: '', part: 'page' }, { store, index }, testSite)).toBe(
      undefined,
    );
  });

  it('is no page that a push writes', async () => {
    const plan = await scenarios.publish({ 'a.md': '# A\n' });
    expect([...plan.objects().keys()].filter((key) => key.includes('@subscribe'))).toEqual([]);
  });

  it('comes with a list that feed readers import', async () => {
    const plan = await scenarios.publish({
      'LANGS.md': '* [Français](fr/)\n',
      'fr/a.md': commitment('Eau & forêts', 'Un.'),
    });
    const { body } = parseOpml(await answerAt('/@subscribe/feeds.opml', plan));
    const outlines = body?.outlines ?? [];
    expect(outlines.map(({ xmlUrl }) => xmlUrl)).toEqual(
      expect.arrayContaining([
        'https://plan.example.org/feed.xml',
        'https://plan.example.org/fr/feed.xml',
        'https://plan.example.org/@feeds/lead/eau-for%C3%AAts.xml',
      ]),
    );
    for (const { xmlUrl } of outlines) {
      const path = decodeURI(new URL(xmlUrl ?? '').pathname);
      expect([path, isOfDay(path) || (await plan.page(path.slice(1))) !== undefined]).toEqual([
        path,
        true,
      ]);
    }
  });

  it('is where the address leads that blogs have, unless a document has it', async () => {
    const plan = await scenarios.publish({ 'a.md': '# A\n' });
    expect((await plan.page('feed/index.html'))?.redirect).toBe('/feed.xml');
    const other = await scenarios.publish({ 'feed.md': '# Feeding the hungry\n' });
    expect(await other.text('feed/index.html')).toContain('Feeding the hungry');
  });
});
