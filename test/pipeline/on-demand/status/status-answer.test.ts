import { beforeAll, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../../../lib/pipeline/on-demand/on-demand.ts';
import {
  parseStatusRequest,
  statusText,
} from '../../../../lib/pipeline/on-demand/status/status-answer.ts';
import { createMemoryPages } from '../../../simulation/memory-pages.ts';
import { createModelRepository } from '../../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../../simulation/world.ts';

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

/** What a site of one history answers, each step a change set of its own. */
async function answersOf(steps: readonly (readonly [date: string, files: Texts])[]) {
  const repository = createModelRepository();
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const author = { report: async () => {} };
  for (const [date, texts] of steps) {
    const files = Object.entries(texts).map(
      ([path, text]) => [path, { mode: '100644', text }] as const,
    );
    repository.nextDate = `${date}T12:00:00Z`;
    const parents = repository.head === undefined ? [] : [repository.head];
    repository.head = repository.commit(new Map(files), parents, `On ${date}`).id;
    await wakeAll({ ...stores, pages, source: repository.source, author });
  }
  return (path: string, day = '2016-07-01') =>
    onDemand(path, { ...stores, pages, now: () => new Date(`${day}T12:00:00Z`) }, site);
}

type Texts = Readonly<Record<string, string>>;

describe('the status of more than a function may answer with', () => {
  const commitments = Array.from({ length: 1500 }, (_, index) => ({
    ...{ document: `d${index}`, path: 'a.md', address: `/${index}/`, title: `Promise ${index}` },
    lead: ['x'.repeat(6000)],
  }));
  const page = { folder: '', day: '2016-07-01', commitments, breadcrumbs: [], translations: [] };

  it.each(['chapters', 'lead', 'csv', 'json'] as const)('covers the first: %s', (part) => {
    const { text } = statusText(part, site, page);
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(5 * 1024 * 1024);
    expect([text.includes('/0/'), text.includes('/1499/')]).toEqual([true, false]);
  });

  it('says how many it covers', () => {
    const { text } = statusText('chapters', site, page);
    const [, count] = /cover the first (\d+) commitments/u.exec(text) ?? [];
    expect(text.includes(`of ${count} commitments:`)).toBe(true);
  });

  it('says in its data that they are cut, and only where they are', () => {
    const some = { ...page, commitments: commitments.slice(0, 2) };
    const last = (text: string) => text.trimEnd().split('\r\n').at(-1)?.split(',').at(-1);
    expect(last(statusText('csv', site, page).text)).toBe('true');
    expect(last(statusText('csv', site, { ...some, cut: 2 }).text)).toBe('true');
    expect(last(statusText('csv', site, some).text)).toBe('');
    expect(JSON.parse(statusText('json', site, page).text)).toMatchObject({ isCut: true });
    expect(JSON.parse(statusText('json', site, some).text)).not.toHaveProperty('isCut');
  });

  it('has no heading for due dates where there are none', () => {
    const { text } = statusText('chapters', site, {
      ...page,
      commitments: commitments.slice(0, 2),
    });
    expect(text.includes('Due dates')).toBe(false);
  });
});

describe('two chapters with one title', () => {
  it('are two rows, told apart by their addresses', async () => {
    const answer = await answersOf([
      [
        '2016-01-01',
        {
          'README.md': '# Plan\n',
          'a/README.md': '# Ways\n',
          'a/commitment-1.md': '# Commitment 1: Pave\n',
          'b/README.md': '# Ways\n',
          'b/commitment-2.md': '# Commitment 2: Light\n',
        },
      ],
    ]);
    const found = await answer('/@status/');
    const text = found && 'text' in found ? found.text : '';
    expect(text).toContain('<bdi>Ways (/a/)</bdi>');
    expect(text).toContain('<bdi>Ways (/b/)</bdi>');
  });
});

describe('the status of a plan that changed', () => {
  let answer: Awaited<ReturnType<typeof answersOf>>;
  const ask = async (path: string, day?: string) => {
    const found = await answer(path, day);
    return found && 'text' in found ? found.text : undefined;
  };
  const commitment = (about: string, due = '2016-03-31') =>
    `---\nnumber: 1\nstatus: limited\ndue: ${due}\nmilestones: [{title: Plan it, due: 2016-01}]\n---\n# Pave\n\n${about}\n`;
  const shared = {
    'LANGS.md': '* [English](en/)\n* [Français](fr/)\n',
    'en/SUMMARY.md':
      '* [Ways](ways/README.md)\n  * [Pave](ways/c-1.md)\n* [Rest](rest/README.md)\n',
    'en/ways/README.md': '# Ways\n',
    'en/rest/README.md': '# Rest\n',
    'fr/voies/e-1.md': '---\nnumber: 1\nstatut: limited\n---\n# Paver\n',
  };
  const second = '---\nnumber: 2\n---\n# Commitment 2: Light\n\nLight every street of the town.\n';

  beforeAll(async () => {
    answer = await answersOf([
      [
        '2015-05-01',
        { ...shared, 'en/ways/c-1.md': commitment('A.'), 'en/rest/commitment-2.md': second },
      ],
      ['2016-02-01', { ...shared, 'en/ways/c-1.md': commitment('B.', '2016-06-30') }],
    ]);
  });

  it('lists what was withdrawn from the plan, with its last text', async () => {
    const page = (await ask('/en/@status/')) ?? '';
    expect(page).toContain('1 was withdrawn from the plan.');
    expect(page).toMatch(
      /href="\/en\/rest\/commitment-2\/@[0-9a-f]{12}\/"><bdi>Commitment 2: Light/u,
    );
    expect(page).toContain('withdrawn on 1 February 2016');
  });

  it('leads each row to its last change, which leads to the redline', async () => {
    expect(await ask('/en/@status/')).toContain('href="/en/ways/c-1/@compare/latest/"');
    expect(await answer('/en/ways/c-1/@compare/latest/')).toEqual({
      redirect: expect.stringMatching(
        /^\/en\/ways\/c-1\/@compare\/[0-9a-f]{12}\.\.[0-9a-f]{12}\/$/u,
      ),
      cache: 'current',
    });
    expect(await answer('/fr/voies/e-1/@compare/latest/')).toEqual({
      redirect: expect.stringMatching(/^\/fr\/voies\/e-1\/@[0-9a-f]{12}\/$/u),
      cache: 'current',
    });
    expect(await answer('/en/nothing/@compare/latest/')).toBeUndefined();
  });

  it('lists what changed and what is due in the year of the day', async () => {
    expect(await ask('/en/@status/changed/')).toContain('Changed in 2016');
    expect(await ask('/en/@status/changed/', '2017-01-01')).toContain('No commitment changed');
    expect(await ask('/en/@status/this-year/')).toContain('Due in 2016');
  });

  it('is there for a chapter that a SUMMARY.md lists', async () => {
    expect(await ask('/en/ways/@status/')).toContain('of 1 commitment');
  });

  it('says of one commitment whether it is late on the day, and which steps are', async () => {
    const page = await ask('/en/ways/c-1/@status/', '2016-07-02');
    expect(page).toContain('On 2 July 2016, it is 2 days past its due date.');
    expect(page).toContain('Late by 153 days');
    expect(await ask('/en/ways/c-1/@status/', '2016-06-30')).toContain(
      'it is not past its due date',
    );
    expect(await ask('/en/ways/@status/late/')).toBeDefined();
    expect(await ask('/en/nothing/@status/')).toBeUndefined();
  });

  it('lists translations whose original changed later', async () => {
    const page = (await ask('/fr/@status/')) ?? '';
    expect(page).toContain('La version en anglais a changé le 1er février 2016');
    expect(page).toContain('href="/en/ways/c-1/@compare/latest/"');
    expect(await ask('/en/@status/')).not.toContain('id="@behind"');
  });
});

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
