import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ConflictError, StoreError } from '../../lib/errors/errors.ts';
import type { VersionStore } from '../../lib/ports/version-store.ts';
import { cursorAt, hash, idOf, publicationOf } from './publications.ts';

const everything = Number.MAX_SAFE_INTEGER;

/** What every version store does; `make` gives an empty one. */
export function describeVersionStore(name: string, make: () => Promise<VersionStore>): void {
  describe(`version store: ${name}`, () => {
    let store: VersionStore;
    beforeEach(async () => {
      store = await make();
    });

    it('is empty at first', async () => {
      expect(await store.cursor('ingested')).toBeUndefined();
      await store.recover();
      expect(await store.changeSets(1, 10)).toEqual([]);
      expect(await store.documents([])).toEqual(new Map());
      expect(await store.documents(['x'])).toEqual(new Map());
      expect(await store.lookups([])).toEqual(new Map());
      expect(await store.lookups(['PATH#x'])).toEqual(new Map());
      expect(await store.members('LINK#x')).toEqual([]);
      expect(await store.changesOf('x', everything)).toEqual([]);
      expect(await store.versionsOf('x', everything)).toEqual([]);
      expect(await store.relinked('x', everything)).toBeUndefined();
      expect(await store.changesUnder('', everything, 10)).toEqual([]);
      expect(await store.publishedAs(hash('x').slice(0, 12))).toBeUndefined();
      expect(await store.version('x', 1)).toBeUndefined();
      await expect(store.source('x', 1)).rejects.toThrow(StoreError);
    });

    it('gives back what was published, equal in every part', async () => {
      const publication = publicationOf(1, [{ path: 'climat/été.md' }, { path: '日本/README.md' }]);
      await store.publish(publication);
      expect(await store.cursor('ingested')).toEqual(publication.cursor);
      expect(await store.changeSets(1, 1)).toEqual([publication.changeSet]);
      for (const { version, source } of publication.versions) {
        expect(await store.versionsOf(version.document, everything)).toEqual([version]);
        const stored = await store.source(version.document, version.number);
        expect(Buffer.compare(stored, source)).toBe(0);
      }
      for (const change of publication.changeSet.changes)
        expect(await store.changesOf(change.document, everything)).toEqual([
          { ...change, sequence: 1 },
        ]);
      const ids = publication.documents.map(({ document }) => document);
      expect(await store.documents([...ids, ...ids, 'x'])).toEqual(
        new Map(publication.documents.map((record) => [record.document, record])),
      );
    });

    it('keeps texts to the byte, of any size and any bytes', async () => {
      const texts = [
        new Uint8Array(),
        Uint8Array.from({ length: 256 }, (_, byte) => byte),
        randomBytes(500_000),
        Buffer.alloc(2_000_000, 'a long text '),
      ];
      const drafts = texts.map((text, index) => ({ path: `${index}.md`, text }));
      await store.publish(publicationOf(1, drafts));
      for (const { path, text } of drafts)
        expect(Buffer.compare(await store.source(idOf(path), 1), text)).toBe(0);
    });

    it('keeps notes, targets and look-ups of any length', async () => {
      const note = randomBytes(600_000).toString('base64');
      const path = `${'é'.repeat(2_000)}.png`;
      const targets = { [path]: { kind: 'missing' }, __proto__x: { kind: 'missing' } } as const;
      const members = [
        { set: `LINK#${path}`, member: 'b', present: true },
        { set: `LINK#${path}`, member: path, present: true },
      ];
      const publication = publicationOf(1, [{ path: 'a.md', targets }], {
        lookups: [{ key: `PATH#${path}`, value: note }],
        members,
        changeSet: { note },
      });
      await store.publish(publication);
      expect(await store.changeSets(1, 1)).toEqual([publication.changeSet]);
      expect(await store.lookups([`PATH#${path}`])).toEqual(new Map([[`PATH#${path}`, note]]));
      expect(await store.members(`LINK#${path}`)).toEqual(['b', path]);
      expect((await store.documents([idOf('a.md')])).get(idOf('a.md'))?.targets).toEqual(targets);
    });

    it('keeps a target whose name is special in JavaScript', async () => {
      const targets = JSON.parse(
        '{"__proto__":{"kind":"missing"},"constructor":{"kind":"missing"}}',
      );
      await store.publish(publicationOf(1, [{ path: 'a.md', targets }]));
      const stored = (await store.documents([idOf('a.md')])).get(idOf('a.md'))?.targets ?? {};
      expect(Object.keys(stored)).toEqual(['__proto__', 'constructor']);
    });

    it('answers as of a change set', async () => {
      const document = idOf('a.md');
      for (const number of [1, 2, 3]) {
        await store.publish(publicationOf(number, [{ path: 'a.md', number }]));
        expect(await store.versionsOf(document, number)).toHaveLength(number);
      }
      const numbers = (await store.versionsOf(document, 2)).map((version) => version.number);
      expect(numbers).toEqual([1, 2]);
      const sequences = (await store.changesOf(document, 2)).map((change) => change.sequence);
      expect(sequences).toEqual([1, 2]);
      expect(await store.versionsOf(document, 0)).toEqual([]);
      const documents = await store.documents([document]);
      expect(documents.get(document)?.state.version).toBe(3);
    });

    it('lists change sets in order, within bounds', async () => {
      for (const sequence of [1, 2, 3, 4])
        await store.publish(publicationOf(sequence, [{ path: `${sequence}.md` }]));
      const numbers = async (first: number, last: number) =>
        (await store.changeSets(first, last)).map(({ sequence }) => sequence);
      expect(await numbers(2, 3)).toEqual([2, 3]);
      expect(await numbers(1, 1_000)).toEqual([1, 2, 3, 4]);
      expect(await numbers(5, 1_004)).toEqual([]);
      expect(await numbers(3, 2)).toEqual([]);
    });

    it('finds a commit by its first 12 digits', async () => {
      await store.publish(publicationOf(1, [{ path: 'a.md' }]));
      await store.publish(publicationOf(2, [{ path: 'b.md' }]));
      for (const sequence of [1, 2]) {
        const { commit } = cursorAt(sequence);
        expect(await store.publishedAs(commit.slice(0, 12))).toEqual({ commit, sequence });
      }
      expect(await store.publishedAs(cursorAt(1).commit)).toBeUndefined();
    });

    it('finds commits that begin alike by different names, each as it was published last', async () => {
      const digits = 'abcdef012345';
      const [first, second] = [digits.padEnd(40, '0'), digits.padEnd(40, '1')];
      const named = (sequence: number, commit: string, more: object = {}) =>
        publicationOf(sequence, [{ path: 'a.md', number: sequence }], {
          changeSet: { commit, ...more },
        });
      await store.publish(named(1, first));
      const long = { longName: true } as const;
      await store.publish(named(2, second, long));
      expect(await store.publishedAs(digits)).toEqual({ commit: first, sequence: 1 });
      expect(await store.publishedAs(second)).toEqual({ commit: second, sequence: 2, ...long });
      await store.publish(named(3, first, { repeated: 1 }));
      await store.publish(named(4, second, { repeated: 2, ...long }));
      expect(await store.publishedAs(digits)).toEqual({ commit: first, sequence: 3, repeated: 1 });
      expect(await store.publishedAs(second)).toEqual({
        commit: second,
        sequence: 4,
        repeated: 2,
        ...long,
      });
    });

    it('gives one version by its number', async () => {
      const publication = publicationOf(1, [{ path: 'a.md' }]);
      await store.publish(publication);
      await store.publish(publicationOf(2, [{ path: 'a.md', number: 2 }]));
      expect(await store.version(idOf('a.md'), 1)).toEqual(publication.versions[0]?.version);
      expect((await store.version(idOf('a.md'), 2))?.sequence).toBe(2);
      expect(await store.version(idOf('a.md'), 3)).toBeUndefined();
    });

    it('takes a commit that was published before, after the branch was moved back to it', async () => {
      await store.publish(publicationOf(1, [{ path: 'a.md' }]));
      await store.publish(publicationOf(2, [{ path: 'a.md', number: 2 }]));
      const { commit } = cursorAt(1);
      await store.publish(
        publicationOf(3, [{ path: 'a.md', number: 3 }], {
          changeSet: { commit, rewrite: true },
          cursor: { ...cursorAt(3), commit },
        }),
      );
      expect(await store.publishedAs(commit.slice(0, 12))).toEqual({ commit, sequence: 3 });
      expect((await store.cursor('ingested'))?.commit).toBe(commit);
    });

    it('finds the change sets that touch a folder, newest first', async () => {
      const paths = ['a/b/c.md', 'a/d.md', 'e.md', 'ab/f.md', 'a/b/g.md'];
      for (const [index, path] of paths.entries())
        await store.publish(publicationOf(index + 1, [{ path }]));
      expect(await store.changesUnder('', everything, 10)).toEqual([5, 4, 3, 2, 1]);
      expect(await store.changesUnder('a', everything, 10)).toEqual([5, 2, 1]);
      expect(await store.changesUnder('a/b', everything, 10)).toEqual([5, 1]);
      expect(await store.changesUnder('a', 4, 10)).toEqual([2, 1]);
      expect(await store.changesUnder('a', everything, 1, 5)).toEqual([2]);
      expect(await store.changesUnder('', everything, 2, 1)).toEqual([]);
      expect(await store.changesUnder('', everything, 0)).toEqual([]);
    });

    it('counts a move as touching the old folder and the new', async () => {
      await store.publish(publicationOf(1, [{ path: 'old/a.md' }]));
      const moved = {
        path: 'new/a.md',
        from: 'old/a.md',
        document: idOf('old/a.md'),
        number: 2,
        kind: 'moved',
      } as const;
      await store.publish(publicationOf(2, [moved]));
      expect(await store.changesUnder('old', everything, 10)).toEqual([2, 1]);
      expect(await store.changesUnder('new', everything, 10)).toEqual([2]);
    });

    it('counts a change set without changes as touching the plan', async () => {
      await store.publish(publicationOf(1, []));
      expect(await store.changesUnder('', everything, 10)).toEqual([1]);
    });

    it('keeps look-ups and members as the last publication left them', async () => {
      await store.publish(
        publicationOf(1, [], {
          lookups: [
            { key: 'PATH#a', value: '1' },
            { key: 'PATH#é', value: '2' },
          ],
          members: ['z', 'é', 'a', '\u{1f600}', '\uffee'].map((member) => ({
            set: 'S',
            member,
            present: true,
          })),
        }),
      );
      expect(await store.members('S')).toEqual(['a', 'z', 'é', '\uffee', '\u{1f600}']);
      await store.publish(
        publicationOf(2, [], {
          lookups: [
            { key: 'PATH#a', value: undefined },
            { key: 'PATH#é', value: '3' },
            { key: 'PATH#none', value: undefined },
          ],
          members: [
            { set: 'S', member: 'z', present: false },
            { set: 'S', member: 'none', present: false },
          ],
        }),
      );
      expect(await store.lookups(['PATH#a', 'PATH#é', 'PATH#é'])).toEqual(
        new Map([['PATH#é', '3']]),
      );
      expect(await store.members('S')).toEqual(['a', 'é', '\uffee', '\u{1f600}']);
    });

    it('lets the last of two writes to one key count', async () => {
      await store.publish(
        publicationOf(1, [], {
          lookups: [
            { key: 'K', value: 'first' },
            { key: 'K', value: 'second' },
          ],
          members: [
            { set: 'S', member: 'm', present: true },
            { set: 'S', member: 'm', present: false },
          ],
        }),
      );
      expect(await store.lookups(['K'])).toEqual(new Map([['K', 'second']]));
      expect(await store.members('S')).toEqual([]);
    });

    it('knows the links of a document that was re-linked after its newest version', async () => {
      const document = idOf('a.md');
      const targets = { 'map.png': { kind: 'asset', address: '/@assets/1.png' } } as const;
      const relinked = [{ document, targets }];
      await store.publish(publicationOf(1, [{ path: 'a.md' }]));
      await store.publish(publicationOf(2, [], { changeSet: { relinked } }));
      await store.publish(publicationOf(3, [{ path: 'a.md', number: 2 }]));
      const withdrawn = { path: 'a.md', number: 2, kind: 'withdrawn' } as const;
      await store.publish(publicationOf(4, [], { changeSet: { relinked } }));
      await store.publish(publicationOf(5, [withdrawn]));
      expect(await store.relinked(document, 1)).toBeUndefined();
      expect(await store.relinked(document, 2)).toEqual(targets);
      expect(await store.relinked(document, 3)).toBeUndefined();
      expect(await store.relinked(document, everything)).toEqual(targets);
    });

    it('refuses a publication computed from another state, and changes nothing', async () => {
      await store.publish(publicationOf(1, [{ path: 'a.md' }]));
      await expect(store.publish(publicationOf(1, [{ path: 'b.md' }]))).rejects.toThrow(
        ConflictError,
      );
      await expect(store.publish(publicationOf(3, [{ path: 'b.md' }]))).rejects.toThrow(
        ConflictError,
      );
      expect(await store.cursor('ingested')).toEqual(cursorAt(1));
      expect(await store.versionsOf(idOf('b.md'), everything)).toEqual([]);
      expect(await store.lookups(['PATH#b.md'])).toEqual(new Map());
      expect(await store.changeSets(1, 10)).toHaveLength(1);
    });

    it('never writes a version again', async () => {
      await store.publish(publicationOf(1, [{ path: 'a.md', text: 'one' }]));
      const again = publicationOf(2, [{ path: 'a.md', number: 1, text: 'two' }]);
      await expect(store.publish(again)).rejects.toThrow(StoreError);
      expect(Buffer.from(await store.source(idOf('a.md'), 1)).toString()).toBe('one');
      expect(await store.cursor('ingested')).toEqual(cursorAt(1));
    });

    it('lets one of several publishers win', async () => {
      const drafts = Array.from({ length: 60 }, (_, index) => ({ path: `${index}.md` }));
      const publications = [drafts, drafts.slice(0, 1), drafts, drafts.slice(0, 2)].map((some) =>
        publicationOf(1, some),
      );
      const outcomes = await Promise.allSettled(
        publications.map((publication) => store.publish(publication)),
      );
      const won = outcomes.filter(({ status }) => status === 'fulfilled');
      expect(won.length).toBeLessThanOrEqual(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConflictError);
      await store.recover();
      if (won.length === 0) await store.publish(publicationOf(1, drafts));
      const changeSets = await store.changeSets(1, 10);
      expect(changeSets).toHaveLength(1);
      const { changes = [] } = changeSets[0] ?? {};
      for (const { document } of changes)
        expect(await store.versionsOf(document, everything)).toHaveLength(1);
      const documents = await store.documents(drafts.map(({ path }) => idOf(path)));
      expect(documents.size).toBe(changes.length);
    });

    it('moves each cursor from where it is expected, and from nowhere else', async () => {
      await store.advance('rendered', undefined, cursorAt(1));
      await store.advance('rendered', cursorAt(1), cursorAt(3));
      await expect(store.advance('rendered', cursorAt(1), cursorAt(2))).rejects.toThrow(
        ConflictError,
      );
      await expect(store.advance('rendered', undefined, cursorAt(2))).rejects.toThrow(
        ConflictError,
      );
      await expect(store.advance('announced', cursorAt(3), cursorAt(4))).rejects.toThrow(
        ConflictError,
      );
      expect(await store.cursor('rendered')).toEqual(cursorAt(3));
      expect(await store.cursor('announced')).toBeUndefined();
    });

    it('moves the ingest cursor past commits that leave the plan alone', async () => {
      await store.publish(publicationOf(1, [{ path: 'a.md' }]));
      const { tree: _, ...later } = { ...cursorAt(1), commit: hash('later') };
      await store.advance('ingested', cursorAt(1), later);
      expect(await store.cursor('ingested')).toEqual(later);
      const stale = publicationOf(2, [{ path: 'a.md', number: 2 }]);
      await expect(store.publish(stale)).rejects.toThrow(ConflictError);
      await store.publish({ ...stale, expected: later });
      expect(await store.cursor('ingested')).toEqual(cursorAt(2));
    });

    it('publishes hundreds of changes at once, and reads them by the hundred', async () => {
      const drafts = Array.from({ length: 400 }, (_, index) => ({
        path: `folder-${index % 20}/document-${index}.md`,
        text: `# Document ${index}\n\n${hash(`${index}`).repeat(40)}\n`,
      }));
      const publication = publicationOf(1, drafts);
      await store.publish(publication);
      const ids = drafts.map(({ path }) => idOf(path));
      expect(await store.changeSets(1, 1)).toEqual([publication.changeSet]);
      expect((await store.documents(ids)).size).toBe(drafts.length);
      const found = await store.lookups(drafts.map(({ path }) => `PATH#${path}`));
      expect(new Set(found.values())).toEqual(new Set(ids));
      expect(await store.changesUnder('folder-7', everything, 5)).toEqual([1]);
      await store.publish(publicationOf(2, [{ path: drafts[0]?.path ?? '', number: 2 }]));
      expect(await store.versionsOf(ids[0] ?? '', everything)).toHaveLength(2);
    });
  });
}
