import { describe, expect, it } from '@jest/globals';
import { verify } from '../../../lib/pipeline/verify/verify.ts';
import type { Source } from '../../../lib/ports/source.ts';
import type { Publication } from '../../../lib/ports/version-store.ts';
import { createMemoryPages } from '../../simulation/memory-pages.ts';
import {
  createModelRepository,
  type ModelCommit,
  type ModelFiles,
} from '../../simulation/model-source.ts';
import { createMemoryStores, site, wakeAll } from '../../simulation/world.ts';

type Files = Readonly<Record<string, string>>;

/** A plan whose branch is set to heads one after the other, with what may go wrong on the way. */
function openPlan(damage: { source?: Partial<Source>; publication?: typeof asItIs } = {}) {
  const repository = createModelRepository();
  const stores = createMemoryStores();
  const pages = createMemoryPages().reader;
  const { publication = asItIs } = damage;
  const store = {
    ...stores.store,
    publish: (whole: Publication) => stores.store.publish(publication(whole)),
  };
  const report = async () => {};
  return {
    repository,
    commit: (files: Files, ...parents: readonly ModelCommit[]) =>
      repository.commit(
        modelFiles(files),
        parents.map(({ id }) => id),
        `Commit ${Object.keys(files).length}`,
      ),
    async publish(head: ModelCommit, source: Partial<Source> = {}) {
      repository.head = head.id;
      const changed = { ...repository.source, ...source };
      await wakeAll({ ...stores, store, pages, source: changed, author: { report } });
    },
    async differences() {
      const ports = { store: stores.store, pages, source: repository.source };
      const { differences } = await verify(ports, site);
      return differences.map(({ where, what }) => `${where}: ${what}`);
    },
  };
}

const asItIs = (publication: Publication) => publication;

function modelFiles(files: Files): ModelFiles {
  return new Map(
    Object.entries(files).map(([path, text]) => [path, { mode: '100644', text }] as const),
  );
}

/** A source that leaves out one commit of each history. */
function without(lost: ModelCommit, { history }: Source): Partial<Source> {
  return {
    async history(from, to) {
      const { relation, commits } = await history(from, to);
      async function* rest() {
        for await (const commit of commits) if (commit.id !== lost.id) yield commit;
      }
      return { relation, commits: rest() };
    },
  };
}

/** A publication that says nothing of a document. */
function withoutPath(path: string) {
  return (whole: Publication): Publication => {
    const { changes } = whole.changeSet;
    const lost = changes.filter(({ after }) => after.path === path).map((one) => one.document);
    const isKept = (document: string | undefined) => !lost.includes(document ?? '');
    return {
      ...whole,
      changeSet: {
        ...whole.changeSet,
        changes: changes.filter(({ document }) => isKept(document)),
      },
      versions: whole.versions.filter(({ version }) => isKept(version.document)),
      documents: whole.documents.filter(({ document }) => isKept(document)),
      lookups: whole.lookups.filter(({ value }) => isKept(value)),
    };
  };
}

const start = { 'README.md': '# Plan\n', 'a.md': '# A\n\nThe promise.\n' };
const added = { ...start, 'b.md': '# B\n\nSecond.\n' };
const amended = { ...added, 'a.md': '# A\n\nLess of a promise.\n' };

describe('verify and what was lost', () => {
  it('names a document that was never published', async () => {
    const plan = openPlan({ publication: withoutPath('b.md') });
    const first = plan.commit(start);
    await plan.publish(plan.commit(amended, plan.commit(added, first)));
    expect(await plan.differences()).toEqual([
      expect.stringMatching(/^b\.md: git has the blob [0-9a-f]{40} there, nothing is published$/u),
    ]);
  });

  it('names a commit in the middle that was skipped, also one that a later commit takes back', async () => {
    for (const last of [amended, start]) {
      const plan = openPlan();
      const first = plan.commit(start);
      const second = plan.commit(added, first);
      const third = plan.commit(last, second);
      await plan.publish(third, without(second, plan.repository.source));
      expect(await plan.differences()).toEqual([
        `commit ${second.id}: it changes the plan and has no change set`,
      ]);
    }
  });

  it('names the first commit when it was skipped', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    await plan.publish(plan.commit(added, first), without(first, plan.repository.source));
    expect(await plan.differences()).toEqual([
      `commit ${first.id}: it changes the plan and has no change set`,
    ]);
  });

  it('names the last commit when the cursor went on without it', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    const { source } = plan.repository;
    await plan.publish(plan.commit(added, first), {
      async history(from, to) {
        const { relation, commits } = await source.history(from, to);
        async function* asBefore() {
          for await (const commit of commits) yield { ...commit, tree: first.tree };
        }
        return { relation, commits: asBefore() };
      },
    });
    const { head } = plan.repository;
    expect(await plan.differences()).toContain(
      `commit ${head}: it changes the plan and has no change set`,
    );
  });

  it('names a document that git does not have', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    await plan.publish(first, {
      compareTrees: async (before, after) => {
        const found = await plan.repository.source.compareTrees(before, after);
        const [readme] = found;
        return [...found, ...(readme ? [{ ...readme, path: 'made-up.md' }] : [])];
      },
    });
    expect(await plan.differences()).toContain(
      'made-up.md: it is published, and git has no file there',
    );
  });

  it('knows a file that is held back, as long as its author was told', async () => {
    const held = { ...start, '@b.md': '# B\n', 'image.svg': '<svg/>' };
    const plan = openPlan();
    await plan.publish(plan.commit(held, plan.commit(start)));
    expect(await plan.differences()).toEqual([]);
    const untold = openPlan({
      publication: (whole) => ({ ...whole, changeSet: { ...whole.changeSet, problems: [] } }),
    });
    await untold.publish(untold.commit(held));
    expect(await untold.differences()).toContain('@b.md: it is held back, and no problem says so');
  });
});

describe('verify and histories that are not straight', () => {
  const other = { ...start, 'c.md': '# C\n\nThird.\n' };

  it('asks for nothing that was taken away by force, whether the plan was changed or not', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    await plan.publish(plan.commit(added, first));
    // The same text under another message, then another text.
    const reworded = plan.commit({ ...added }, first);
    await plan.publish(reworded);
    await plan.publish(plan.commit(amended, reworded));
    expect(await plan.differences()).toEqual([]);
    const elsewhere = plan.commit(other, plan.commit(amended, first));
    await plan.publish(elsewhere);
    await plan.publish(plan.commit(start, elsewhere));
    expect(await plan.differences()).toEqual([]);
  });

  it('asks for nothing of the side from which a merge joined', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    await plan.publish(first);
    // Seen by ingest, and without a change set: it leaves the plan alone.
    const seen = plan.commit({ ...start }, first);
    await plan.publish(seen);
    const side = plan.commit(other, first);
    const merge = plan.commit({ ...other, ...added }, side, seen);
    await plan.publish(merge);
    await plan.publish(plan.commit(amended, merge));
    expect(await plan.differences()).toEqual([]);
  });

  it('asks for nothing when the branch was set back and went forward again', async () => {
    const plan = openPlan();
    const first = plan.commit(start);
    const second = plan.commit(added, first);
    const third = plan.commit(amended, second);
    for (const head of [third, first, third, second]) await plan.publish(head);
    expect(await plan.differences()).toEqual([]);
  });

  it('names a published state that git does not have', async () => {
    const plan = openPlan();
    await plan.publish(plan.commit(start));
    const { source } = createModelRepository();
    Object.assign(plan.repository.source, source);
    expect(await plan.differences()).toContainEqual(
      expect.stringMatching(/^the published state: git does not have its commit [0-9a-f]{40}$/u),
    );
  });
});
