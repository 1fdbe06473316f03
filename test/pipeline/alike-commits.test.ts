import { beforeEach, describe, expect, it } from '@jest/globals';
import { onDemand } from '../../lib/pipeline/on-demand/on-demand.ts';
import { verify } from '../../lib/pipeline/verify/verify.ts';
import { createMemoryPages } from '../simulation/memory-pages.ts';
import { createModelRepository, type ModelCommit } from '../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../simulation/world.ts';

const digits = 'abcdef012345';

/** A plan whose commits have ids that begin alike. */
function openPlan() {
  const repository = createModelRepository();
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const ports = { ...stores, pages, source: repository.source };
  let parents: string[] = [];
  return {
    ports,
    commit(text: string, end: string): ModelCommit {
      const files = new Map([['a.md', { mode: '100644', text: `# A\n\n${text}\n` }]]);
      const made = repository.commit(files, parents, text, digits.padEnd(40, end));
      parents = [made.id];
      return made;
    },
    async publish(head: ModelCommit) {
      repository.head = head.id;
      await wakeAll({ ...ports, author: { report: async () => {} } });
    },
    async text(key: string) {
      const page = await pages.get(key);
      return page && new TextDecoder().decode(page.body);
    },
    differences: async () => (await verify(ports, site)).differences,
  };
}

let plan: ReturnType<typeof openPlan>;
let commits: readonly [ModelCommit, ModelCommit, ModelCommit];

beforeEach(async () => {
  plan = openPlan();
  commits = [plan.commit('First.', '1'), plan.commit('Second.', '2'), plan.commit('Third.', '3')];
});

describe.each([
  ['one after the other', true],
  ['all at once', false],
])('commits whose first 12 digits are the same, pushed %s', (_how, stepwise) => {
  beforeEach(async () => {
    for (const commit of stepwise ? commits : commits.slice(-1)) await plan.publish(commit);
  });

  it('have versions and change sets of their own: the later ones under longer names', async () => {
    const [, second, third] = commits;
    const names = [digits, second.id, third.id];
    const texts = ['First.', 'Second.', 'Third.'];
    for (const [index, name] of names.entries()) {
      expect(await plan.text(`a/@${name}/source.md`)).toBe(`# A\n\n${texts[index]}\n`);
      expect(await plan.text(`a/@${name}/index.html`)).toContain(texts[index]);
      expect(await plan.text(`@changes/${name}/index.html`)).toContain(texts[index]);
      expect(await plan.text('a/@history/index.html')).toContain(`/a/@${name}/`);
    }
  });

  it('are no repetition of each other, and can be compared', async () => {
    const [, second, third] = commits;
    const changeSets = await plan.ports.store.changeSets(1, 3);
    expect(changeSets.map(({ repeated }) => repeated)).toEqual([undefined, undefined, undefined]);
    expect(await plan.text(`a/@compare/${digits}..${second.id}/index.html`)).toContain('Second.');
    const distant = `/a/@compare/${digits}..${third.id}/`;
    expect(await onDemand(distant, plan.ports, site)).toMatchObject({
      key: `${distant.slice(1)}index.html`,
    });
    expect(await onDemand(`/a/@compare/${third.id}..${digits}/`, plan.ports, site)).toEqual({
      redirect: distant,
      cache: 'current',
    });
    expect(await plan.differences()).toEqual([]);
  });

  it('can be come back to', async () => {
    const [first, second, third] = commits;
    for (const head of [second, third, first]) await plan.publish(head);
    const last = (await plan.ports.store.changeSets(4, 9)).map(({ commit, repeated }) => [
      commit,
      repeated,
    ]);
    expect(last).toEqual([
      [second.id, 2],
      [third.id, 3],
      [first.id, 1],
    ]);
    expect(await plan.text(`@changes/${second.id}-4/index.html`)).toContain('Second.');
    expect(await plan.text(`@changes/${digits}-6/index.html`)).toContain('First.');
    expect(await plan.text(`a/@${digits}/source.md`)).toBe('# A\n\nFirst.\n');
    expect(await plan.differences()).toEqual([]);
  });
});
