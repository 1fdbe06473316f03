import { describe, expect, it } from '@jest/globals';
import { inconsistencies, recordsOf } from './consistency.ts';
import { createModelRepository, type ModelFile } from './model-source.ts';
import { type Published, publishInPeace } from './undisturbed.ts';

/** What the simulation found, each as the smallest plan that shows it. */
type Plan = Readonly<Record<string, string>>;

const alpha = text('Alpha');
const beta = text('Beta');
const readme = text('The plan');

function text(subject: string): string {
  return `# ${subject}\n\nA sentence on ${subject} that is long enough to be known again elsewhere.\n`;
}

function declared(id: string): string {
  return `---\nid: ${id}\n---\n${text(id)}`;
}

function summary(...paths: readonly string[]): string {
  return paths.map((path) => `* [${path}](${path})\n`).join('');
}

/** Publishes one state of a plan after the other; a number sets the branch back to that state. */
async function publish(...states: readonly (Plan | number)[]) {
  const repository = createModelRepository();
  const heads: string[] = [];
  for (const state of states) {
    if (typeof state === 'number') heads.push(heads[state] ?? '');
    else {
      const files = Object.entries(state).map(([path, source]): [string, ModelFile] => [
        path,
        { mode: '100644', text: source },
      ]);
      const parents = heads.slice(-1);
      heads.push(repository.commit(new Map(files), parents, `state ${heads.length}`).id);
    }
  }
  return publishInPeace(repository, heads, { atOnce: false });
}

describe('the contents list every document once', () => {
  it.each<[string, ...Plan[]]>([
    [
      'when an entry comes in front of a SUMMARY.md',
      { 'a.md': alpha, 'b.md': beta, 'SUMMARY.md': summary('a.md', 'b.md') },
      {
        'a.md': alpha,
        'b.md': beta,
        'c.md': readme,
        'SUMMARY.md': summary('c.md', 'a.md', 'b.md'),
      },
    ],
    [
      'when two files swap their names',
      { 'a.md': declared('one'), 'b.md': declared('two') },
      { 'a.md': declared('two'), 'b.md': declared('one') },
    ],
    [
      'when files are renumbered',
      { 'a.md': declared('one'), 'b.md': declared('two') },
      { 'b.md': declared('one'), 'c.md': declared('two') },
    ],
  ])('%s', async (_what, ...states) => {
    expect(await inconsistencies(await publish(...states))).toEqual([]);
  });
});

describe('a file that may be executed from now on', () => {
  it('changes nothing that readers see', async () => {
    const repository = createModelRepository();
    const commit = (mode: string, ...parents: string[]) =>
      repository.commit(new Map([['a.md', { mode, text: alpha }]]), parents, mode).id;
    const first = commit('100644');
    const heads = [first, commit('100755', first)];
    const { store } = await publishInPeace(repository, heads, { atOnce: false });
    const changeSets = await store.changeSets(1, 2);
    const kinds = changeSets.map(({ changes }) => changes.map(({ kind }) => kind));
    expect(kinds).toEqual([['created'], []]);
  });
});

describe('a branch that is set back to a published commit', () => {
  it('is published, with a page for each time', async () => {
    const states = [{ 'a.md': alpha }, { 'b.md': beta, 'c.md': readme }, 0];
    const { pages, store } = await publish(...states);
    const [first, , again] = await store.changeSets(1, 3);
    const digits = first?.commit.slice(0, 12);
    expect(again?.commit).toBe(first?.commit);
    expect(await pages.reader.get(`@changes/${digits}/index.html`)).toBeDefined();
    expect(await pages.reader.get(`@changes/${digits}-3/index.html`)).toBeDefined();
  });

  it('gives two texts the addresses that they had there, whoever has them by then', async () => {
    const both = { 'a.md': `${alpha}\nMore.\n`, 'a/README.md': beta };
    const withdrawn = await publish({ 'a.md': alpha }, both, { 'b.md': readme }, 1);
    expect(await addressesOf(withdrawn)).toEqual({ 'a.md': '/a/', 'a/README.md': '/a/README.md/' });
    expect(await inconsistencies(withdrawn)).toEqual([]);
    const taken = await publish(
      { 'c.md': alpha },
      both,
      { 'a/README.md': beta },
      { 'a.md': beta },
      1,
    );
    expect(await addressesOf(taken)).toEqual({ 'a.md': '/a.md/', 'a/README.md': '/a/' });
    expect(await inconsistencies(taken)).toEqual([]);
  });
});

/** Addresses of the live documents, by path. */
async function addressesOf({ store }: Published): Promise<Record<string, string>> {
  const records = await recordsOf(store);
  const live = records.filter((record) => record.live);
  return Object.fromEntries(live.map(({ state }) => [state.path, state.address]));
}

describe('a feed', () => {
  it('is the plan’s own at /feed.xml, also when README.md moves', async () => {
    const { pages } = await publish({ 'README.md': readme }, { 'intro.md': readme });
    expect((await pages.reader.get('feed.xml'))?.redirect).toBeUndefined();
  });

  it('is the document’s where a folder has its name', async () => {
    const { pages } = await publish(
      { 'a.md': alpha, 'a/b.md': beta },
      { 'a.md': alpha, 'a/b.md': `${beta}\nMore.\n` },
    );
    const feed = await pages.reader.get('a/feed.json');
    expect(JSON.parse(new TextDecoder().decode(feed?.body)).title).toBe('Alpha · Plan');
  });
});
