import { beforeAll, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../../lib/pipeline/on-demand/on-demand.ts';
import { parseStatusRequest } from '../../../lib/pipeline/on-demand/status-answer.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import { createModelRepository } from '../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../simulation/world.ts';

const texts = {
  'LANGS.md': '* [English](en/)\n* [Français](fr/)\n* [Deutsch](de/)\n',
  'en/README.md': '# Plan\n',
  'de/README.md': '# Plan\n',
  'en/ways/README.md': '# Ways\n',
  'en/ways/commitment-1.md':
    '---\nstatus: limited\ndue: 2016-Q2\nlead: Roads\n---\n# Commitment 1: Pave\n',
  'en/ways/commitment-2.md': '---\nstatus: completed\ndue: 2015\n---\n# Commitment 2: Light\n',
  'fr/voies/engagement-1.md': '---\nstatut: limited\n---\n# Engagement 1: Paver\n',
};

describe('status', () => {
  let ask: (path: string, day?: string) => Promise<string | undefined>;
  beforeAll(async () => {
    const repository = createModelRepository();
    const files = Object.entries(texts).map(
      ([path, text]) => [path, { mode: '100644', text }] as const,
    );
    repository.head = repository.commit(new Map(files), [], 'Begin').id;
    const stores = createMemoryStores();
    const pages = createMemoryPages().reader;
    await wakeAll({
      ...stores,
      pages,
      source: repository.source,
      author: { report: async () => {} },
    });
    ask = async (path, day = '2016-07-01') => {
      const now = () => new Date(`${day}T12:00:00Z`);
      const answer = await onDemand(path, { ...stores, pages, now }, site);
      return answer && 'text' in answer ? answer.text : undefined;
    };
  });

  it('says on the day after the quarter ends who is late, and not before', async () => {
    expect(await ask('/en/@status/')).toContain(
      'On 1 July 2016, of 2 commitments: 1 with limited progress and 1 completed. 1 is past the due date.',
    );
    expect(await ask('/en/@status/', '2016-06-30')).toContain('None is past the due date.');
  });

  it('is there for a chapter, and in the words of a language', async () => {
    expect(await ask('/en/ways/@status/late/')).toContain('Pave');
    expect(await ask('/fr/@status/')).toContain('Le 1er juillet 2016, sur 1 engagement');
  });

  it('leads to languages that have commitments, and to no other', async () => {
    const page = (await ask('/en/@status/')) ?? '';
    expect(page).toContain('href="/fr/@status/"');
    expect(page).not.toContain('/de/@status/');
  });

  it('counts no translation twice', async () => {
    expect(await ask('/@status/')).toBe(await ask('/en/@status/'));
  });

  it('is the same for a day whenever it is asked', async () => {
    const [first, second] = await Promise.all([ask('/@status/lead/'), ask('/@status/lead/')]);
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  it('says that a language has no commitments, and is not where a chapter has none', async () => {
    expect(await ask('/de/@status/')).toContain('There are no commitments here');
    expect(await ask('/none/@status/status.json')).toBeUndefined();
  });

  it('is data, too', async () => {
    expect(JSON.parse((await ask('/en/@status/status.json')) ?? '')).toMatchObject({
      day: '2016-07-01',
      commitments: [{ daysLate: 1, chapter: 'Ways', lead: ['Roads'] }, { daysLate: 0 }],
    });
    expect(await ask('/en/@status/status.csv')).toContain(
      'limited,limited,2016-Q2,2016-06-30,1,Roads',
    );
    expect(await ask('/@status/schema.json')).toContain('json-schema.org');
  });
});

describe('an address of the status', () => {
  it.each(['/@status', '/@status/x/', '/@status/x.csv', '/a/@b/@status/', '/@status/toString'])(
    'is not %s',
    (path) => {
      expect(parseStatusRequest(path)).toBeUndefined();
    },
  );
});
