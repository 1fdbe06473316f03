import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

interface Item {
  readonly id: string;
  readonly title: string;
  readonly language?: string;
  readonly content_html: string;
}

async function feedOf(plan: PlanSite, key: string) {
  return JSON.parse(await plan.text(key)) as { title: string; language: string; items: Item[] };
}

function stripped(html: string): string {
  return html.replace(/<[^>]*>/gu, '').replace(/\s+/gu, ' ');
}

describe('an entry', () => {
  it('is there only where something published changed', async () => {
    const plan = await scenarios.publish({ 'a.md': '# A\n' }, { Makefile: 'all:\n' });
    expect((await feedOf(plan, 'feed.json')).items).toHaveLength(1);
    const [changes = '', apart = ''] = (await plan.text('@changes/index.html')).split('<details');
    expect(changes).not.toContain('no text changed');
    expect(apart).toContain('1 commit changed nothing that is published');
    expect(apart).toContain('no text changed');
    expect(await plan.text('index.html')).not.toContain('no text changed');
    const { commit } = await plan.lastChangeSet();
    const page = await plan.text(`@changes/${commit.slice(0, 12)}/index.html`);
    expect(page).toContain('This commit changed nothing that is published');
  });

  it('is found on the home page behind many commits that changed nothing', async () => {
    const others = Array.from({ length: 25 }, (_, index) => ({ Makefile: `all: ${index}\n` }));
    const plan = await scenarios.publish({ 'a.md': '# Apples\n' }, ...others);
    expect(await plan.text('index.html')).toContain('Apples: first published');
  });

  it('of a change in French is in French, title and all, in every feed', async () => {
    const plan = await scenarios.publish(
      {
        'fr/README.md': '# Le plan\n',
        'fr/a.md': '# Santé\n\nOn dépense 300 euros.\n',
        'en/a.md': '# Health\n',
      },
      { 'fr/a.md': '# Santé\n\nOn dépense 500 euros.\n' },
    );
    for (const key of ['feed.json', 'fr/feed.json', 'fr/a/feed.json']) {
      const [item] = (await feedOf(plan, key)).items;
      expect(item?.language).toBe('fr');
      expect(item?.title).toBe('Santé : « 300 euros » devient « 500 euros »');
    }
    const folder = await feedOf(plan, 'fr/feed.json');
    expect(folder.language).toBe('fr');
    expect(folder.title).toMatch(/^Le plan · /u);
  });

  it('in a feed of two languages has each part in its own', async () => {
    const plan = await scenarios.publish({ 'fr/a.md': '# Santé\n', 'en/a.md': '# Health\n' });
    const [item] = (await feedOf(plan, 'feed.json')).items;
    expect(item?.language).toBe('en');
    expect(item?.content_html).toMatch(/<div lang="fr">\n<h2[^>]*><a [^>]*>Santé/u);
    const [french] = (await feedOf(plan, 'fr/feed.json')).items;
    expect(french).toMatchObject({ language: 'fr', title: 'Santé : première publication' });
    expect(french?.content_html).not.toContain('lang=');
  });

  it('of what was withdrawn has its text and its facts, as deleted', async () => {
    const source = '---\nstatus: limited\n---\n# Commitment 7\n\nWe open the register.\n';
    const plan = await scenarios.publish(
      { 'commitment-7.md': source, 'b.md': sentence('b') },
      { 'commitment-7.md': null },
    );
    const [item] = (await feedOf(plan, 'feed.json')).items;
    expect(item?.title).toBe('Commitment 7: withdrawn');
    const plain = stripped(item?.content_html ?? '');
    expect(plain).toContain('[-We open the register.-]');
    expect(plain).toContain('Status: [-limited-]');
  });

  it('of a new document has its facts', async () => {
    const plan = await scenarios.publish({
      'commitment-7.md': '---\nstatus: limited\ndue: 2016-06-30\n---\n# Commitment 7\n\nText.\n',
    });
    const [item] = (await feedOf(plan, 'feed.json')).items;
    expect(stripped(item?.content_html ?? '')).toContain('Status: limited Due date: 30 June 2016');
  });

  it('has the facts that the record of a document leaves out, of new and of lost documents', async () => {
    const source = '---\nstart: spring 2016\nowner: Ana\n---\n# A\n';
    const plan = await scenarios.publish(
      { 'a.md': source, 'b.md': sentence('b') },
      { 'a.md': null },
    );
    const { items } = await feedOf(plan, 'feed.json');
    const [lost, created] = items.map(({ content_html }) => stripped(content_html));
    expect(created).toContain('“spring 2016” (not understood)');
    expect(created).toContain('owner: Ana');
    expect(lost).toContain('[-“spring 2016” (not understood)-]');
    expect(lost).toContain('owner: [-Ana-]');
  });

  it('has a title that tells what cannot be read, and other facts, as its content does', async () => {
    const text = (...facts: string[]) => ({
      'a.md': `---\n${facts.join('\n')}\n---\n# A\n\n${sentence('a')}`,
    });
    const plan = await scenarios.publish(
      text('due: Q3 2016', 'owner: Ana'),
      text('due: someday', 'owner: Ana'),
      text('due: any day', 'owner: Ana'),
      text('due: 2017', 'owner: Ana'),
      text('due: 2017', 'owner: Ben'),
    );
    const { items } = await feedOf(plan, 'feed.json');
    expect(items.map(({ title }) => title)).toEqual([
      'A: owner changed from Ana to Ben',
      'A: due date corrected from “any day” (not understood) to 2017',
      'A: due date changed from “someday” (not understood) to “any day” (not understood)',
      'A: due date changed from Q3 2016 to “someday” (not understood)',
      'A: first published',
    ]);
  });

  it('names the chapters between which a document moved', async () => {
    const plan = await scenarios.publish(
      {
        'a/README.md': '# Climate\n',
        'b/README.md': '# An open state\n',
        'a/x.md': `# Trees\n\n${sentence('trees')}`,
      },
      (repository) => repository.rename('a/x.md', 'b/x.md'),
    );
    const [item] = (await feedOf(plan, 'feed.json')).items;
    expect(item?.title).toBe('Trees: moved from “Climate” to “An open state”');
  });

  it('names folders by their paths where two chapters are called the same', async () => {
    const plan = await scenarios.publish(
      {
        'a/README.md': '# Climate\n',
        'b/README.md': '# Climate\n',
        'a/x.md': `# Trees\n\n${sentence('trees')}`,
      },
      (repository) => repository.rename('a/x.md', 'b/x.md'),
    );
    const [item] = (await feedOf(plan, 'feed.json')).items;
    expect(item?.title).toBe('Trees: moved from “a/” to “b/”');
  });

  it('keeps its id, which is that of the commit and the feed', async () => {
    const plan = await scenarios.publish({ 'a.md': '# A\n' });
    const ids = await Promise.all(
      ['feed.json', 'a/feed.json'].map(async (key) => (await feedOf(plan, key)).items[0]?.id),
    );
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8/u);
  });
});
