import { afterEach, describe, expect, it } from '@jest/globals';
import type { PlanSite } from '../support/plan-site.ts';
import { openScenarios, sentence } from '../support/scenario.ts';

const scenarios = openScenarios();
afterEach(() => scenarios.close());

/** A commitment with facts in front matter. */
function commitment(facts: string, text = sentence('the water')): string {
  return `---\nnumber: 7\n${facts}\n---\n\n# Water\n\n${text}\n`;
}

interface Item {
  readonly title: string;
  readonly tags: readonly string[];
  readonly id: string;
  readonly _gazette: { readonly commit: string; readonly rewritten?: boolean };
}

async function items(plan: PlanSite, topic: string): Promise<readonly Item[]> {
  const page = await plan.page(`@feeds/${topic}.json`);
  return page ? JSON.parse(new TextDecoder().decode(page.body)).items : [];
}

async function titles(plan: PlanSite, topic: string): Promise<string[]> {
  return (await items(plan, topic)).map(({ title }) => title);
}

const facts = 'status: limited\ndue: 2016-06-30\nlead: Ministry of Water';

describe('feeds about a topic', () => {
  it('of substance leave out what changes no meaning', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(facts, 'It “is” so.') },
      { 'a.md': commitment(facts, 'It *“is”* so.') },
      { 'a.md': commitment(facts, 'It *“is not”* so.') },
      (repository) => repository.rename('a.md', 'b.md'),
    );
    const [reworded, added, ...others] = await titles(plan, 'substance');
    expect(reworded).toContain('“is” became “is not”');
    expect(added).toContain('first published');
    expect(others).toEqual([]);
  });

  it('of facts have changes of facts alone', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(facts) },
      { 'a.md': commitment(facts, 'Other words.') },
      { 'a.md': commitment(facts.replace('2016-06-30', '2016-12-31'), 'Other words.') },
    );
    const [moved, added, ...others] = await titles(plan, 'facts');
    expect(moved).toContain('due date moved');
    expect(added).toContain('first published');
    expect(others).toEqual([]);
  });

  it('of an institution have what it leads, or led until then', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(facts), 'c.md': '# Page\n' },
      { 'c.md': '# Page, amended\n' },
      { 'a.md': commitment(facts.replace('Ministry of Water', 'Agency')) },
      { 'a.md': commitment(facts.replace('Ministry of Water', 'Agency'), 'Other words.') },
    );
    expect(await titles(plan, 'lead/ministry-of-water')).toHaveLength(2);
    expect(await titles(plan, 'lead/agency')).toHaveLength(2);
    expect(await plan.text('@feeds/lead/ministry-of-water.atom')).toContain('Ministry of Water');
  });

  it('of a status have what reached it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(facts) },
      { 'a.md': commitment(facts.replace('limited', 'completed')) },
      { 'a.md': commitment(facts.replace('limited', 'completed'), 'Other words.') },
      { 'a.md': null },
    );
    expect(await titles(plan, 'status/completed')).toHaveLength(1);
    expect(await titles(plan, 'status/withdrawn')).toHaveLength(1);
    expect(await plan.text('@feeds/status/completed.xml')).toContain('Reached: Completed');
  });

  it('of a misspelt status are none; that of the right word begins when its author mends it', async () => {
    const plan = await scenarios.publish(
      { 'a.md': commitment(facts) },
      { 'a.md': commitment(facts.replace('limited', 'complet3d')) },
      { 'a.md': commitment(facts.replace('limited', 'completed')) },
      { 'a.md': commitment(facts.replace('limited', 'in the drawer')) },
    );
    expect(await plan.page('@feeds/status/complet3d.json')).toBeUndefined();
    expect(await titles(plan, 'status/completed')).toHaveLength(1);
    expect(await titles(plan, 'status/in-the-drawer')).toHaveLength(1);
  });

  it('have archives, and ids of their own', async () => {
    const plan = await scenarios.publish(
      ...Array.from({ length: 21 }, (_, index) => ({
        'a.md': commitment(facts, sentence(`water ${index}`)),
      })),
    );
    expect(await plan.page('@feeds/substance/1.atom')).toBeDefined();
    const [ours] = await items(plan, 'substance');
    expect(await plan.text('feed.json')).not.toContain(ours?.id);
  });

  it('say in categories what filters can use, and which commit it was', async () => {
    const plan = await scenarios.publish({
      'LANGS.md': '* [Français](fr/)\n',
      'fr/eau/a.md': commitment(facts),
    });
    const [entry] = await items(plan, 'substance');
    expect(entry?.tags).toEqual(
      expect.arrayContaining(['substance', 'fr', 'fr/eau', 'Ministry of Water', 'created']),
    );
    expect(entry?._gazette.commit).toMatch(/^[0-9a-f]{40}$/u);
  });

  it.each(['../../etc', '…', 'x'.repeat(200), '🏛'.repeat(100)])(
    'have a safe address whatever the institution is called: %.20s',
    async (name) => {
      const plan = await scenarios.publish({ 'a.md': commitment(`lead: ${JSON.stringify(name)}`) });
      const keys = [...plan.objects().keys()].filter((key) => key.startsWith('@feeds/lead/'));
      expect(keys).toHaveLength(3);
      for (const key of keys) expect(key).toMatch(/^@feeds\/lead\/[\p{L}\p{N}-]{1,60}\.\w+$/u);
    },
  );
});
