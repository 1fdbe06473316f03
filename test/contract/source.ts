import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GazetteError } from '../../lib/errors/errors.ts';
import type { Commit, Source, TreeChange } from '../../lib/ports/source.ts';
import type { RawFiles } from '../support/raw-repository.ts';

/** A commit to write; no branch moves by it. */
export interface ContractCommit {
  readonly files?: RawFiles;
  readonly parents?: readonly string[];
  readonly note?: string;
}

/** A repository to write to, and the source that reads its branch `main`. */
export interface SourceUnderTest {
  readonly source: Source;
  commit(commit: ContractCommit): Promise<string>;
  /** `undefined` deletes the branch. */
  setHead(commit: string | undefined): Promise<void>;
  close(): Promise<void>;
}

const gone = 'f'.repeat(40);

/** Everything the history gives after `from`. */
export async function walk(
  source: Source,
  from: string | undefined,
  to: string,
): Promise<{ readonly relation: string; readonly commits: readonly Commit[] }> {
  const { relation, commits } = await source.history(from, to);
  const all: Commit[] = [];
  for await (const commit of commits) all.push(commit);
  return { relation, commits: all };
}

/** `-path` removed, `+path` added, `-+path` another file than before. */
export function kindOf({ path, before, after }: TreeChange): string {
  return `${before ? '-' : ''}${after ? '+' : ''}${path}`;
}

/** What every source does; `make` gives one of an empty repository. */
export function sourceContract(name: string, make: () => Promise<SourceUnderTest>): void {
  describe(`source: ${name}`, () => {
    let tested: SourceUnderTest;
    let source: Source;
    beforeEach(async () => {
      tested = await make();
      ({ source } = tested);
    });
    afterEach(() => tested.close());

    /** GitHub answers nothing of a repository that has no branch. */
    const walkTo = async (from: string | undefined, to: string) => {
      await tested.setHead(to);
      return walk(source, from, to);
    };
    const commit = (note: string, parents: readonly string[], text = note) =>
      tested.commit({ note, parents, files: { 'a.md': text } });
    const treeOf = async (files: RawFiles) => {
      const { commits } = await walkTo(undefined, await tested.commit({ files }));
      return commits[0]?.tree ?? '';
    };
    const notes = async (from: string | undefined, to: string) => {
      const { relation, commits } = await walkTo(from, to);
      return [relation, ...commits.map(({ note }) => note)];
    };

    it('has a head once there is a branch, until it is deleted', async () => {
      expect(await source.head()).toBeUndefined();
      const first = await commit('one', []);
      await tested.setHead(first);
      expect(await source.head()).toBe(first);
      const second = await commit('two', [first]);
      await tested.setHead(second);
      expect(await source.head()).toBe(second);
      await tested.setHead(undefined);
      expect(await source.head()).toBeUndefined();
      await tested.setHead(first);
      expect(await source.head()).toBe(first);
    });

    it('confirms the head that it has, and that there is none', async () => {
      expect(await source.confirmHead()).toBeUndefined();
      const first = await commit('one', []);
      const second = await commit('two', [first]);
      for (const head of [second, first, undefined, second]) {
        await tested.setHead(head);
        expect(await source.confirmHead()).toBe(head);
      }
    });

    it('gives first parents, oldest first, and not what was merged', async () => {
      const one = await commit('one', []);
      const two = await commit('two', [one]);
      const side = await commit('side', [one]);
      const merge = await commit('merge', [two, side]);
      const last = await commit('last', [merge]);
      expect(await notes(undefined, last)).toEqual(['forward', 'one', 'two', 'merge', 'last']);
      expect(await notes(one, last)).toEqual(['forward', 'two', 'merge', 'last']);
      expect(await notes(merge, last)).toEqual(['forward', 'last']);
      expect(await notes(last, last)).toEqual(['forward']);
    });

    it('gives the head alone where the commit was merged into the branch', async () => {
      const one = await commit('one', []);
      const two = await commit('two', [one]);
      const side = await commit('side', [one]);
      const merge = await commit('merge', [side, two]);
      const last = await commit('last', [merge]);
      expect(await notes(two, last)).toEqual(['joined', 'last']);
      expect(await notes(two, merge)).toEqual(['joined', 'merge']);
    });

    it('gives the head alone where a history without common root was merged', async () => {
      const one = await commit('one', []);
      const other = await commit('other root', []);
      const merge = await commit('merge', [one, other]);
      expect(await notes(other, merge)).toEqual(['joined', 'merge']);
      expect(await notes(undefined, merge)).toEqual(['forward', 'one', 'merge']);
    });

    it('gives the head alone where the history was rewritten', async () => {
      const one = await commit('one', []);
      const lost = await commit('lost', [one]);
      const other = await commit('other', [one]);
      const stranger = await commit('stranger', []);
      expect(await notes(lost, other)).toEqual(['rewritten', 'other']);
      expect(await notes(stranger, other)).toEqual(['rewritten', 'other']);
      expect(await notes(gone, other)).toEqual(['rewritten', 'other']);
    });

    it('calls it rewritten where the branch was set back', async () => {
      const one = await commit('one', []);
      const two = await commit('two', [one]);
      expect(await notes(two, one)).toEqual(['rewritten', 'one']);
    });

    it('gives each commit with its id, tree and note', async () => {
      const id = await tested.commit({ note: 'Subject\n\nBody 🌍', files: { 'a.md': 'a' } });
      const { commits } = await walkTo(undefined, id);
      expect(commits).toMatchObject([
        { id, tree: expect.stringMatching(/^[0-9a-f]{40}$/u), note: 'Subject\n\nBody 🌍' },
      ]);
      expect(commits[0]?.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u);
    });

    it('fails where the head itself is not there', async () => {
      await tested.setHead(await commit('one', []));
      await expect(walk(source, undefined, gone)).rejects.toBeInstanceOf(GazetteError);
    });

    it('compares trees file by file, without renames', async () => {
      const before = await treeOf({ 'a/x.md': 'x', 'b.md': 'b', 'c.md': 'c', 'same/d.md': 'd' });
      const after = await treeOf({ 'b.md': 'B', 'd/x.md': 'x', 'same/d.md': 'd' });
      const changes = await source.compareTrees(before, after);
      expect(changes.map(kindOf)).toEqual(['-a/x.md', '-+b.md', '-c.md', '+d/x.md']);
      expect(changes[0]?.before).toEqual(changes[3]?.after);
      expect(await source.compareTrees(after, after)).toEqual([]);
    });

    it('compares with nothing, from either side', async () => {
      const tree = await treeOf({ 'a/x.md': 'x', 'b.md': 'b' });
      const [added, removed] = [
        await source.compareTrees(undefined, tree),
        await source.compareTrees(tree, undefined),
      ];
      expect(added.map(kindOf)).toEqual(['+a/x.md', '+b.md']);
      expect(removed.map(kindOf)).toEqual(['-a/x.md', '-b.md']);
      expect(await source.compareTrees(undefined, undefined)).toEqual([]);
    });

    it('orders by the bytes of paths, whatever is a folder', async () => {
      const paths = ['B.md', 'a-b.md', 'a.md', 'a/b.md', 'a0.md', 'é.md', '\ufb01.md', '🌍.md'];
      const tree = await treeOf(Object.fromEntries(paths.toReversed().map((path) => [path, 'x'])));
      const changes = await source.compareTrees(undefined, tree);
      expect(changes.map(({ path }) => path)).toEqual(paths);
    });

    it('tells a file that becomes a folder, and the other way round', async () => {
      const file = await treeOf({ en: 'file', 'z.md': 'z' });
      const folder = await treeOf({ 'en/a.md': 'a', 'en/b/c.md': 'c', 'z.md': 'z' });
      const [there, back] = [
        await source.compareTrees(file, folder),
        await source.compareTrees(folder, file),
      ];
      expect(there.map(kindOf)).toEqual(['-en', '+en/a.md', '+en/b/c.md']);
      expect(back.map(kindOf)).toEqual(['+en', '-en/a.md', '-en/b/c.md']);
    });

    it('tells a change of mode, and symbolic links by theirs', async () => {
      const before = await treeOf({ 'a.md': 'same', 'b.md': 'target' });
      const after = await treeOf({
        'a.md': { mode: '100755', content: 'same' },
        'b.md': { mode: '120000', content: 'target' },
      });
      const changes = await source.compareTrees(before, after);
      const modes = changes.map((change) => [change.before?.mode, change.after?.mode]);
      expect(modes).toEqual([
        ['100644', '100755'],
        ['100644', '120000'],
      ]);
      for (const change of changes) expect(change.before?.id).toBe(change.after?.id);
    });

    it('finds files and folders, and nothing where nothing is', async () => {
      const tree = await treeOf({ 'en/deep/a.md': 'a', 'z.md': 'z' });
      expect(await source.entry(tree, 'z.md')).toMatchObject({ mode: '100644' });
      expect(await source.entry(tree, 'en/deep/a.md')).toMatchObject({ mode: '100644' });
      const folder = await source.entry(tree, 'en');
      expect(folder?.mode).toBe('040000');
      expect((await source.entry(folder?.id ?? '', 'deep/a.md'))?.mode).toBe('100644');
      for (const path of ['none.md', 'en/none.md', 'none/a.md', 'z.md/a.md', 'EN', 'en/deep/a'])
        expect(await source.entry(tree, path)).toBeUndefined();
    });

    it('reads a blob’s text, and the size alone of what is too large', async () => {
      const tree = await treeOf({ 'a.md': 'été', 'empty.md': '' });
      const read = async (path: string, maximumBytes: number) =>
        source.blob((await source.entry(tree, path))?.id ?? '', maximumBytes);
      const { size, bytes } = await read('a.md', 5);
      expect([size, Buffer.from(bytes ?? []).toString('utf8')]).toEqual([5, 'été']);
      expect(await read('a.md', 4)).toEqual({ size: 5 });
      const empty = await read('empty.md', 0);
      expect([empty.size, empty.bytes?.length]).toEqual([0, 0]);
      await expect(source.blob(gone, 10)).rejects.toBeInstanceOf(GazetteError);
    });
  });
}
