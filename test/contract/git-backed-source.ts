import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Source } from '../../lib/ports/source.ts';
import type { RawFiles } from '../support/raw-repository.ts';
import { kindOf, walk } from './source.ts';

/** A commit with everything that git can say. */
export interface RawSourceCommit {
  readonly files?: RawFiles;
  readonly parents?: readonly string[];
  /** `Name <address> seconds zone`. */
  readonly author?: string | Uint8Array;
  readonly committer?: string;
  /** Further header lines. */
  readonly headers?: readonly string[];
  readonly message?: string | Uint8Array;
}

/** A real repository to write to, and the way to open sources of it. */
export interface GitUnderTest {
  commit(commit: RawSourceCommit): Promise<string>;
  /** `undefined` deletes the branch. */
  setBranch(name: string, commit: string | undefined): Promise<void>;
  open(branch: string, path: string): Promise<Source>;
  close(): Promise<void>;
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** What every source does that reads git's own objects; `make` gives an empty repository. */
export function gitBackedSourceContract(name: string, make: () => Promise<GitUnderTest>): void {
  describe(`source of git objects: ${name}`, () => {
    let tested: GitUnderTest;
    beforeEach(async () => {
      tested = await make();
    });
    afterEach(() => tested.close());

    /** Opens `main` at a commit. */
    const openAt = async (commit: RawSourceCommit, path = '') => {
      const id = await tested.commit(commit);
      await tested.setBranch('main', id);
      const source = await tested.open('main', path);
      const { commits } = await walk(source, undefined, id);
      const last = commits.at(-1);
      if (!last) throw new Error('The source gives no commit.');
      return { id, source, last, tree: last.tree ?? '' };
    };

    it('tells the author, and the committer’s date in UTC', async () => {
      const { last } = await openAt({
        author: 'Ève A. Müller <eve@example.org> 1400000000 +0200',
        committer: 'GitHub <noreply@example.org> 1437096600 -0230',
      });
      expect(last).toMatchObject({ author: 'Ève A. Müller', date: '2015-07-17T01:30:00.000Z' });
    });

    it.each([
      ['no name', ' <nobody@example.org> 1400000000 +0000', ''],
      ['an angle in it', 'A. <x> B <ab@example.org> 1400000000 +0000', 'A. <x> B'],
      ['blanks around it', ' A  <a@example.org> 1400000000 +0000', 'A'],
    ])('tells an author with %s', async (_what, author, name) => {
      expect((await openAt({ author })).last.author).toBe(name);
    });

    it.each([
      ['nothing', '', ''],
      ['line breaks alone', '\n\n', ''],
      ['several line breaks at its end', 'Note\n\nBody\n\n\n', 'Note\n\nBody'],
      ['a line break at its beginning', '\nNote', '\nNote'],
      ['trailing blanks', 'Note \t\n', 'Note \t'],
    ])('tells a note with %s', async (_what, message, note) => {
      expect((await openAt({ message })).last.note).toBe(note);
    });

    it('decodes author and note as the commit says', async () => {
      const { last } = await openAt({
        author: Buffer.from('J\xfcrgen <j@example.org> 1400000000 +0000', 'latin1'),
        headers: ['encoding ISO-8859-1'],
        message: Buffer.from('caf\xe9\n', 'latin1'),
      });
      expect(last).toMatchObject({ author: 'Jürgen', note: 'café' });
    });

    it('tells what it can of a note that is not in the encoding it should be', async () => {
      const { last } = await openAt({ message: Buffer.from('caf\xe9 noir\n', 'latin1') });
      expect(last.note).toBe('caf\ufffd noir');
    });

    it.each(['plan', 'docs/plan'])('sees the folder %s alone', async (path) => {
      const none = await tested.commit({ files: { 'other.md': 'x' } });
      const file = await tested.commit({ files: { [path]: 'x' }, parents: [none] });
      const files = { [`${path}/en/a.md`]: 'a', [`${path}-2/b.md`]: 'b', 'other.md': 'x' };
      const { id, source, tree } = await openAt({ files, parents: [file] }, path);
      const { commits } = await walk(source, undefined, id);
      expect(commits.map((commit) => commit.tree === undefined)).toEqual([true, true, false]);
      expect((await source.compareTrees(undefined, tree)).map(kindOf)).toEqual(['+en/a.md']);
      expect(await source.entry(tree, 'en/a.md')).toMatchObject({ mode: '100644' });
    });

    it('takes no link and no submodule for the plan’s folder', async () => {
      const link = await tested.commit({ files: { plan: { mode: '120000', content: 'docs' } } });
      const submodule = await tested.commit({
        files: { plan: { mode: '160000', commit: '1'.repeat(40) } },
        parents: [link],
      });
      const files = { 'plan/a.md': 'a' };
      const { id, source } = await openAt({ files, parents: [submodule] }, 'plan');
      const { commits } = await walk(source, undefined, id);
      expect(commits.map((commit) => commit.tree === undefined)).toEqual([true, true, false]);
    });

    it('tells submodules by their mode, and does not look for what they name', async () => {
      const files = { 'a.md': 'a', lib: { mode: '160000', commit: '1'.repeat(40) } };
      const { source, tree } = await openAt({ files });
      const changes = await source.compareTrees(undefined, tree);
      expect(changes.at(-1)).toEqual({
        path: 'lib',
        after: { mode: '160000', id: '1'.repeat(40) },
      });
      expect(await source.entry(tree, 'lib/a.md')).toBeUndefined();
    });

    it('reads empty trees: of a commit, and of a folder in it', async () => {
      const { source, tree } = await openAt({ files: {} });
      expect(tree).toBe(emptyTree);
      expect(await source.compareTrees(undefined, tree)).toEqual([]);
      expect(await source.entry(tree, 'a.md')).toBeUndefined();
      const files = { 'a.md': 'a', 'no/t': { mode: '40000', commit: emptyTree } };
      const other = await openAt({ files });
      const changes = await other.source.compareTrees(tree, other.tree);
      expect(changes.map(kindOf)).toEqual(['+a.md']);
      expect(await other.source.entry(other.tree, 'no/t/a.md')).toBeUndefined();
    });

    it('reads names of any kind', async () => {
      const paths = ['a b/“c” 🌍.md', 'a%20b.md', 'c#d?e.md', 'f\\g.md', 'h\ti.md', 'j"k.md'];
      const { source, tree } = await openAt({
        files: Object.fromEntries(paths.map((path) => [path, path])),
      });
      const changes = await source.compareTrees(undefined, tree);
      expect(changes.map(({ path }) => path)).toEqual(paths);
      for (const path of paths) expect((await source.entry(tree, path))?.mode).toBe('100644');
    });

    it('reads binary blobs byte by byte', async () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
      const { source, tree } = await openAt({ files: { 'a.bin': bytes } });
      const id = (await source.entry(tree, 'a.bin'))?.id ?? '';
      const blob = await source.blob(id, 300_000);
      expect(Buffer.from(blob.bytes ?? []).equals(bytes)).toBe(true);
      expect(await source.blob(id, 299_999)).toEqual({ size: 300_000 });
    });

    it('tells branches apart, also where one was deleted for another beneath it', async () => {
      const one = await tested.commit({ message: 'one' });
      const two = await tested.commit({ message: 'two', parents: [one] });
      await tested.setBranch('main', one);
      await tested.setBranch('plan', one);
      const plan = await tested.open('plan', '');
      expect(await plan.head()).toBe(one);
      await tested.setBranch('plan', undefined);
      await tested.setBranch('plan/été/100%#1', two);
      expect(await plan.head()).toBeUndefined();
      expect(await (await tested.open('plan/été/100%#1', '')).head()).toBe(two);
      await tested.setBranch('plan/été/100%#1', undefined);
      await tested.setBranch('plan', two);
      expect(await plan.head()).toBe(two);
    });
  });
}
