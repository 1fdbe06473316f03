import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createHandler } from '../../../functions/on-demand.ts';
import { httpEvent } from '../../../lib/local/server/http-event.ts';
import { createMemoryIndexStore } from '../../../lib/memory/memory-index-store.ts';
import { applySearch } from '../../../lib/pipeline/render/search/apply-search.ts';
import { createVersionReader } from '../../../lib/pipeline/render/texts/version-reader.ts';
import type { IndexStore } from '../../../lib/ports/index-store.ts';
import { handle } from '../../../lib/stack/edge/viewer-request.ts';
import { openPlanSite, type PlanSite, testSite } from '../../support/plan-site.ts';

let plan: PlanSite;

beforeAll(async () => {
  plan = await openPlanSite();
  await plan.repository.commit({
    message: 'one',
    date: '2016-01-01T00:00:00Z',
    files: {
      'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
      'en/energy/README.md': '# Energy\n\nChapter of roofs.\n',
      'en/energy/commitment-1.md':
        '# Solar roofs\n\n**Status:** limited\n\nEvery school gets <b>solar panels</b> & more.\n',
      'en/energy/commitment-2.md': '# Wind\n\nPanels that are solar, too.\n',
      'en/gone.md': '# Gone\n\nSolar panels of old.\n',
      'fr/energie/engagement-1.md': '# Toits solaires\n\nL’énergie des écoles.\n',
    },
  });
  await plan.publish();
  await plan.repository.commit({
    message: 'two',
    date: '2016-02-01T00:00:00Z',
    files: {
      'en/gone.md': null,
      'en/energy/commitment-2.md': '# Wind\n\nTurbines that are solar, too.\n',
    },
  });
  await plan.publish();
});

afterAll(() => plan.close());

async function ask(query: Readonly<Record<string, string>>, index: IndexStore = plan.index) {
  const entries = Object.entries(query);
  const querystring = Object.fromEntries(
    entries.map(([name, value]) => [name, { value: encodeURIComponent(value) }]),
  );
  const sent = handle({ request: { method: 'GET', uri: '/@search/', querystring, headers: {} } });
  if (!('uri' in sent)) throw new Error('redirected');
  const headers = Object.entries(sent.headers).map(([name, { value }]) => [name, value]);
  const event: APIGatewayProxyEventV2 = httpEvent(sent.uri, {
    method: 'GET',
    headers: Object.fromEntries(headers),
  });
  const { statusCode, body = '' } = await createHandler({ ...plan, index, site: testSite })(event);
  const hits = [...body.matchAll(/<h2[^>]*><a href="([^"]+)"/gu)].map(([, address]) => address);
  return { statusCode, body, hits };
}

describe('search', () => {
  it('finds what is in force, titles first, in words of any form', async () => {
    const { hits, body } = await ask({ q: 'roof' });
    expect(hits).toEqual(['/en/energy/commitment-1/', '/en/energy/']);
    expect(body).toContain('2 documents have this word.');
    expect(body).toContain('<a href="/en/energy/"><bdi>Energy</bdi></a>');
  });

  it('puts what has every word before what has some, and finds nothing that was withdrawn', async () => {
    expect((await ask({ q: 'solar panels' })).hits).toEqual([
      '/en/energy/commitment-1/',
      '/en/energy/commitment-2/',
    ]);
  });

  it('marks the words in an excerpt, escaped', async () => {
    const { body } = await ask({ q: 'panels' });
    expect(body).toContain('solar <mark>panels</mark> &amp; more.');
  });

  it.each([
    [{ q: 'ecole' }, ['/fr/energie/engagement-1/']],
    [{ q: 'solar', lang: 'fr' }, []],
    [{ q: 'solaire', lang: 'fr' }, ['/fr/energie/engagement-1/']],
    [{ q: 'solar', status: 'limited' }, ['/en/energy/commitment-1/']],
    [{ q: 'roofs', kind: 'chapter' }, ['/en/energy/']],
    [{ q: '"solar panels"' }, ['/en/energy/commitment-1/']],
    [{ q: '"panels solar"' }, []],
    [{ q: '<script>' }, []],
  ])('answers %j', async (query, expected) => {
    const { statusCode, hits, body } = await ask(query);
    expect([statusCode, hits]).toEqual([200, expected]);
    expect(body).not.toContain('<script>');
  });

  it('suggests the nearest word', async () => {
    const { body } = await ask({ q: 'solra roofs' });
    expect(body).toContain('Did you mean <a href="/@search/?q=solar+roofs">solar roofs</a>?');
  });

  it('shows the form where nothing is asked', async () => {
    const { statusCode, body } = await ask({});
    expect([statusCode, body.includes('name="q"')]).toEqual([200, true]);
  });
});

/** The entries of search in an index. */
function entriesOf(index: ReturnType<typeof createMemoryIndexStore>): string[] {
  return [...index.entries()].map((entry) => JSON.stringify(entry)).sort();
}

describe('the index of search', () => {
  const slices = {
    each: async (_step: string, keys: Iterable<string>, work: (keys: string[]) => Promise<void>) =>
      work([...keys]),
  };

  async function apply(index: IndexStore, ...sequences: number[]): Promise<void> {
    const { store } = plan;
    const reader = createVersionReader(store);
    for (const sequence of sequences)
      for (const changeSet of await store.changeSets(sequence, sequence))
        await applySearch(changeSet, { reader, indexStore: index, slices, language: 'en' });
  }

  it('is the same whatever a run that is behind or repeated writes', async () => {
    const [once, often] = [createMemoryIndexStore(), createMemoryIndexStore()];
    await apply(once, 1, 2);
    await apply(often, 1, 1, 2, 1, 2, 1);
    expect(entriesOf(often)).toEqual(entriesOf(once));
  });

  it.each(Array.from({ length: 20 }, (_, nth) => 1 + nth * 7))(
    'is the same when a run is killed at its write %i',
    async (last) => {
      const [once, killed] = [createMemoryIndexStore(), createMemoryIndexStore()];
      await apply(once, 1, 2);
      let writes = 0;
      const dying: IndexStore = {
        ...killed,
        put: async (...entry) => {
          writes += 1;
          if (writes > last) throw new Error('killed');
          await killed.put(...entry);
        },
      };
      await apply(dying, 1, 2).catch(() => {});
      await apply(killed, 1, 2);
      expect(entriesOf(killed)).toEqual(entriesOf(once));
    },
  );

  it('has no document whose words are not learned, whoever of a change set was to learn them', async () => {
    const index = createMemoryIndexStore();
    const dying: IndexStore = {
      ...index,
      put: async (partition, ...rest) => {
        if (partition.startsWith('WORDS#en#p')) throw new Error('killed');
        await index.put(partition, ...rest);
      },
    };
    await expect(apply(dying, 1)).rejects.toThrow('killed');
    const searched = entriesOf(index).filter((entry) => entry.includes('"SEARCHED#'));
    expect(searched.filter((entry) => entry.includes('panels'))).toEqual([]);
    expect(searched.length).toBeGreaterThan(0);
  });

  it('is written only where a term came, went or weighs another amount', async () => {
    const index = createMemoryIndexStore();
    await apply(index, 1);
    const written: string[] = [];
    const watched: IndexStore = {
      ...index,
      put: async (partition, ...rest) => {
        written.push(partition);
        await index.put(partition, ...rest);
      },
    };
    await apply(watched, 2);
    const terms = written.filter((partition) => partition.startsWith('TERM#'));
    expect(terms).toEqual(['TERM#en#turbin']);
  });
});
